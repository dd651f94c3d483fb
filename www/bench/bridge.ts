import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FrameReader } from "../src/engine/frame.ts";
import type { Results } from "../src/engine/protocol.ts";

interface GoRuntime {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** What the engine answers: JSON, or a frame. */
type Reply = string | Uint8Array<ArrayBuffer>;

/** What Go's `wasm_exec.js` and the engine install. */
interface Scope {
  Go: new () => GoRuntime;
  fordel: {
    start(
      method: string,
      json: string,
      bytes: Uint8Array | undefined,
      answer: (reply: Reply) => void,
      progress: () => void,
    ): void;
  };
}

/** The engine as the page loads it and speaks with it, in this process. */
export class Bridge {
  readonly #fordel: Scope["fordel"];
  readonly #memory: WebAssembly.Memory;
  readonly #frames = new FrameReader();

  private constructor(fordel: Scope["fordel"], memory: WebAssembly.Memory) {
    this.#fordel = fordel;
    this.#memory = memory;
  }

  /** Starts the engine that lies in a folder with Go's glue. */
  static async start(folder: string): Promise<Bridge> {
    await import(/* @vite-ignore */ pathToFileURL(join(folder, "wasm_exec.js")).href);
    const scope = globalThis as unknown as Scope;
    const go = new scope.Go();
    const module = await WebAssembly.compile(readFileSync(join(folder, "fordel.wasm")));
    const instance = await WebAssembly.instantiate(module, go.importObject);
    void go.run(instance);
    return new Bridge(scope.fordel, instance.exports.mem as WebAssembly.Memory);
  }

  /** Gives the engine the rules and the data of the workload. */
  async open(rules: string, folder: string): Promise<void> {
    await this.#ask("rules", { text: rules, file: "workload.fordel" });
    for (const table of ["institutions", "children"]) {
      await this.#ask("data", { table, file: `${table}.csv` }, readFileSync(join(folder, `${table}.csv`)));
    }
  }

  /** Computes with some parameters and reads the results as the page does, columns as arrays. */
  async results(params: Record<string, number>): Promise<Results> {
    const reply = await this.#ask("results", { params });
    if (typeof reply === "string") throw new Error(`results: ${reply}`);
    const results = this.#frames.read(reply);
    const problem = results.summary.diagnostics.find((d) => d.severity === "error");
    if (problem) throw new Error(problem.message);
    return results;
  }

  /** The memory that the engine has, in bytes. */
  get memory(): number {
    return this.#memory.buffer.byteLength;
  }

  async #ask(method: string, params: object, bytes?: Uint8Array): Promise<Reply> {
    const json = JSON.stringify({ ...params, lang: "en" });
    const reply = await new Promise<Reply>((resolve) => this.#fordel.start(method, json, bytes, resolve, () => {}));
    if (typeof reply !== "string") return reply;
    const { error, diagnostics = [] } = JSON.parse(reply);
    const problem = error?.en ?? diagnostics.find((d: { severity: string }) => d.severity === "error")?.message;
    if (problem) throw new Error(`${method}: ${problem}`);
    return reply;
  }
}
