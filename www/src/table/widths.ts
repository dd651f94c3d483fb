import type { TableColumn } from "./columns.ts";

/** Room beside the text of a cell. */
const padding = 16;
/** A name gets so much at least, and no more than it needs. */
const nameLeast = 96;
const nameMost = 280;

/** Measures texts in the page's fonts. */
export type Measure = (text: string, bold: boolean) => number;

/** A measure by the canvas; the same text is measured once. */
export function textMeasure(font: string, size: number): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, bold) => {
    const key = `${bold} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = `${bold ? "600 " : ""}${size}px ${font}`;
      width = context?.measureText(text).width ?? text.length * size * 0.6;
      known.set(key, width);
    }
    return width;
  };
}

/** The width that a column needs so that none of its figures is cut: its widest text, and its heading on a few lines. */
export function widthOf(column: TableColumn, first: boolean, measure: Measure): number {
  const text = Math.max(0, ...column.widest.map((t) => measure(t, true)));
  if (first) return Math.min(nameMost, Math.max(nameLeast, text + padding));
  const words = `${column.label} ${column.unit}`.split(/\s+/);
  const word = Math.max(...words.map((w) => measure(w, true)));
  const heading = Math.max(word, measure(column.label, true) / (column.lines ?? 2)) + (column.figure ? 8 : 4);
  const most = column.figure ? text : Math.min(text, 180);
  return Math.ceil(Math.max(most, heading, column.least ?? 0)) + padding;
}

/** The columns that there is room for, in their order: those that matter less step out whole. */
export function fitting(
  columns: readonly TableColumn[],
  widths: readonly number[],
  room: number,
  wanted: ReadonlyMap<string, boolean>,
): number[] {
  const rank = (i: number) => {
    const column = columns[i] as TableColumn;
    return i === 0 ? -1 : wanted.get(column.id) ? 0.5 : column.priority;
  };
  const order = [...columns.keys()].filter((i) => i === 0 || wanted.get(columns[i]?.id ?? "") !== false);
  order.sort((a, b) => rank(a) - rank(b) || a - b);
  const kept: number[] = [];
  let used = 0;
  for (const i of order) {
    const width = i === 0 ? Math.min(widths[i] ?? 0, Math.max(nameLeast, room * 0.34)) : (widths[i] ?? 0);
    if (i !== 0 && used + width > room) continue;
    used += width;
    kept.push(i);
  }
  return kept.sort((a, b) => a - b);
}
