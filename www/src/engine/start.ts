import { EngineClient } from "./client.ts";
import workerUrl from "./worker.ts?worker&url";

/** The one policy by which the page makes script addresses: its own worker's. */
const policy = window.trustedTypes?.createPolicy("fordel", { createScriptURL: (url) => url });

/** A client whose worker loads the engine that lies beside the page. */
export function startEngine(): EngineClient {
  const beside = (file: string) => new URL(file, document.baseURI).href;
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl;
  return new EngineClient(() => new Worker(url as string, { type: "module", name: "fordel" }), {
    runtime: beside("wasm_exec.js"),
    wasm: beside("fordel.wasm"),
  });
}
