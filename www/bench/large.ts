import { Bridge } from "./bridge.ts";
import { processorTime } from "./clock.ts";
import { standard } from "./loops.ts";
import { span } from "./table.ts";

/** The most memory that wasm may take for two million rows, in bytes. */
const limit = 1024 ** 3;

/**
 * Computes the workload at a scale through the engine that the page loads, and
 * changes a parameter. Gives a sentence; it fails where the memory taken is over
 * the limit.
 */
export async function large(engine: string, rules: string, folder: string, scale: number): Promise<string> {
  const bridge = await Bridge.start(engine);
  const start = processorTime();
  await bridge.open(rules, folder);
  const read = processorTime();
  const { views } = await bridge.results({ budget: standard(scale).budget });
  if (views.length === 0) throw new Error("there are no results");
  const done = processorTime();
  await bridge.results({ budget: standard(scale).budget, social_share: 0.04 });
  const again = processorTime();
  const rows = Math.round(40_400 * scale).toLocaleString("en");
  const mebibytes = Math.ceil(bridge.memory / 1024 ** 2);
  const took = [read - start, done - read, again - done].map((ns) => span(ns));
  if (bridge.memory > limit) throw new Error(`${rows} rows took ${mebibytes} MiB of wasm memory, more than 1024 MiB`);
  return `${rows} rows in wasm: ${mebibytes} MiB of memory; read in ${took[0]}, computed in ${took[1]}, a pool changed in ${took[2]}`;
}
