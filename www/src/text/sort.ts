import type { Value } from "../engine/protocol.ts";

export interface SortOrder {
  column: number;
  direction: "ascending" | "descending";
}

/**
 * The rows' indexes in order of one column: numbers by size, text by the
 * language's alphabet, no before yes, what is missing always last. Equal rows
 * keep their places. Without an order the rows stay as they are.
 */
export function sortedIndexes(rows: readonly Value[][], order: SortOrder | null, alphabet: Intl.Collator): number[] {
  const indexes = rows.map((_, i) => i);
  if (!order) return indexes;
  const sign = order.direction === "ascending" ? 1 : -1;
  const at = (i: number) => rows[i]?.[order.column] ?? null;
  return indexes.sort((i, j) => compare(at(i), at(j), sign, alphabet));
}

function compare(a: Value, b: Value, sign: number, alphabet: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" || typeof b === "string") return sign * alphabet.compare(String(a), String(b));
  return sign * (Number(a) - Number(b));
}
