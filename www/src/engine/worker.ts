/**
 * The worker: loads the engine and answers numbered requests in the order they
 * come. It keeps no state of its own but the model, by which it digests runs.
 */
import { digest } from "./digest.ts";
import type { Answer, Boot, Method, Model, Reply, Request, RunResult, Text } from "./protocol.ts";

/** What Go's `wasm_exec.js` installs. */
interface GoRuntime {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

interface WorkerScope {
  Go: new () => GoRuntime;
  fordel?: { call(method: string, json: string, bytes?: Uint8Array): string };
  postMessage(answer: Answer): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
}

const scope = self as unknown as WorkerScope;
let model: Model | null = null;

/** Compiles while the file comes in, where the server names its type. */
async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const named = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function boot({ runtime, wasm }: Boot): Promise<void> {
  const [module] = await Promise.all([compile(wasm), import(/* @vite-ignore */ runtime)]);
  const go = new scope.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance).then(
    () => scope.postMessage({ dead: "the engine ended" }),
    (problem: unknown) => scope.postMessage({ dead: String(problem) }),
  );
  if (!scope.fordel) throw new Error("the engine did not install its bridge");
}

function call(method: Method, params: unknown, bytes?: Uint8Array): Reply<Method> | { error: Text } {
  if (!scope.fordel) throw new Error("the engine is not running");
  const reply = JSON.parse(scope.fordel.call(method, JSON.stringify(params), bytes));
  if (reply.error) return reply;
  if (method === "rules") model = reply.model;
  return method === "run" ? digest(reply as RunResult, model) : reply;
}

async function answer(request: Request): Promise<Answer> {
  if ("boot" in request) {
    await boot(request.boot);
    return { id: request.id, reply: {} };
  }
  const reply = call(request.method, request.params, request.bytes);
  return "error" in reply ? { id: request.id, error: reply.error } : { id: request.id, reply };
}

/** Requests wait for those before them, the first of which boots the engine. */
let turn: Promise<void> = Promise.resolve();

scope.addEventListener("message", (event) => {
  turn = turn
    .then(() => answer(event.data))
    .then(
      (reply) => scope.postMessage(reply),
      (problem: unknown) => scope.postMessage({ dead: String(problem) }),
    );
});
