/**
 * The worker: loads the engine and answers numbered requests in the order they
 * come. It keeps no state of its own but which request it is at.
 */
import "./built/wasm_exec.js";
import type { Answer, Boot, Request } from "./protocol.ts";

/** What Go's `wasm_exec.js` installs. */
interface GoRuntime {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** What the engine installs, as wasm/main_js.go says. */
interface Bridge {
  start(
    method: string,
    json: string,
    bytes: Uint8Array | undefined,
    answer: (reply: string | Uint8Array<ArrayBuffer>) => void,
    progress: (what: string, done: number, total: number) => void,
  ): void;
  cancel(): void;
}

interface WorkerScope {
  Go: new () => GoRuntime;
  fordel?: Bridge;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
}

type Call = Extract<Request, { method: string }>;

const scope = self as unknown as WorkerScope;

/** Compiles while the file comes in, where the server names its type; what is compiled already is taken as it is. */
async function compile(address: string | WebAssembly.Module): Promise<WebAssembly.Module> {
  if (typeof address !== "string") return address;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const named = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function boot({ wasm }: Boot): Promise<WebAssembly.Module> {
  const module = await compile(wasm);
  const go = new scope.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance).then(
    () => scope.postMessage({ dead: "the engine ended" }),
    (problem: unknown) => scope.postMessage({ dead: String(problem) }),
  );
  if (!scope.fordel) throw new Error("the engine did not install its bridge");
  return module;
}

/** Has the engine answer. While it works it lets messages in now and then, of which `cancel` may be one. */
function call({ id, method, params, bytes }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!scope.fordel) return reject(new Error("the engine is not running"));
    const answered = (reply: string | Uint8Array<ArrayBuffer>) => {
      answer(id, reply);
      resolve();
    };
    const progress = (what: string, done: number, total: number) =>
      scope.postMessage({ id, progress: { what, done, total } });
    scope.fordel.start(method, JSON.stringify(params), bytes, answered, progress);
  });
}

function answer(id: number, reply: string | Uint8Array<ArrayBuffer>): void {
  if (typeof reply !== "string") {
    scope.postMessage({ id, frame: reply }, [reply.buffer]);
    return;
  }
  const said = read(reply);
  if (said === undefined) scope.postMessage({ id, unreadable: reply.slice(0, 200) });
  else if (said.cancelled) scope.postMessage({ id, cancelled: true });
  else if (said.error) scope.postMessage({ id, error: said.error });
  else scope.postMessage({ id, reply: said });
}

/** What a reply says; undefined where it is not JSON. */
function read(reply: string) {
  try {
    return JSON.parse(reply);
  } catch {
    return undefined;
  }
}

/** The request at work, or the last one. */
let current = 0;
/** Requests that still wait, and are not to be begun. */
const dropped = new Set<number>();

async function carryOut(request: Exclude<Request, { cancel: number }>): Promise<void> {
  current = request.id;
  if (dropped.delete(request.id)) return;
  if ("method" in request) return call(request);
  scope.postMessage({ id: request.id, module: await boot(request.boot) });
}

/** Ends the request at work; the engine's answer to it says so. One that waits is answered at once. */
function cancel(id: number): void {
  if (id === current) scope.fordel?.cancel();
  if (id <= current) return;
  dropped.add(id);
  scope.postMessage({ id, cancelled: true });
}

/** Requests wait for those before them, the first of which boots the engine. */
let turn: Promise<void> = Promise.resolve();

scope.addEventListener("message", ({ data }) => {
  if ("cancel" in data) return cancel(data.cancel);
  turn = turn.then(() => carryOut(data)).catch((problem: unknown) => scope.postMessage({ dead: String(problem) }));
});
