import type { View } from "../engine/protocol.ts";
import { numbersOf } from "../engine/values.ts";
import { exactSum } from "../text/exactsum.ts";

/** The totals at the foot of a table, by column, as the engine says; null where a column has none. */
export function columnSums(view: View): (number | null)[] {
  return view.columns.map(({ total, values }) => {
    const numbers = total === "none" ? [] : numbersOf(values);
    if (numbers.length === 0) return null;
    return total === "mean" ? exactSum(numbers) / numbers.length : exactSum(numbers);
  });
}
