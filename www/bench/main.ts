/**
 * The benchmark on the reference workload. `make bench` builds what it needs and
 * says where that is:
 *
 *   run.mjs TASKS TASKS.WASM GO_JS_WASM_EXEC [PART...]
 *
 * TASKS is the command engine/bench/tasks. The page must be built in dist, the
 * engine in src/engine/built, the command and DuckDB in .bin. The parts are databases, growth,
 * large, startup, movement and ratios; without any all are done.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cold } from "./cold.ts";
import { Databases } from "./databases.ts";
import { growth } from "./growth.ts";
import { large } from "./large.ts";
import { movement } from "./movement.ts";
import { Program } from "./program.ts";
import { reference } from "./reference.ts";
import { startup } from "./startup.ts";

const [native = "", wasm = "", goInWasm = "", ...wanted] = process.argv.slice(2);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const engine = here("../src/engine/built");
const rules = readFileSync(here("../../engine/bench/workload.fordel"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "fordel-bench-"));
const programs = { native: new Program(native), wasm: new Program(goInWasm, [wasm]) };

/** What each part is called and how it is done. */
const parts: Record<string, [title: string, text: () => Promise<string>]> = {
  growth: ["How processor time grows", () => growth(programs)],
  databases: [
    "From CSV to results, beside DuckDB on what `fordel sql` writes: time on the clock; the results are the same",
    async () => {
      const places = { fordel: here("../../.bin/fordel"), duck: here("../../.bin/duckdb"), engine, folder };
      const bench = new Databases(places, rules, (size) =>
        programs.native.writeSized(folder, size.institutions, size.children),
      );
      const inWasm = await bench.inWasm({ institutions: 1_500, children: 600_000 });
      const natively = await bench.natively({ institutions: 50_000, children: 10_000_000 });
      return `${inWasm}\n${natively}\n${await bench.alone({ institutions: 50_000, children: 20_000_000 })}`;
    },
  ],
  large: ["Two million rows", async () => large(engine, rules, await data(50), 50)],
  startup: [
    "Start in Chromium from loopback, then under Node; medians",
    async () =>
      `${await startup(here("../dist"), engine, "worked-example-2017", 5)}\n\n${cold(engine, here("../../examples/child-counting"), 9)}`,
  ],
  movement: [
    "A slider's movement in Chromium, 400 institutions, 40,000 children: from the turn to the painted frame",
    async () => movement(here("../dist"), rules, await data(1), 200),
  ],
  ratios: [
    "400 institutions, 40,000 children: processor time, the shortest of 60 rounds in turn",
    async () => reference(programs, rules, await data(1), engine, 60),
  ],
};

/** Makes the workload up at a scale; gives the folder that has its data as CSV. */
async function data(scale: number): Promise<string> {
  for (const program of Object.values(programs)) await program.scale(scale);
  await programs.native.write(folder);
  return folder;
}

const unknown = wanted.filter((part) => !(part in parts));
if (unknown.length > 0) throw new Error(`there is no part ${unknown}; the parts are ${Object.keys(parts)}`);
for (const [part, [title, text]] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(part)) continue;
  console.log(`\n${title}\n`);
  try {
    console.log(await text());
  } catch (problem) {
    console.log(`FAILED: ${problem}`);
    process.exitCode = 1;
  }
}
await Promise.all(Object.values(programs).map((program) => program.end()));
rmSync(folder, { recursive: true });
process.exit(process.exitCode);
