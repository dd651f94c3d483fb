import * as Plot from "@observablehq/plot";
import {
  byAxis,
  characterWidth,
  type Datum,
  type Drawing,
  dataOf,
  marginBottom,
  measureAxis,
  shorten,
} from "./data.ts";

const height = 340;
const marginTop = 28;
/** Least distance of two labels, in pixels. */
const labelHeight = 14;
const seriesColours = 6;

/** One line for each series, named at its end; the names make room for each other. */
export function line(drawing: Drawing): Plot.PlotOptions {
  const rows = dataOf(drawing);
  const x = rows.every((r) => r.x !== null) ? "x" : "by";
  const names = [...new Set(rows.map((r) => r.per))];
  const series = names.map((name) => ({ name, points: inOrder(rows.filter((r) => r.per === name)) }));
  const room = drawing.width / 3 / characterWidth;
  const longest = Math.min(room, Math.max(0, ...series.map((s) => s.name.length)));
  const domain = extent(rows.map((r) => r.y));
  const shift = labelShifts(
    series.map((s) => s.points.at(-1)?.y ?? 0),
    domain,
  );
  return {
    height,
    marginTop,
    marginBottom,
    marginLeft: 72,
    marginRight: 24 + longest * characterWidth,
    x: { ...byAxis(drawing, rows), ...(x === "by" ? { type: "point", domain: rows.map((r) => r.by) } : {}) },
    y: { ...measureAxis(drawing, "y"), domain },
    marks: series.flatMap(({ name, points }, i) => {
      const colour = series.length > 1 ? `var(--series-${(i % seriesColours) + 1})` : "var(--accent)";
      const end = points.slice(-1);
      const text = () => shorten(name, room);
      return [
        Plot.line(points, { x, y: "y", stroke: colour, strokeWidth: 2, marker: "dot" }),
        Plot.text(end, { x, y: "y", text, dx: 9, dy: shift[i] ?? 0, textAnchor: "start", fill: colour }),
      ];
    }),
  };
}

/** Points from left to right where `by` is a number or a date, else as they come. */
function inOrder(points: Datum[]): Datum[] {
  return points.every((p) => p.x !== null) ? points.toSorted((a, b) => Number(a.x) - Number(b.x)) : points;
}

/** From a little below the lowest to a little above the highest. */
function extent(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - air, high + air];
}

/** How far each label moves down so that none lies on another, pushed apart evenly about where they belong. */
export function labelShifts(values: readonly number[], [low, high]: [number, number]): number[] {
  const pixels = (y: number) => ((high - y) / (high - low)) * (height - marginTop - marginBottom);
  const order = values.map((y, i) => ({ i, wanted: pixels(y) })).sort((a, b) => a.wanted - b.wanted || a.i - b.i);
  const groups: { labels: typeof order; centre: number }[] = [];
  for (const label of order) {
    let group = { labels: [label], centre: label.wanted };
    for (let above = groups.at(-1); above && overlap(above, group); above = groups.at(-1)) {
      groups.pop();
      const labels = [...above.labels, ...group.labels];
      group = { labels, centre: labels.reduce((sum, l) => sum + l.wanted, 0) / labels.length };
    }
    groups.push(group);
  }
  const shifts: number[] = [];
  for (const { labels, centre } of groups) {
    const top = centre - ((labels.length - 1) / 2) * labelHeight;
    for (const [n, { i, wanted }] of labels.entries()) shifts[i] = top + n * labelHeight - wanted;
  }
  return shifts;
}

function overlap(above: { labels: unknown[]; centre: number }, below: { labels: unknown[]; centre: number }): boolean {
  return below.centre - above.centre < ((above.labels.length + below.labels.length) / 2) * labelHeight;
}
