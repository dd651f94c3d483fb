import type { View } from "../engine/protocol.ts";
import { numbersOf } from "../engine/values.ts";
import { exactSum } from "../text/exactsum.ts";

/** The sums at the foot of a table, by column; null where the engine says that adding up means nothing. */
export function columnSums(view: View): (number | null)[] {
  return view.columns.map(({ sum, values }) => {
    const numbers = sum ? numbersOf(values) : [];
    return numbers.length > 0 ? exactSum(numbers) : null;
  });
}
