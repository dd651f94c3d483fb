import { exactSum } from "../engine/digest.ts";
import type { View } from "../engine/protocol.ts";

/** The sums at the foot of a table, by column; null where the engine says that adding up means nothing. */
export function columnSums(view: View): (number | null)[] {
  return view.columns.map((column, i) => {
    const numbers = view.rows.map((row) => row[i]).filter((v): v is number => typeof v === "number");
    return column.sum && numbers.length > 0 ? exactSum(numbers) : null;
  });
}
