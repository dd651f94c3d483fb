import { version } from "../../package.json";
import wasm from "./built/fordel.wasm?url";
import { EngineClient } from "./client.ts";
import { contract } from "./contract.ts";
import { WorkerScript } from "./script.ts";
import workerUrl from "./worker.ts?worker&url";

const script = new WorkerScript(workerUrl);

/** A client whose worker loads the engine that was built with the page. */
export function startEngine(): EngineClient {
  const spawn = () => script.spawn("fordel");
  return new EngineClient(spawn, new URL(wasm, document.baseURI).href, { version, contract });
}

/** Keeps the worker's script, so that another worker can be started without a fetch. */
export function keepWorker(): Promise<void> {
  return script.keep();
}
