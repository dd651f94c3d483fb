import type { View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { memoized } from "./memoized.ts";

const hasLetters = /\p{L}{2}/u;

/** The column that rows are called by: the first with a text, but where that is a number or a code the next that names them, each differently. */
export const namingColumn = memoized((view: View): ViewColumn | undefined => {
  const texts = view.columns.filter((c) => c.type === "text" && !c.says);
  return texts.find((column) => namesAll(column, view.length)) ?? texts[0];
});

function namesAll({ values }: ViewColumn, length: number): boolean {
  const seen = new Set<string>();
  for (let row = 0; row < length; row++) {
    const name = String(valueAt(values, row) ?? "");
    if (!hasLetters.test(name) || seen.has(name)) return false;
    seen.add(name);
  }
  return true;
}

/** What a row is called: by the text that names it, else its key. */
export function nameOf(view: View, row: number): string {
  const column = namingColumn(view);
  return String((column && valueAt(column.values, row)) ?? view.keys?.[row] ?? row + 1);
}
