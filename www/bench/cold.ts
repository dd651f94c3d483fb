import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median, milliseconds, table } from "./table.ts";

const script = fileURLToPath(new URL("cold.mjs", import.meta.url));

/** A step of a start: its time, and the code that V8 compiled for it as nothing had touched it before. */
interface Step {
  name: string;
  milliseconds: number;
  functions: number;
  bytes: number;
}

/**
 * Starts the engine under Node in processes of their own and computes an example:
 * milliseconds, the median of `count` starts, and what code was touched. The
 * latter hardly varies, however busy the machine is.
 */
export function cold(engine: string, example: string, count: number): string {
  const timed = Array.from({ length: count }, () => start([], engine, example));
  const touched = start(["--trace-wasm-compilation-times", "--no-wasm-tier-up"], engine, example);
  const rows = touched.map((step, i) => [
    step.name,
    milliseconds(median(timed.map((steps) => steps[i]?.milliseconds ?? 0))),
    step.functions.toLocaleString("en"),
    kilobytes(step.bytes),
  ]);
  const sum = (of: (step: Step) => number) => touched.reduce((all, step) => all + of(step), 0);
  const whole = median(timed.map((steps) => steps.reduce((all, step) => all + step.milliseconds, 0)));
  const last = [
    "together",
    milliseconds(whole),
    sum((s) => s.functions).toLocaleString("en"),
    kilobytes(sum((s) => s.bytes)),
  ];
  return table([["", "time", "functions", "code touched"], ...rows, last]);
}

/** One start with some flags of Node. */
function start(flags: string[], engine: string, example: string): Step[] {
  const done = spawnSync(process.execPath, [...flags, script, engine, example], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  if (done.status !== 0) throw new Error(`the engine did not start: ${done.stderr}`);
  const steps: Step[] = [];
  const seen = new Set<string>();
  let text = "";
  for (const part of done.stdout.split("\u0002")) {
    const [compiled = "", told] = part.split("\u0001");
    const [milliseconds = "", ...name] = told?.split(" ") ?? [];
    const step = { name: name.join(" "), milliseconds: Number(milliseconds), functions: 0, bytes: 0 };
    if (told !== undefined) steps.push(step);
    const lines = (text + compiled).split("\n");
    text = lines.pop() ?? "";
    count(lines, seen, steps.at(-1) ?? step);
  }
  return steps;
}

/** Adds the functions that V8 says it compiled to a step, each only once. */
function count(lines: string[], seen: Set<string>, step: Step): void {
  for (const line of lines) {
    const [, index, bytes] = /Compiled function .*#(\d+) .*bodysize (\d+)/.exec(line) ?? [];
    if (index === undefined || seen.has(index)) continue;
    seen.add(index);
    step.functions++;
    step.bytes += Number(bytes);
  }
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString("en")} KB`;
}
