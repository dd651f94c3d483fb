import { exactSum } from "../engine/digest.ts";
import type { Model, Value, View } from "../engine/protocol.ts";

/**
 * The sums at the foot of a table, by column; null where adding up says
 * nothing. Money is added up where it was handed out, or given as data, or
 * computed in whole amounts; a rate or an amount per child is not.
 */
export function columnSums(view: View, model: Model | null): (number | null)[] {
  return view.columns.map((column, i) => {
    const numbers = view.rows.map((row) => row[i] ?? null).filter((v): v is number => typeof v === "number");
    const sums = column.sum ?? (column.type === "kr" && isAmount(column.name, numbers, view.table, model));
    return sums && numbers.length > 0 ? exactSum(numbers) : null;
  });
}

function isAmount(name: string, numbers: readonly Value[], table: string, model: Model | null): boolean {
  if (!model) return false;
  if ([...model.pools, ...model.grants].some((share) => share.name === name)) return true;
  const column = model.tables.find((t) => t.name === table)?.columns.find((c) => c.name === name);
  if (!column) return false;
  return !column.computed || numbers.every(Number.isInteger);
}
