import wasmUrl from "../engine/built/fordel.wasm?url";
import type { WorkerLike } from "../engine/client.ts";
import { compile } from "../engine/compile.ts";
import workerUrl from "../engine/worker.ts?worker&url";
import type { Host } from "./engine.ts";
import { inPage } from "./inpage.ts";
import { release } from "./release.ts";

/** Where the files of the engine are, for those who do not leave them beside each other. */
export interface LoadOptions {
  /** The address of the .wasm file of this package, or what it was compiled to. */
  wasm?: string | URL | WebAssembly.Module;
  /** The address of the worker's file. A page can only start a worker of its own origin; from any other, and where there are no workers, the engine runs in the page. */
  worker?: string | URL;
}

/** Modules that are compiled, or are being, by their addresses: all that asks for one shares it. */
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** Fetches and compiles the engine once. A failure leaves nothing behind: it can be called again. */
export async function hostOf({ wasm = wasmUrl, worker = workerUrl }: LoadOptions): Promise<Host> {
  const module = wasm instanceof WebAssembly.Module ? wasm : await compiled(new URL(wasm, document.baseURI).href);
  const script = new URL(worker, document.baseURI);
  const own = script.origin === location.origin && typeof Worker === "function";
  const spawn = own ? () => thread(script) : inPage;
  return { spawn, module, version: release };
}

function compiled(address: string): Promise<WebAssembly.Module> {
  const known = modules.get(address);
  if (known) return known;
  const module = compile(address);
  modules.set(address, module);
  module.catch(() => modules.delete(address));
  return module;
}

type Policy = { createScriptURL(url: string): TrustedScriptURL };

/** Makes the address of the worker, and no other, where a page allows only trusted ones. */
let policy: Policy | undefined;

/** A worker of the page's own origin. */
function thread(script: URL): WorkerLike {
  const { trustedTypes } = window;
  policy ??= trustedTypes?.createPolicy("fordel", { createScriptURL: (url) => url });
  const url = policy ? policy.createScriptURL(script.href) : script.href;
  return new Worker(url as string, { type: "module", name: "fordel" });
}
