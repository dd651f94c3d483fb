import type { Value, Values } from "./protocol.ts";

/** The value of a row; null where it is missing. */
export function valueAt(values: Values, row: number): Value {
  const value = values[row] ?? null;
  return Number.isNaN(value) ? null : value;
}

/** The numbers of a column, without what is missing. (A loop, as this is done for every column at every movement of a slider.) */
export function numbersOf(values: Values): number[] {
  const numbers: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value === "number" && !Number.isNaN(value)) numbers.push(value);
  }
  return numbers;
}
