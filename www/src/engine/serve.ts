/**
 * Loads the engine and answers numbered requests in the order they come, wherever
 * it is: in a worker of a browser or of Node, or in the page itself. It keeps no
 * state of its own but which request it is at.
 */
import { putAside, withGlue } from "./globals.ts"; // before the glue
import "./built/wasm_exec.js";
import { compile } from "./compile.ts";
import type { Answer, Boot, Request } from "./protocol.ts";

/** Where requests come from and answers go to: a worker's scope, or an end of a channel. */
export interface Port {
  postMessage(answer: Answer, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { data: Request }) => void): void;
}

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

type Call = Extract<Request, { method: string }>;

putAside();
const scope = globalThis as { fordel?: Bridge };

/** Answers the requests that come to a port. */
export function serve(port: Port): void {
  new Server(port);
}

class Server {
  #bridge: Bridge | null = null;
  /** The request at work, or the last one. */
  #current = 0;
  /** Requests that still wait, and are not to be begun. */
  readonly #dropped = new Set<number>();
  /** Requests wait for those before them, the first of which boots the engine. */
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly port: Port) {
    port.addEventListener("message", ({ data }) => {
      if ("cancel" in data) return this.#cancel(data.cancel);
      const dead = (problem: unknown) => port.postMessage({ dead: String(problem) });
      this.#turn = this.#turn.then(() => this.#carryOut(data)).catch(dead);
    });
  }

  async #carryOut(request: Exclude<Request, { cancel: number }>): Promise<void> {
    this.#current = request.id;
    if (this.#dropped.delete(request.id)) return;
    if ("method" in request) return this.#call(request);
    this.port.postMessage({ id: request.id, module: await this.#boot(request.boot) });
  }

  async #boot({ wasm }: Boot): Promise<WebAssembly.Module> {
    const module = await compile(wasm);
    const go = withGlue(({ Go }) => new (Go as new () => GoRuntime)());
    const instance = await WebAssembly.instantiate(module, go.importObject);
    this.#bridge = withGlue(() => this.#start(go, instance));
    return module;
  }

  /** Starts the engine. What it installs is taken out of the global scope at once: others there install their own. */
  #start(go: GoRuntime, instance: WebAssembly.Instance): Bridge {
    const before = scope.fordel;
    go.run(instance).then(
      () => this.port.postMessage({ dead: "the engine ended" }),
      (problem: unknown) => this.port.postMessage({ dead: String(problem) }),
    );
    const bridge = scope.fordel;
    if (before === undefined) delete scope.fordel;
    else scope.fordel = before;
    if (!bridge || bridge === before) throw new Error("the engine did not install its bridge");
    return bridge;
  }

  /** Has the engine answer. While it works it lets messages in now and then, of which `cancel` may be one. */
  #call({ id, method, params, bytes }: Call): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.#bridge) return reject(new Error("the engine is not running"));
      const answered = (reply: string | Uint8Array<ArrayBuffer>) => {
        this.#answer(id, reply);
        resolve();
      };
      const progress = (what: string, done: number, total: number) =>
        this.port.postMessage({ id, progress: { what, done, total } });
      this.#bridge.start(method, JSON.stringify(params), bytes, answered, progress);
    });
  }

  #answer(id: number, reply: string | Uint8Array<ArrayBuffer>): void {
    if (typeof reply !== "string") {
      this.port.postMessage({ id, frame: reply }, [reply.buffer]);
      return;
    }
    const said = read(reply);
    if (said === undefined) this.port.postMessage({ id, unreadable: reply.slice(0, 200) });
    else if (said.cancelled) this.port.postMessage({ id, cancelled: true });
    else if (said.error) this.port.postMessage({ id, error: said.error });
    else this.port.postMessage({ id, reply: said });
  }

  /** Ends the request at work; the engine's answer to it says so. One that waits is answered at once. */
  #cancel(id: number): void {
    if (id === this.#current) this.#bridge?.cancel();
    if (id <= this.#current) return;
    this.#dropped.add(id);
    this.port.postMessage({ id, cancelled: true });
  }
}

/** What a reply says; undefined where it is not JSON. */
function read(reply: string) {
  try {
    return JSON.parse(reply);
  } catch {
    return undefined;
  }
}
