import type { Value } from "../engine/protocol.ts";

export interface SortOrder {
  /** What a row is sorted by. */
  value(row: number): Value;
  direction: "ascending" | "descending";
}

/**
 * Rows in order of one thing, and where that is equal of the next: numbers by size, text by the
 * language's alphabet, no before yes, what is missing always last. Equal rows keep their places.
 */
export function sortedBy(rows: readonly number[], orders: readonly SortOrder[], alphabet: Intl.Collator): number[] {
  return [...rows].sort((i, j) => {
    for (const { value, direction } of orders) {
      const sign = direction === "ascending" ? 1 : -1;
      const order = compare(value(i), value(j), sign, alphabet);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compare(a: Value, b: Value, sign: number, alphabet: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "string" || typeof b === "string") return sign * alphabet.compare(String(a), String(b));
  return sign * (Number(a) - Number(b));
}
