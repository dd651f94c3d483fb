import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Knobs } from "./loops.ts";

/** Figures of the institutions: columns by name. */
export type Houses = Record<string, number[]>;

/** What engine/bench/tasks answers. */
interface Reply {
  ns?: number;
  houses?: Houses;
  error?: string;
}

/** The program engine/bench/tasks, natively or in wasm, as a child process. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: string[] = []) {
    // Go in wasm has little room for the environment.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    this.#child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    if (!this.#child.stdout) throw new Error(`${command} cannot be heard`);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Makes the workload up anew at a scale. */
  async scale(scale: number): Promise<void> {
    await this.#ask({ scale });
  }

  /** Does a task for some time, at least once; the nanoseconds of processor time of one. */
  async time(task: string, ms: number): Promise<number> {
    return (await this.#ask({ time: task, ms })).ns ?? 0;
  }

  /** The institutions as "engine", "rows" or "loops" compute them. */
  async results(by: string, knobs: Knobs): Promise<Houses> {
    return (await this.#ask({ results: by, knobs })).houses ?? {};
  }

  /** Writes the data into a folder as CSV. */
  async write(folder: string): Promise<void> {
    await this.#ask({ files: folder });
  }

  /** Writes so many rows into a folder as CSV. */
  async writeSized(folder: string, institutions: number, children: number): Promise<void> {
    await this.#ask({ files: folder, institutions, children });
  }

  /** Ends the process. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.stdin?.end();
    await gone;
  }

  async #ask(request: object): Promise<Reply> {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the program ended at ${JSON.stringify(request)}`);
    const reply = JSON.parse(value) as Reply;
    if (reply.error) throw new Error(reply.error);
    return reply;
  }
}
