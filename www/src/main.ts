/** Starts the page: the engine, the gallery, the first example; everything is fetched before it says it is ready. */
import { loadCharts } from "./components/chart.ts";
import { Page } from "./components/page.ts";
import { loadEditor } from "./components/rules.ts";
import { keepWorker, startEngine } from "./engine/start.ts";
import { keepReader, readBook } from "./sheet/start.ts";
import { fetchExamples } from "./state/examples.ts";
import { keeping, readKept, resume } from "./state/keep.ts";
import { rememberedLanguage } from "./state/preferences.ts";
import { Session } from "./state/session.ts";

const page = new Page();
const lang = rememberedLanguage();
const engine = startEngine();
const session = new Session(engine, lang);
document.documentElement.lang = lang;
page.session = session;
page.readBook = readBook;
document.body.prepend(page);

async function start(): Promise<void> {
  const built = engine.call("version", {});
  const opened = await fetchExamples("first");
  page.examples = opened;
  const kept = await readKept();
  if (opened[0] && !kept) await session.openExample(opened[0]);
  page.version = (await built).version;
  const [others] = await Promise.all([
    fetchExamples("others"),
    loadCharts(),
    loadEditor(),
    keepWorker(),
    keepReader(),
    engine.grow(),
  ]);
  page.examples = [...opened, ...others];
  if (kept) {
    await resume(session, kept, page.examples);
    page.resumed(kept.at);
  }
  keeping(session);
}

/** Counts what is fetched from now on, so that the page can tell that it is nothing. */
function countRequests(): void {
  const fetched = (entry: PerformanceEntry) => !/^(blob|data):/.test(entry.name);
  new PerformanceObserver((list) => {
    page.requests += list.getEntries().filter(fetched).length;
  }).observe({ type: "resource" });
}

start().then(
  () => {
    page.loading = "ready";
    countRequests();
    // Tests wait for this, and watch that nothing is fetched after it.
    document.documentElement.dataset.ready = "true";
  },
  (problem: unknown) => {
    page.loading = "broken";
    throw problem;
  },
);
