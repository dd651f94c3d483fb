import { readFileSync } from "node:fs";
import { join } from "node:path";
import { processorTime } from "./clock.ts";
import { readColumns } from "./csv.ts";
import { type Knobs, Loops, standard } from "./loops.ts";
import type { Houses } from "./program.ts";

/** The workload in TypeScript, with the tasks of engine/bench/tasks.go. */
export class Hand {
  readonly #sheets: [institutions: Uint8Array, children: Uint8Array];
  readonly #loops: Loops;
  readonly #tasks: Record<string, () => void>;

  /** Takes the CSV files of a folder. */
  constructor(folder: string) {
    const [institutions, children] = [read(folder, "institutions"), read(folder, "children")];
    this.#sheets = [institutions, children];
    this.#loops = new Loops(readColumns(...this.#sheets));
    this.#loops.full(standard());
    let turn = 0;
    const next = () => turn++ % 8;
    this.#tasks = {
      full: () => this.#loops.full(standard()),
      pool: () => this.#loops.pools({ ...standard(), socialShare: 0.03 + next() / 200 }),
      child: () => this.#loops.full({ ...standard(), low: 250_000 + next() * 1000 }),
      import: () => readColumns(...this.#sheets),
    };
  }

  /** Does a task for some time, at least once; the nanoseconds of processor time of one. */
  time(name: string, ms: number): number {
    const task = this.#tasks[name];
    if (!task) throw new Error(`there is no task ${name}`);
    return time(task, ms);
  }

  /** The institutions' figures that engine and loops must agree on. */
  results(knobs: Knobs): Houses {
    this.#loops.full(knobs);
    const { enrolled, vulnerable, marks, base, social, extra, total, rank } = this.#loops;
    const figures = { enrolled, vulnerable, marks, base, social, extra, total, "cost.rank": rank };
    return Object.fromEntries(Object.entries(figures).map(([name, column]) => [name, [...column]]));
  }
}

/**
 * Does a task once to warm up, then again and again until some time has passed,
 * at least once; the nanoseconds of processor time of one.
 */
export function time(task: () => void, ms: number): number {
  task();
  const [start, spent] = [performance.now(), processorTime()];
  let n = 0;
  while (n === 0 || performance.now() - start < ms) {
    task();
    n++;
  }
  return (processorTime() - spent) / n;
}

/** The same for a task that has to be waited for. */
export async function timeAnswers(task: () => Promise<unknown>, ms: number): Promise<number> {
  await task();
  const [start, spent] = [performance.now(), processorTime()];
  let n = 0;
  while (n === 0 || performance.now() - start < ms) {
    await task();
    n++;
  }
  return (processorTime() - spent) / n;
}

function read(folder: string, table: string): Uint8Array {
  return readFileSync(join(folder, `${table}.csv`));
}
