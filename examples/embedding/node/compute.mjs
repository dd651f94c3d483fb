// Computes models in Node and compares them with the results they must give:
//
//   npm install @fordel/calculator
//   node compute.mjs FOLDER...
//
// Every folder in FOLDER with a rules.fordel is a model, its data in data/, its
// results in want.json: those of the rules as they stand, and of each scenario.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "@fordel/calculator";

const engine = await load();

/** The CSV files of a model by their tables. */
function dataOf(folder) {
  const data = join(folder, "data");
  const files = existsSync(data) ? readdirSync(data).filter((file) => file.endsWith(".csv")) : [];
  return Object.fromEntries(files.map((file) => [basename(file, ".csv"), readFileSync(join(data, file))]));
}

/** Computes a model as it stands and in every scenario; how many results there were. */
async function compute(folder) {
  const model = await engine.open(readFileSync(join(folder, "rules.fordel")));
  await model.tables(dataOf(folder));
  const { scenarios, data, ...want } = JSON.parse(readFileSync(join(folder, "want.json"), "utf8"));
  assert.deepEqual(await model.run(), want);
  for (const [scenario, { sha256, ...figures }] of Object.entries(scenarios)) {
    const { summary } = await model.results({ scenario });
    for (const part of Object.keys(figures)) assert.deepEqual(summary[part], figures[part], `${scenario}: ${part}`);
  }
  model.close();
  return 1 + Object.keys(scenarios).length;
}

let [models, results] = [0, 0];
for (const root of process.argv.slice(2)) {
  for (const folder of readdirSync(root).map((name) => join(root, name))) {
    if (!existsSync(join(folder, "want.json"))) continue;
    results += await compute(folder);
    models++;
  }
}
console.log(`${models} models, ${results} results: all as they must be`);
process.exitCode = models > 0 ? 0 : 1;
