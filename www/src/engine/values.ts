import type { Value, Values } from "./protocol.ts";

/** The value of a row; null where it is missing. */
export function valueAt(values: Values, row: number): Value {
  const value = values[row] ?? null;
  return Number.isNaN(value) ? null : value;
}

/** The numbers of a column, without what is missing. */
export function numbersOf(values: Values): number[] {
  return Array.from<Value>(values).filter((v): v is number => typeof v === "number" && !Number.isNaN(v));
}
