import { version } from "../../package.json";
import wasm from "./built/first.wasm?url";
import { EngineClient } from "./client.ts";
import { compile } from "./compile.ts";
import { contract, later } from "./contract.ts";
import { WorkerScript } from "./script.ts";
import workerUrl from "./worker.ts?worker&url";

const script = new WorkerScript(workerUrl);

/** The whole engine; where it is stands in a script of its own, as it is not needed for the first results. */
async function whole(): Promise<WebAssembly.Module> {
  const { wasm } = await import("./whole.ts");
  return compile(new URL(wasm, document.baseURI).href, (copy) => {
    bytes = copy.blob();
    bytes.catch(() => undefined); // who asks for them is told
  });
}

let bytes: Promise<Blob> | null = null;

/** The file of the whole engine, once that has come. */
export function wholeBytes(): Promise<Blob> {
  return bytes ?? Promise.reject(new Error("the whole engine has not come"));
}

/** A client whose worker loads the engine that was built with the page. */
export function startEngine(): EngineClient {
  const build = { wasm: new URL(wasm, document.baseURI).href, rest: { methods: later, whole } };
  return new EngineClient(() => script.spawn("fordel"), build, { version, contract });
}

/** Keeps the worker's script, so that another worker can be started without a fetch. */
export function keepWorker(): Promise<void> {
  return script.keep();
}
