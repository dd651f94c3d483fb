import type { Column, Diagnostic } from "../engine/protocol.ts";
import { placeOf, plainText } from "../sheet/rows.ts";
import { foldKey } from "./contents.ts";
import type { Surveyed } from "./matching.ts";
import { memoized } from "./memoized.ts";

/**
 * How many rows of a file there are to take, and how many of them something is wrong with. A text that may not
 * stand in a column is told once: it is wrong wherever it stands there.
 */
export const faultyRows = memoized(
  (seen: Surveyed, problems: readonly Diagnostic[], skipped: readonly number[]): { rows: number; wrong: number } => {
    const { rows, survey } = seen;
    const left = new Set(skipped);
    const told = new Set<number>();
    const texts = new Map<number, Set<string>>();
    for (const { severity, row = 0, field = 0 } of problems) {
      if (severity !== "error" || row <= survey.header) continue;
      told.add(row);
      const column = columnOf(seen, field - 1);
      if (column && isWorded(column)) {
        texts.set(field - 1, (texts.get(field - 1) ?? new Set()).add(textAt(seen, row, field - 1)));
      }
    }
    const out = { rows: 0, wrong: 0 };
    for (let place = placeOf(rows, survey.header) + 1; place < rows.length; place++) {
      const number = rows.numbers[place] ?? 0;
      if (left.has(number)) continue;
      out.rows++;
      const cells = texts.size > 0 && !told.has(number) ? rows.row(place) : [];
      const wrong = [...texts].some(([field, words]) => words.has(foldKey(plainText(cells[field]))));
      if (told.has(number) || wrong) out.wrong++;
    }
    return out;
  },
);

/** By column: texts of the file for which the engine knows what is probably meant, and what that is. */
export function proposals(seen: Surveyed, errors: readonly Diagnostic[]): Map<string, Record<string, string>> {
  const out = new Map<string, Record<string, string>>();
  for (const { value, row = 0, field = 0 } of errors) {
    const column = seen.survey.columns[field - 1] ?? "";
    const text = column && value ? plainText(seen.rows.row(placeOf(seen.rows, row))[field - 1]) : "";
    if (text && value) out.set(column, { ...out.get(column), [text]: value });
  }
  return out;
}

/** Whether a column holds texts that may be called otherwise in a file. */
export const isWorded = ({ kind }: Column) => kind === "ref" || kind === "choice";

function columnOf({ table, survey }: Surveyed, field: number): Column | undefined {
  return table.columns.find((c) => c.name === survey.columns[field]);
}

function textAt({ rows }: Surveyed, row: number, field: number): string {
  return foldKey(plainText(rows.row(placeOf(rows, row))[field]));
}
