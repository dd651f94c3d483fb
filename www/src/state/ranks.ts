import type { View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Comparison } from "./comparison.ts";
import type { Language } from "./language.ts";

/** A bar of a ranked picture: whose it is, how long, and what that is in words. */
export interface Bar {
  /** Its row in the view. */
  row: number;
  name: string;
  value: number;
  text: string;
}

/** A word beside the bars above or below zero. */
export interface Caption {
  text: string;
  sum: string;
}

/** Rows from the highest to the lowest: the change in what is measured, or a chart's own measure. */
export interface Ranks {
  bars: readonly Bar[];
  /** They are changes: those above zero gain, those below lose. */
  changes: boolean;
  column: ViewColumn;
  up: Caption | null;
  down: Caption | null;
  /** Writes the number of a tick. */
  write(value: number): string;
}

/** What a row is called: its first text, else its key. */
export function nameOf(view: View, row: number): string {
  const column = view.columns.find((c) => c.type === "text" && !c.says);
  return String((column && valueAt(column.values, row)) ?? view.keys?.[row] ?? row + 1);
}

/** Who gains and who loses, but for rows that are not to be told of; null where nobody does. */
export function changeRanks(
  { gain, lose, view, column, change, gained, lost }: Comparison,
  { texts, formats }: Language,
  hidden: ReadonlySet<number> = new Set(),
): Ranks | null {
  const shown = view.columns[column];
  if (!shown || gain.length + lose.length === 0) return null;
  const style = formats.style(change, shown);
  const write = (x: number) => formats.signed(x, shown, style);
  const bar = (row: number): Bar => {
    const value = change[row] ?? 0;
    return { row, name: nameOf(view, row), value, text: write(value) };
  };
  const unit = shown.type === "kr" ? `\u00a0${formats.unit}` : "";
  const caption = (rows: readonly number[], text: (n: string) => string, sum: number): Caption | null =>
    rows.length > 0 ? { text: text(formats.number(rows.length)), sum: write(sum) + unit } : null;
  return {
    bars: [...gain, ...[...lose].reverse()].filter((row) => !hidden.has(row)).map(bar),
    changes: true,
    column: shown,
    up: caption(gain, texts.moreCount, gained),
    down: caption(lose, texts.lessCount, lost),
    write,
  };
}

/** A bar chart's rows by its measure, but for rows without a figure. */
export function levelRanks(view: View, { formats }: Language): Ranks | null {
  const [measure, by] = view.columns;
  if (!measure) return null;
  const write = formats.writer(measure, formats.style(measure.values, measure));
  const bars = Array.from({ length: view.length }, (_, row): Bar | null => {
    const value = valueAt(measure.values, row);
    if (typeof value !== "number" || Number.isNaN(value)) return null;
    const name = by ? formats.value(valueAt(by.values, row), by) : String(view.keys?.[row] ?? row + 1);
    return { row, name, value, text: write(value) };
  });
  const sorted = bars.filter((bar) => bar !== null).sort((a, b) => b.value - a.value);
  return { bars: sorted, changes: false, column: measure, up: null, down: null, write };
}

/** Whether a view is a bar chart whose rows are ranked. */
export function isRanked({ kind, columns }: View): boolean {
  return kind === "bar" && columns.length < 3;
}
