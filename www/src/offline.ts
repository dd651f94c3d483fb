import { trusted } from "./engine/script.ts";

/** How long a first visit waits for the page to be kept; ms. It is kept all the same when it takes longer. */
const patience = 10_000;

/**
 * Has the browser keep the page, so that it opens without a network. `newer` is called when a newer build is
 * kept as well, with what takes it: nothing does so by itself.
 */
export async function keepOffline(newer: (take: () => void) => void): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!import.meta.env.PROD || !workers) return;
  const kept = await workers.register(trusted("./sw.js") as string, { updateViaCache: "none" }).catch(() => null);
  if (!kept) return;
  const offer = () => {
    const { waiting } = kept;
    if (waiting && workers.controller) newer(() => take(workers, waiting));
  };
  offer();
  kept.addEventListener("updatefound", () => {
    const coming = kept.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") offer();
    });
  });
  if (!workers.controller) {
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    await Promise.race([workers.ready, failed(kept.installing), late]);
  }
}

/** Waits until a worker cannot be installed, as where there is no room for the files. */
function failed(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "redundant") resolve();
    });
  });
}

/** Goes on with the newer build, all of it: the page is loaded anew when its worker answers. */
function take(workers: ServiceWorkerContainer, waiting: ServiceWorker): void {
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}
