import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import wasmUrl from "../engine/built/fordel.wasm?url";
import type { WorkerLike } from "../engine/client.ts";
import type { Answer, Request } from "../engine/protocol.ts";
import { Engine } from "./engine.ts";
import { release } from "./release.ts";
import workerUrl from "./thread.ts?worker&url";

export * from "./api.ts";

/** Where the engine's file is, for those who do not leave it in the package. */
export interface LoadOptions {
  /** The file's address (`file:`), or what it was compiled to. */
  wasm?: string | URL | WebAssembly.Module;
}

/** Reads and compiles the engine. */
export async function load({ wasm = wasmUrl }: LoadOptions = {}): Promise<Engine> {
  const module = wasm instanceof WebAssembly.Module ? wasm : await compiled(new URL(wasm));
  return new Engine({ spawn: () => thread(new URL(workerUrl)), module, version: release });
}

async function compiled(file: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(await readFile(file)));
}

/** A thread that keeps the program alive only while it has something to answer. */
function thread(script: URL): WorkerLike {
  const worker = new Worker(script, { name: "fordel" });
  const open = new Set<number>();
  const outer: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage(request: Request) {
      if ("id" in request) open.add(request.id);
      worker.ref();
      worker.postMessage(request);
    },
    terminate: () => void worker.terminate(),
  };
  worker.on("message", (answer: Answer) => {
    if ("id" in answer && !("progress" in answer)) open.delete(answer.id);
    if (open.size === 0) worker.unref();
    outer.onmessage?.({ data: answer } as MessageEvent<Answer>);
  });
  worker.on("error", (problem) => outer.onerror?.({ message: String(problem) } as ErrorEvent));
  worker.unref();
  return outer;
}
