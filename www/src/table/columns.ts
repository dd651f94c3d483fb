import type { View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { type Comparison, isBound } from "../state/comparison.ts";
import type { Language } from "../state/language.ts";
import { namingColumn } from "../state/names.ts";
import { columnSums } from "../state/sums.ts";
import { exactSum } from "../text/exactsum.ts";

/** A cell as it is shown: its text, and the classes of its looks. */
export interface Cell {
  text: string;
  look: string;
  /** Where a bar instead of a text begins and ends, in hundredths of the column's width. */
  bar?: readonly [from: number, to: number];
}

/** A column of a table as it is shown: one of the view, or the change in one of them. */
export interface TableColumn {
  /** Apart from all others of the table, and the same after every run. */
  id: string;
  label: string;
  unit: string;
  figure: boolean;
  /** Columns that matter less step out first where there is little room. */
  priority: number;
  /** The widest texts that it shows. */
  widest: string[];
  /** The name of the view's column whose cells say why, if one can ask. */
  asks: string;
  /** They ask why that is another than what is measured against. */
  change?: boolean;
  /** So wide at least; pixels. */
  least?: number;
  /** On so many lines its heading may stand; two if it does not say. */
  lines?: number;
  /** What stands in the total row. */
  sum: string;
  cell(row: number): Cell;
  /** What rows are sorted by. */
  value(row: number): number | string | boolean | null;
}

/** Rows whose texts are looked at for the width of a column. */
const looked = 3000;

/** What a table measures, in words inside a sentence. */
export interface Called {
  shown: string;
  against: string;
  changes: boolean;
}

/** The columns of a table, those of a comparison behind those of the view. */
export function columnsOf(
  view: View,
  comparison: Comparison | null,
  language: Language,
  /** What the two are called that are measured, and whether the name, what is measured and the change stand alone. */
  { shown = "", against = "", changes = false }: Partial<Called> = {},
): TableColumn[] {
  const sums = columnSums(view);
  const measure = comparison?.column ?? -1;
  const own = view.columns.map((column, i) => ofView(view, column, i, sums[i] ?? null, language, i === measure));
  if (!comparison) return own;
  const { change, against: word } = language.texts;
  // A table with a change of its own says of which the other is.
  const ambiguous = against !== "" && own.some(({ label }) => label === change);
  const behind = ofChange(comparison, ambiguous ? `${change} ${word} ${against}` : change, language);
  const measured = own[comparison.column];
  if (!changes || !measured) return [...own, ...behind];
  const before = ofBefore(comparison, measured, against, language);
  // The change is what is asked for: where there is room for one more, it is that.
  const now = { ...measured, label: `${measured.label}, ${shown}`, lines: 3, priority: 2.2 };
  const name = own[Math.max(0, view.columns.indexOf(namingColumn(view) as ViewColumn))] as TableColumn;
  return [{ ...name, priority: 0 }, before, now, ...behind, ofBars(comparison, language)];
}

/** In less room than this a row is known by one column alone; pixels. */
const narrow = 560;

/** The columns with the one that names the rows before a code or number, where there is no room for both. */
export function namedFirst(columns: TableColumn[], view: View, room: number): TableColumn[] {
  const id = namingColumn(view)?.name;
  const [first, ...rest] = columns;
  const name = rest.find((column) => column.id === id);
  if (room >= narrow || !first || !name || first.change) return columns;
  return [{ ...name, priority: 0 }, { ...first, priority: name.priority }, ...rest.filter((c) => c !== name)];
}

export function isFigure({ type }: ViewColumn): boolean {
  return type === "number" || type === "kr";
}

function ofView(
  view: View,
  column: ViewColumn,
  i: number,
  sum: number | null,
  { texts, formats }: Language,
  measured: boolean,
): TableColumn {
  const figure = isFigure(column);
  const style = formats.style(column.values, column);
  const write = formats.writer(column, style);
  const bound = isBound(column);
  const value = (row: number) => valueAt(column.values, row);
  const change = column.role === "change" || column.role === "share";
  const cell = bound
    ? (row: number): Cell => boundCell(value(row), write)
    : change
      ? (row: number): Cell => changeCell(value(row), (x) => formats.signed(x, column, style), column.role === "change")
      : (row: number): Cell => ({ text: write(value(row)), look: figure ? "figure" : "" });
  const totalStyle = { ...style, grouped: true };
  const total =
    sum === null ? "" : change ? formats.signed(sum, column, totalStyle) : formats.writer(column, totalStyle)(sum);
  const mean = total && column.total === "mean" ? `${texts.mean} ${total}` : total;
  return {
    id: column.name || column.label,
    label: labelOf(column),
    unit: saidIn(labelOf(column)) ? "" : column.percent ? "%" : column.type === "kr" ? formats.unit : "",
    figure,
    asks: figure || bound ? column.name : "",
    priority: i === 0 ? 0 : measured ? 1 : bound ? 4 : priorityOf(column, figure),
    widest: [
      mean,
      ...(figure ? widestFigures(column.values, cell) : widestOf(view, cell)).map((t) => (change ? `▲ ${t}` : t)),
    ],
    sum: mean,
    cell,
    value,
  };
}

/** Whether a label says its unit itself, as "Ændring i pct." does. */
function saidIn(label: string): boolean {
  return /(?:%|pct\.?|procent|per cent|kr\.?|kroner)$/.test(label);
}

/** What the rules measure comes first, then by how much it changes; a change is told by its sign and a triangle too. */
const roles = { measured: 1, change: 2, share: 3 } as const;

/** By how much a row gets more or less. */
function changeCell(x: unknown, write: (x: number) => string, marked: boolean): Cell {
  if (typeof x !== "number") return { text: "–", look: "figure" };
  return {
    text: write(x),
    look: ["figure", x > 0 ? "gain" : x < 0 ? "loss" : "", marked && x !== 0 ? "mark" : ""].filter(Boolean).join(" "),
  };
}

/** Amounts that add up matter more than counts, these more than what is worked out of them, and words least. */
function priorityOf({ type, total, role }: ViewColumn, figure: boolean): number {
  if (role) return roles[role];
  if (!figure) return 8;
  return (type === "kr" ? 5 : 6) + (total === "sum" ? 0 : 1.5);
}

/** The mark of a bound: a line above for a cap, below for a guarantee. */
function boundCell(value: unknown, write: (value: string | null) => string): Cell {
  if (typeof value !== "string" || value === "none") return { text: "", look: "" };
  return { text: write(value), look: `why ${value}` };
}

/** What a column is measured against, written as it is. */
function ofBefore(
  { was, view, column, before: other }: Comparison,
  measured: TableColumn,
  called: string,
  { formats }: Language,
): TableColumn {
  const shown = view.columns[column] as ViewColumn;
  const write = formats.writer(shown, formats.style(was, shown));
  const cell = (row: number): Cell => ({ text: write(was[row] ?? null), look: "figure" });
  const sum = exactSum(was.filter((value) => value !== null));
  // Beside the change it is what is known best: it steps out before that.
  const before = {
    id: "+before",
    change: true,
    priority: 2.5,
    label: other === null ? `${measured.label}, ${called}` : called,
    lines: 3,
    sum: write(sum),
    cell,
  };
  return {
    ...measured,
    ...before,
    widest: [write(sum), ...widestFigures(was, cell)],
    value: (row) => was[row] ?? null,
  };
}

function ofChange({ change, was, view, column }: Comparison, label: string, { formats }: Language): TableColumn[] {
  const shown = view.columns[column];
  if (!shown) return [];
  const style = formats.style(change, shown);
  const look = (x: number, more = "") => `figure ${x > 0 ? "gain" : x < 0 ? "loss" : ""} ${more}`;
  const signed = (row: number): Cell => {
    const x = change[row] ?? null;
    return x === null
      ? { text: "–", look: "figure" }
      : { text: formats.signed(x, shown, style), look: look(x, "mark") };
  };
  const share = (row: number): number | null => {
    const [x, before] = [change[row] ?? null, was[row] ?? null];
    return x === null || !before ? null : x / Math.abs(before);
  };
  const percent = (row: number): Cell => {
    const x = share(row);
    const text = x === null ? "" : formats.signed(x, { type: "number", percent: true }, percentStyle(x));
    return { text, look: look(x ?? 0) };
  };
  const sum = change.reduce<number>((sum, x) => sum + (x ?? 0), 0);
  const total = formats.signed(Math.round(sum * 1e6) / 1e6, shown, style);
  const unit = shown.percent ? "%" : shown.type === "kr" ? formats.unit : "";
  const common = { figure: true, asks: shown.name, change: true };
  return [
    {
      ...common,
      id: "+change",
      label,
      unit,
      priority: 2,
      widest: [total, ...widestFigures(change, signed).map((text) => `▲ ${text}`)],
      sum: total,
      cell: signed,
      value: (row) => change[row] ?? null,
    },
    {
      ...common,
      id: "+percent",
      label,
      unit: "%",
      priority: 3,
      widest: widestFigures(
        Array.from(change, (_, row) => share(row)),
        percent,
      ),
      sum: "",
      cell: percent,
      value: share,
    },
  ];
}

/** The change as a bar from a zero that all rows have in common. */
function ofBars({ change, gain, lose }: Comparison, { texts }: Language): TableColumn {
  const most = change[gain[0] ?? -1] ?? 0;
  const least = change[lose[0] ?? -1] ?? 0;
  const place = (x: number) => Math.round(((x - least) / (most - least || 1)) * 1000) / 10;
  const cell = (row: number): Cell => {
    const x = change[row] ?? 0;
    const look = `change-bar ${x > 0 ? "up" : "down"}`;
    return x === 0 ? { text: "", look: "" } : { text: "", look, bar: [place(Math.min(0, x)), place(Math.max(0, x))] };
  };
  const column = { id: "+bar", label: texts.changeBar, unit: "", figure: false, asks: "", priority: 3.5, least: 120 };
  return { ...column, widest: [], sum: "", cell, value: (row) => change[row] ?? null };
}

/** Small changes keep a decimal that says something. */
function percentStyle(x: number): { decimals: number; grouped: boolean } {
  return { decimals: x !== 0 && Math.abs(x) < 0.0005 ? 2 : 1, grouped: true };
}

/** The longest of a column's texts; what is longest in characters may not be in pixels, so there are a few. */
function widestOf(view: View, cell: (row: number) => Cell): string[] {
  const found: string[] = [];
  for (let row = 0; row < Math.min(view.length, looked); row++) {
    const { text } = cell(row);
    if (text.length > (found[0]?.length ?? 0)) found.unshift(text);
  }
  return found.slice(0, 3);
}

/** The longest texts of figures, which are those of the highest and the lowest, and of the smallest where it has more decimals. */
function widestFigures(values: ArrayLike<unknown>, cell: (row: number) => Cell): string[] {
  let [high, low, small] = [-1, -1, -1];
  let [most, least, nearest] = [-Infinity, Infinity, Infinity];
  for (let row = 0; row < values.length; row++) {
    const x = values[row];
    if (typeof x !== "number") continue;
    if (x > most) [high, most] = [row, x];
    if (x < least) [low, least] = [row, x];
    if (x !== 0 && Math.abs(x) < nearest) [small, nearest] = [row, Math.abs(x)];
  }
  return [high, low, small].filter((row) => row >= 0).map((row) => cell(row).text);
}

/** What a column is headed by; one without a label by its name: `vægtede_børn` as "Vægtede børn". */
export function labelOf({ name, label }: Pick<ViewColumn, "name" | "label">): string {
  if (label !== name) return label;
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
