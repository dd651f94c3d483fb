import { version } from "../../package.json";
import wasm from "./built/fordel.wasm?url";
import { EngineClient } from "./client.ts";
import { contract } from "./contract.ts";
import workerUrl from "./worker.ts?worker&url";

/** The one policy by which the page makes script addresses: its own worker's. */
const policy = window.trustedTypes?.createPolicy("fordel", { createScriptURL: (url) => url });

/** Where the worker's script is: beside the page, and once it is kept in the page's memory. */
let script = new URL(workerUrl, document.baseURI).href;

function spawn(): Worker {
  const url = policy ? policy.createScriptURL(script) : script;
  return new Worker(url as string, { type: "module", name: "fordel" });
}

/** A client whose worker loads the engine that was built with the page. */
export function startEngine(): EngineClient {
  return new EngineClient(spawn, new URL(wasm, document.baseURI).href, { version, contract });
}

/** Keeps the worker's script, so that another worker can be started without a fetch. */
export async function keepWorker(): Promise<void> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`${script}: ${response.status}`);
  script = URL.createObjectURL(new Blob([await response.text()], { type: "text/javascript" }));
}
