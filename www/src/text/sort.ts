import type { Value, View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";

export interface SortOrder {
  column: number;
  direction: "ascending" | "descending";
}

/**
 * The rows' indexes in order of one column: numbers by size, text by the
 * language's alphabet, no before yes, what is missing always last. Equal rows
 * keep their places. Without an order the rows stay as they are.
 */
export function sortedIndexes(view: View, order: SortOrder | null, alphabet: Intl.Collator): number[] {
  const indexes = Array.from({ length: view.length }, (_, i) => i);
  const values = view.columns[order?.column ?? -1]?.values;
  if (!order || !values) return indexes;
  const sign = order.direction === "ascending" ? 1 : -1;
  return indexes.sort((i, j) => compare(valueAt(values, i), valueAt(values, j), sign, alphabet));
}

function compare(a: Value, b: Value, sign: number, alphabet: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" || typeof b === "string") return sign * alphabet.compare(String(a), String(b));
  return sign * (Number(a) - Number(b));
}
