import type { View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { labelOf } from "../table/columns.ts";
import { groupingOf } from "../table/filters.ts";
import { exactSum } from "../text/exactsum.ts";
import type { Comparison } from "./comparison.ts";
import type { Language } from "./language.ts";
import { nameOf } from "./names.ts";

/** A bar of a ranked picture: whose it is, how long, and what that is in words. */
export interface Bar {
  /** Its row in the view. */
  row: number;
  name: string;
  value: number;
  text: string;
  /** What it was before, where that is shown beside it. */
  was?: number;
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

/** The pictures that are made of a comparison: the change, what is measured before and now, and the change by group. */
export const made = ["change", "before", "groups"] as const;
export type Made = (typeof made)[number];

/** What a picture that is made is called; empty where the table has none. */
export function madeLabel(kind: Made, view: View, texts: Language["texts"]): string {
  if (kind === "change") return texts.change;
  if (kind === "before") return texts.beforeAfter;
  const grouping = groupingOf(view);
  return grouping ? texts.changeBy(labelOf(grouping.column).toLowerCase()) : "";
}

/** The pictures that a comparison has, with what they are called. */
export function makable({ view }: Comparison, texts: Language["texts"]): [Made, string][] {
  return made.map((kind): [Made, string] => [kind, madeLabel(kind, view, texts)]).filter(([, label]) => label !== "");
}

/** Whether there is something in a picture: one of changes is empty where nobody gains or loses. */
export function holds(kind: Made, { gain, lose }: Comparison): boolean {
  return kind === "before" || gain.length + lose.length > 0;
}

/** A picture that is made of a comparison; null where it has none, as without groups. */
export function madeRanks(
  kind: Made,
  comparison: Comparison,
  language: Language,
  hidden?: ReadonlySet<number>,
): Ranks | null {
  if (kind === "change") return changeRanks(comparison, language, hidden);
  return kind === "before" ? beforeRanks(comparison, language, hidden) : groupRanks(comparison, language, hidden);
}

/** What is measured, row by row, with what it was; rows without one of the two are left out. */
function beforeRanks(
  { view, column, was }: Comparison,
  { texts, formats }: Language,
  hidden: ReadonlySet<number> = new Set(),
): Ranks | null {
  const shown = view.columns[column];
  if (!shown) return null;
  const write = formats.writer(shown, formats.style(shown.values, shown));
  const bars = [...was.entries()].flatMap(([row, before]): Bar[] => {
    const value = valueAt(shown.values, row);
    if (typeof value !== "number" || before === null || hidden.has(row)) return [];
    return [{ row, name: nameOf(view, row), value, was: before, text: texts.wasAndIs(write(before), write(value)) }];
  });
  if (bars.length === 0) return null;
  return { bars: bars.sort((a, b) => b.value - a.value), changes: false, column: shown, up: null, down: null, write };
}

/** The change of each group of rows, as districts are; one with a row that is not to be told of is left out. */
function groupRanks(
  { view, column, change, gain, lose }: Comparison,
  { texts, formats }: Language,
  hidden: ReadonlySet<number> = new Set(),
): Ranks | null {
  const [shown, grouping] = [view.columns[column], groupingOf(view)];
  if (!shown || !grouping || gain.length + lose.length === 0) return null;
  const of = (row: number) => valueAt(grouping.column.values, row);
  const sums = grouping.words.flatMap((name) => {
    const rows = [...change.keys()].filter((row) => of(row) === name);
    const value = exactSum(rows.map((row) => change[row] ?? 0));
    return rows.some((row) => hidden.has(row)) ? [] : [{ row: rows[0] ?? 0, name, value }];
  });
  const style = formats.style(
    sums.map(({ value }) => value),
    shown,
  );
  const write = (x: number) => formats.signed(x, shown, style);
  const bars = sums.map((sum): Bar => ({ ...sum, text: write(sum.value) })).sort((a, b) => b.value - a.value);
  const caption = (sign: number, text: (n: string) => string): Caption | null => {
    const some = bars.filter(({ value }) => sign * value > 0);
    if (some.length === 0) return null;
    const unit = shown.type === "kr" ? `\u00a0${formats.unit}` : "";
    return { text: text(formats.number(some.length)), sum: write(exactSum(some.map(({ value }) => value))) + unit };
  };
  return {
    bars,
    changes: true,
    column: shown,
    up: caption(1, texts.moreCount),
    down: caption(-1, texts.lessCount),
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

/** The lowest and the highest that bars reach, with what they were. */
export function spanOf(bars: readonly Omit<Bar, "row">[]): [low: number, high: number] {
  let [low, high] = [bars.at(-1)?.value ?? 0, bars[0]?.value ?? 0];
  for (const { was } of bars) {
    if (was === undefined) continue;
    low = Math.min(low, was);
    high = Math.max(high, was);
  }
  return [low, high];
}

/** What all rows of a chart have alike; null where they differ. */
export function sameOf({ columns, length }: View): number | null {
  const [measure] = columns;
  const first = measure && length > 0 ? valueAt(measure.values, 0) : null;
  if (!measure || typeof first !== "number") return null;
  for (let row = 1; row < length; row++) if (valueAt(measure.values, row) !== first) return null;
  return first;
}

/** Whether a view is a bar chart whose rows are ranked. */
export function isRanked({ kind, columns }: View): boolean {
  return kind === "bar" && columns.length < 3;
}
