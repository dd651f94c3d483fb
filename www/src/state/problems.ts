import type { Diagnostic } from "../engine/protocol.ts";
import { letters } from "../sheet/cells.ts";
import type { Language } from "./language.ts";

/** The problems of a run: those of the rules with those that were known of them, each once, and those that have no place there. */
export function sorted(
  problems: readonly Diagnostic[],
  rules: string,
  checked: readonly Diagnostic[],
): { inRules: readonly Diagnostic[]; others: Diagnostic[] } {
  const place = (d: Diagnostic) => JSON.stringify([d.code, d.line, d.column]);
  const inRules = problems.filter((d) => d.line > 0 && d.file === rules);
  const known = new Set(checked.map(place));
  const news = inRules.filter((d) => !known.has(place(d)));
  return {
    inRules: news.length > 0 ? [...checked, ...news] : checked,
    others: problems.filter((d) => !inRules.includes(d)),
  };
}

/** The problems of a table's data: those found when it was read, and those that a run finds in it, each once. */
export function problemsIn(table: string, read: readonly Diagnostic[], run: readonly Diagnostic[]): Diagnostic[] {
  const place = (d: Diagnostic) => JSON.stringify([d.code, d.row, d.field, d.message]);
  const known = new Set(read.map(place));
  return [...read, ...run.filter((d) => d.table === table && !known.has(place(d)))];
}

/** `Række 9, kolonne F` in the language of the page; without a column where the field is below 0. */
export function placeName({ texts, formats }: Language, row: number, field: number): string {
  const number = formats.number(row);
  return field < 0 ? texts.rowAt(number) : texts.cellAt(number, letters(field));
}
