import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface GoRuntime {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

interface Scope {
  Go: new () => GoRuntime;
  fordel: { call(method: string, json: string, bytes?: Uint8Array): string };
}

/** The engine as the page loads it, in this process. */
export class Bridge {
  readonly #call: Scope["fordel"]["call"];
  readonly #memory: WebAssembly.Memory;

  private constructor(call: Scope["fordel"]["call"], memory: WebAssembly.Memory) {
    this.#call = call;
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
    return new Bridge(scope.fordel.call, instance.exports.mem as WebAssembly.Memory);
  }

  /** Gives the engine the rules and the data of the workload. */
  open(rules: string, folder: string): void {
    this.#ask("rules", { text: rules, file: "workload.fordel" });
    for (const table of ["institutions", "children"]) {
      this.#ask("data", { table, file: `${table}.csv` }, readFileSync(join(folder, `${table}.csv`)));
    }
  }

  /** Computes with some parameters, and reads what the page shows of it. */
  run(params: Record<string, number>): Record<string, unknown> {
    return this.#ask("run", { params });
  }

  /** The memory that the engine has, in bytes. */
  get memory(): number {
    return this.#memory.buffer.byteLength;
  }

  #ask(method: string, params: object, bytes?: Uint8Array): Record<string, unknown> {
    const reply = JSON.parse(this.#call(method, JSON.stringify({ ...params, lang: "en" }), bytes));
    const problem = reply.error ?? reply.diagnostics?.find((d: { severity: string }) => d.severity === "error");
    if (problem) throw new Error(`${method}: ${problem.en ?? problem.message}`);
    return reply;
  }
}
