import type { Program } from "./program.ts";
import { exponent } from "./rounds.ts";
import { span, table } from "./table.ts";

/** The smallest size, as a scale of the reference workload; 64 times as much is two million children. */
const smallest = 50 / 64;

/** How many times as many children and institutions. */
const sizes = [1, 2, 4, 8, 16, 32, 64];

const tasks = { "full run": "full/engine", "change of a pool": "pool/engine", import: "import/engine" };

/** How cost grows with the size of the workload: the shortest of some times for each size, and the exponent. */
export async function growth(programs: Record<string, Program>): Promise<string> {
  const points = new Map<string, [size: number, ns: number][]>();
  for (const program of Object.values(programs)) await warm(program);
  for (const size of sizes) {
    for (const [where, program] of Object.entries(programs)) {
      await program.scale(smallest * size);
      for (const [task, name] of Object.entries(tasks)) {
        const line = `${task}, ${where}`;
        points.set(line, [...(points.get(line) ?? []), [size, await shortest(program, name)]]);
      }
    }
  }
  const head = ["31,250 children in 312 institutions, times", ...sizes.map((size) => `${size}x`), "exponent"];
  const rows = [...points].map(([line, times]) => [
    line,
    ...times.map(([, ns]) => span(ns)),
    exponent(times).toFixed(2),
  ]);
  return table([head, ...rows]);
}

/** Does the tasks for a while at the smallest size, for compilers that look at what runs often. */
async function warm(program: Program): Promise<void> {
  await program.scale(smallest);
  for (const task of Object.values(tasks)) await program.time(task, 1500);
}

/** The shortest of some times: of ten, or of as many as take a second, but of two at least. */
async function shortest(program: Program, task: string): Promise<number> {
  const ms = 20;
  let [best, spent] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < 2 || (i < 10 && spent < 1e9); i++) {
    const ns = await program.time(task, ms);
    best = Math.min(best, ns);
    spent += Math.max(ns, ms * 1e6);
  }
  return best;
}
