import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Hand } from "./hand.ts";
import { standard } from "./loops.ts";
import { Program } from "./program.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fordel-bench-"));
let engine: Program;

beforeAll(async () => {
  const program = join(folder, "tasks");
  execFileSync("go", ["build", "-o", program, "./engine/bench/tasks"], { cwd: root });
  engine = new Program(program);
  await engine.scale(0.2);
  await engine.write(folder);
}, 180_000);

afterAll(async () => {
  await engine.end();
  rmSync(folder, { recursive: true });
});

it("gives every institution what the engine gives it, to the krone", async () => {
  const hand = new Hand(folder);
  for (const socialShare of [0.01, 0.03, 0.07]) {
    const knobs = { ...standard(0.2), socialShare, low: 250_000 + 1e6 * socialShare };
    const figures = hand.results(knobs);
    expect(figures).toEqual(await engine.results("engine", knobs));
    expect(Math.max(...(figures.total ?? []))).toBeGreaterThan(1e6);
  }
});

it("does each task at least once and says how long it took", () => {
  const hand = new Hand(folder);
  for (const task of ["full", "pool", "child", "import"]) expect(hand.time(task, 0)).toBeGreaterThan(0);
  expect(() => hand.time("nothing", 0)).toThrow("nothing");
});

it("hears of what the program cannot do", async () => {
  await expect(engine.time("nothing", 1)).rejects.toThrow("nothing");
  expect(await engine.time("parse/engine", 1)).toBeGreaterThan(0);
});
