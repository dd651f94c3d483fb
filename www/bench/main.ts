/**
 * The benchmark on the reference workload. `make bench` builds what it needs and
 * says where that is:
 *
 *   run.mjs TASKS TASKS.WASM GO_JS_WASM_EXEC [PART...]
 *
 * TASKS is the command engine/bench/tasks. The page must be built in dist, the
 * engine in public. The parts are growth, large, startup and ratios; without
 * any all are done.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { Bridge } from "./bridge.ts";
import { growth } from "./growth.ts";
import { Hand, time } from "./hand.ts";
import { large } from "./large.ts";
import { standard } from "./loops.ts";
import { Program } from "./program.ts";
import { ratios } from "./ratios.ts";
import { type Plan, rounds, type Timed } from "./rounds.ts";
import { startup } from "./startup.ts";

const [native = "", wasm = "", goInWasm = "", ...wanted] = process.argv.slice(2);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const rules = readFileSync(here("../../engine/bench/workload.fordel"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "fordel-bench-"));
const programs = { native: new Program(native), wasm: new Program(goInWasm, [wasm]) };

/** Ends where engine, engine row by row and loops do not give every institution the same, to the krone. */
async function agree(hand: Hand): Promise<void> {
  for (const socialShare of [0.01, 0.03, 0.07]) {
    const knobs = { ...standard(), socialShare };
    const want = hand.results(knobs);
    for (const [where, program] of Object.entries(programs)) {
      for (const by of ["engine", "rows", "loops"]) {
        const same = isDeepStrictEqual(await program.results(by, knobs), want);
        if (!same)
          throw new Error(`${by}, ${where}, and the loops in TypeScript do not agree at a share of ${socialShare}`);
      }
    }
  }
}

/** Everything that is timed in turn. */
function plan(hand: Hand, bridge: Bridge): Plan {
  const plan: Plan = new Map();
  for (const task of ["full", "pool", "child", "import", "parse", "check"]) {
    const by = new Map<string, Timed>();
    for (const [where, program] of Object.entries(programs)) {
      const of = (who: string) => by.set(`${where}/${who}`, (ms) => program.time(`${task}/${who}`, ms));
      of("engine");
      if (!["parse", "check"].includes(task)) of("loops");
      if (["full", "pool", "child"].includes(task)) of("rows");
    }
    if (!["parse", "check"].includes(task)) by.set("ts", (ms) => hand.time(task, ms));
    plan.set(task, by);
  }
  let turn = 0;
  const change = () => bridge.run({ social_share: 0.03 + (turn++ % 8) / 200 });
  plan.set("read back", new Map([["wasm/engine", (ms) => time(change, ms)]]));
  return plan;
}

/** What each part is called and how it is done. */
const parts: Record<string, [title: string, text: () => Promise<string>]> = {
  growth: ["How cost grows", () => growth(programs)],
  large: ["Two million rows", () => million(2)],
  startup: ["Start in Chromium from loopback, median of 5", () => startup(here("../dist"), "worked-example-2017", 5)],
  ratios: ["400 institutions, 40,000 children: the shortest of 24 rounds in turn", reference],
};

/** Some million children in wasm. */
async function million(n: number): Promise<string> {
  await programs.native.scale(25 * n);
  await programs.native.write(folder);
  return large(here("../public"), rules, folder, 25 * n);
}

/** The table of ratios. */
async function reference(): Promise<string> {
  for (const program of Object.values(programs)) await program.scale(1);
  await programs.native.write(folder);
  const hand = new Hand(folder);
  await agree(hand);
  const bridge = await Bridge.start(here("../public"));
  bridge.open(rules, folder);
  const times = await rounds(plan(hand, bridge), 24, 20);
  return `${ratios(times, Buffer.byteLength(rules))}\n\nEngine and loops, natively and in wasm, agree to the krone.`;
}

for (const [part, [title, text]] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(part)) continue;
  try {
    console.log(`\n${title}\n\n${await text()}`);
  } catch (problem) {
    console.log(`\n${title}\n\nFAILED: ${problem}`);
    process.exitCode = 1;
  }
}
await Promise.all(Object.values(programs).map((program) => program.end()));
rmSync(folder, { recursive: true });
process.exit(process.exitCode);
