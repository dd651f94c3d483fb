import type { HandedOut, Model, RunResult, RunSummary, Value } from "./protocol.ts";

/**
 * Reduces a run's result to what the page shows at once: per pool and grant
 * the sum handed out and how many get something, in place of whole columns.
 */
export function digest(result: RunResult, model: Pick<Model, "pools" | "grants"> | null): RunSummary {
  const { tables, ...rest } = result;
  const handedOut: Record<string, HandedOut> = {};
  for (const share of model ? [...model.pools, ...model.grants] : []) {
    const column = tables?.[share.table]?.columns[share.name];
    if (column) handedOut[share.name] = tally(column);
  }
  return { ...rest, handedOut, computed: hasFigures(result) };
}

/** After errors the parts of a result are empty; so they are in rules that compute nothing, but then without errors. */
function hasFigures({ tables = {}, values = {}, diagnostics }: RunResult): boolean {
  const empty = Object.keys(tables).length === 0 && Object.keys(values).length === 0;
  return !empty || !diagnostics.some((d) => d.severity === "error");
}

function tally(column: Value[]): HandedOut {
  const numbers = column.filter((v): v is number => typeof v === "number");
  return { sum: exactSum(numbers), receivers: numbers.filter((v) => v !== 0).length, rows: column.length };
}

/** Neumaier's sum: amounts in øre add up without noise in the last digits. */
export function exactSum(numbers: number[]): number {
  let sum = 0;
  let lost = 0;
  for (const x of numbers) {
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}
