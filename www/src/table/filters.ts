import type { View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { type Comparison, isBound } from "../state/comparison.ts";
import type { Language } from "../state/language.ts";

/** A choice of rows that says how many they are. */
export interface Chip {
  id: string;
  label: string;
  /** It is told apart by its mark: rows that gain or lose. */
  mark: "" | "gain" | "loss";
  count: number;
  has(row: number): boolean;
}

/** The choices of a table's rows: all, by their change, by the bound that held. */
export function chipsOf(view: View, comparison: Comparison | null, { texts, formats }: Language): Chip[] {
  const rows = [...Array(view.length).keys()];
  const chip = (id: string, label: string, has: (row: number) => boolean, mark: Chip["mark"] = ""): Chip => ({
    id,
    label,
    mark,
    has,
    count: rows.filter(has).length,
  });
  const change = comparison?.change;
  const changes = change
    ? [
        chip("gain", texts.getsMore, (row) => (change[row] ?? 0) > 0, "gain"),
        chip("loss", texts.getsLess, (row) => (change[row] ?? 0) < 0, "loss"),
        chip("same", texts.unchanged, (row) => change[row] === 0),
      ]
    : [];
  const bounds = view.columns
    .filter(isBound)
    .flatMap((column) =>
      ["cap", "floor", "out"].map((word) =>
        chip(`${column.name} ${word}`, said(column, word, formats), (row) => valueAt(column.values, row) === word),
      ),
    );
  const found = [...changes, ...bounds].filter((c) => c.count > 0 && c.count < view.length);
  return [chip("all", texts.all, () => true), ...found];
}

function said(column: ViewColumn, word: string, formats: Language["formats"]): string {
  const text = formats.plain(word, column);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A column whose few words divide the rows, as districts do. */
export function groupingOf(view: View): { column: ViewColumn; words: string[] } | null {
  for (const column of view.columns.slice(1)) {
    if (column.type !== "text" || column.says) continue;
    const words = new Set<string>();
    for (let row = 0; row < view.length && words.size <= 24; row++)
      words.add(String(valueAt(column.values, row) ?? ""));
    words.delete("");
    if (words.size > 1 && words.size <= 24 && words.size <= view.length / 2) return { column, words: [...words] };
  }
  return null;
}

/** Whether a row has all words that are searched for in its texts, or is named by its key. */
export function searching(view: View, query: string): (row: number) => boolean {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return () => true;
  const words = wanted.split(/\s+/);
  const texts = view.columns.filter((c, i) => c.type === "text" || i === 0);
  return (row) => {
    const said = texts.map((c) => String(valueAt(c.values, row) ?? "").toLowerCase()).join("\n");
    return words.every((word) => said.includes(word)) || String(view.keys?.[row] ?? "").toLowerCase() === wanted;
  };
}
