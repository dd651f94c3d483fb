import type { FurtherColumn, Results, Value, Values, View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { exactSum } from "../text/exactsum.ts";
import { memoized } from "./memoized.ts";
import type { Against } from "./settings.ts";

type Numbers = readonly (number | null)[];

/** A table's rows measured against another run of the same rules, or a column of the same run. */
export interface Comparison {
  /** The view's number among the run's. */
  index: number;
  view: View;
  /** The column that is measured. */
  column: number;
  /** The name of the column that it is measured against; null where that is another run. */
  before: string | null;
  /** By row of the view, what is measured against, and the change from it; null where there is none. */
  was: Numbers;
  change: Numbers;
  /** Rows that change, those that gain most and that lose most first. */
  gain: readonly number[];
  lose: readonly number[];
  /** Rows with an amount in one of the two runs alone. */
  entered: number;
  left: number;
  /** Sums over the rows that gain, that lose, and of what is measured over all rows. */
  gained: number;
  lost: number;
  total: number;
}

const amounts: readonly string[] = ["kr", "number"];
const totalLabel = /^(i alt|total|in all)$/i;

/** The column of a table that says what a row gets: the one that the rules measure, else the one called "I alt", else the last amount with a sum; -1 for none. */
export function measureOf(view: View): number {
  if (view.kind !== "table") return -1;
  const said = view.columns.findIndex((column) => column.role === "measured");
  if (said >= 0) return said;
  const columns = [...view.columns.entries()].filter(([, c]) => amounts.includes(c.type) && c.total === "sum");
  const money = columns.filter(([, c]) => c.type === "kr");
  const found =
    columns.find(([, c]) => totalLabel.test(c.label)) ?? money.at(-1) ?? columns.findLast(([, c]) => c.total === "sum");
  return found?.[0] ?? -1;
}

/** The columns that may be measured: amounts and counts that add up, but for those that are a change themselves. */
export function measurable(view: View): ViewColumn[] {
  const changes = ["change", "share"];
  return view.columns.filter((c) => amounts.includes(c.type) && c.total === "sum" && !changes.includes(c.role ?? ""));
}

/** The column that is measured: the one that was chosen, where the view has it, else the view's own; -1 for none. */
function measuredIn(view: View, { measure }: Against): number {
  const chosen = measure === undefined ? null : measurable(view).find((c) => c.name === measure);
  return chosen ? view.columns.indexOf(chosen) : measureOf(view);
}

/** Whether a column says which bound held. */
export function isBound({ says }: ViewColumn): boolean {
  return says !== undefined && "cap" in says;
}

/** The table that the results are told by: the first with something to measure; -1 for none. */
export function mainView(views: readonly View[]): number {
  return views.findIndex((view) => view.keys !== null && measureOf(view) >= 0);
}

/** The columns that the main table's measure can be measured against: the other amounts of its kind, shown or not. */
export function comparable(views: readonly View[], against: Against): readonly FurtherColumn[] {
  const view = views[mainView(views)];
  return view ? comparableIn(view, measuredIn(view, against)) : [];
}

function comparableIn(view: View, column: number): readonly FurtherColumn[] {
  const measure = view.columns[column];
  if (!measure) return [];
  const all = [...view.columns, ...(view.further ?? [])];
  return all.filter((c) => c !== measure && c.type === measure.type && c.total === "sum");
}

/** The main table's rows measured; null where there is nothing to measure, or to measure against. */
export function compare(results: Results, measured: Results | null, against: Against): Comparison | null {
  const index = mainView(results.views);
  return index < 0 ? null : compareView(results, index, measured, against);
}

/** A table's rows measured; null where its rows have no keys, it has no measure, or there is nothing to measure against. */
export function compareView(
  results: Results,
  index: number,
  measured: Results | null,
  against: Against,
): Comparison | null {
  const view = results.views[index];
  return view ? compared(view, index, measured, against) : null;
}

const compared = memoized(
  (view: View, index: number, measured: Results | null, against: Against): Comparison | null => {
    const column = measuredIn(view, against);
    const now = view.columns[column];
    if (!now) return null;
    const was =
      against.kind === "column" ? beside(view, column, against.name) : earlier(view, column, measured?.views[index]);
    const before = against.kind === "column" ? against.name : null;
    return was && { index, view, column, before, was, ...changes(numbers(view, now.values), was) };
  },
);

/** What another column of the same rows has; null where there is no such amount, or its values have not come yet. */
function beside(view: View, column: number, name: string): Numbers | null {
  const other = comparableIn(view, column).find((c) => c.name === name);
  return other?.values ? numbers(view, other.values) : null;
}

function numbers({ length }: View, values: Values): Numbers {
  return Array.from({ length }, (_, row) => {
    const value = valueAt(values, row);
    return typeof value === "number" ? value : null;
  });
}

/** What the same rows had in another run, found by their keys. */
function earlier(view: View, column: number, before: View | undefined): Numbers | null {
  const name = view.columns[column]?.name;
  const other = before?.columns.find((c) => c.name === name);
  if (!before?.keys || !view.keys || !other || before.table !== view.table) return null;
  const rows = new Map<Value, number>(before.keys.map((key, row) => [key, row]));
  const values = numbers(before, other.values);
  return view.keys.map((key) => values[rows.get(key) ?? -1] ?? null);
}

function changes(now: Numbers, was: Numbers): Omit<Comparison, "index" | "view" | "column" | "before" | "was"> {
  const change = now.map((value, row) => {
    const before = was[row] ?? null;
    return value === null || before === null ? null : differing(value, before);
  });
  const rows = (sign: number) =>
    [...change.keys()]
      .filter((row) => sign * (change[row] ?? 0) > 0)
      .sort((a, b) => sign * ((change[b] ?? 0) - (change[a] ?? 0)));
  const [gain, lose] = [rows(1), rows(-1)];
  const sum = (rows: readonly number[]) => exactSum(rows.map((row) => change[row] ?? 0));
  return {
    change,
    gain,
    lose,
    entered: now.filter((value, row) => value && !was[row]).length,
    left: now.filter((value, row) => !value && was[row]).length,
    gained: sum(gain),
    lost: sum(lose),
    total: exactSum(now.filter((value) => value !== null)),
  };
}

/** A difference without the noise of two doubles that show the same 15 digits. */
function differing(value: number, before: number): number {
  const difference = value - before;
  return Math.abs(difference) <= 1e-12 * Math.max(Math.abs(value), Math.abs(before)) ? 0 : difference;
}
