import { isDeepStrictEqual } from "node:util";
import { Bridge } from "./bridge.ts";
import { Hand, timeAnswers } from "./hand.ts";
import { standard } from "./loops.ts";
import type { Program } from "./program.ts";
import { ratios } from "./ratios.ts";
import { type Plan, rounds, type Timed } from "./rounds.ts";

/** What computes the reference workload: the program natively and in wasm, loops in TypeScript, the page's engine. */
interface Contestants {
  programs: Record<string, Program>;
  hand: Hand;
  bridge: Bridge;
}

/**
 * The reference workload, computed by all: the table of ratios, from some rounds
 * in turn. The data are in the folder, the page's engine in another.
 */
export async function reference(
  programs: Record<string, Program>,
  rules: string,
  folder: string,
  engine: string,
  count: number,
): Promise<string> {
  const contestants = { programs, hand: new Hand(folder), bridge: await Bridge.start(engine) };
  await contestants.bridge.open(rules, folder);
  await agree(contestants);
  const times = await rounds(plan(contestants), count, 5);
  return `${ratios(times, Buffer.byteLength(rules))}\n\nEngine and loops, natively and in wasm, agree to the krone.`;
}

/** Ends where engine, engine row by row and loops do not give every institution the same, to the krone. */
async function agree({ programs, hand }: Contestants): Promise<void> {
  for (const socialShare of [0.01, 0.03, 0.07]) {
    const knobs = { ...standard(), socialShare };
    const want = hand.results(knobs);
    for (const [where, program] of Object.entries(programs)) {
      for (const by of ["engine", "rows", "loops"]) {
        if (isDeepStrictEqual(await program.results(by, knobs), want)) continue;
        throw new Error(`${by}, ${where}, and the loops in TypeScript do not agree at a share of ${socialShare}`);
      }
    }
  }
}

/** Who does each task, natively and in wasm. */
const tasks = {
  full: ["engine", "loops", "rows"],
  pool: ["engine", "loops", "rows"],
  child: ["engine", "loops", "rows"],
  import: ["engine", "loops"],
  parse: ["engine"],
  check: ["engine"],
};

/** Everything that is timed in turn. */
function plan({ programs, hand, bridge }: Contestants): Plan {
  const plan: Plan = new Map();
  for (const [task, all] of Object.entries(tasks)) {
    const by = new Map<string, Timed>();
    for (const [where, program] of Object.entries(programs)) {
      for (const who of all) by.set(`${where}/${who}`, (ms) => program.time(`${task}/${who}`, ms));
    }
    if (all.includes("loops")) by.set("ts", (ms) => hand.time(task, ms));
    plan.set(task, by);
  }
  let turn = 0;
  const change = () => bridge.results({ social_share: 0.03 + (turn++ % 8) / 200 });
  plan.set("read back", new Map([["wasm/engine", (ms) => timeAnswers(change, ms)]]));
  return plan;
}
