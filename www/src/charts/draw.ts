import * as Plot from "@observablehq/plot";
import type { View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
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
import { line } from "./line.ts";
import { explorable, map } from "./map.ts";

export { drawRanked } from "./ranked.ts";

/** Bars drawn at most: beyond this a chart says less than its table. */
export const mostBars = 60;

const charts: Record<Exclude<View["kind"], "table">, (drawing: Drawing) => Plot.PlotOptions> = {
  bar: bars,
  histogram,
  line,
  scatter,
  lorenz,
  map,
};

/**
 * Draws a view. Plot brings a style element of its own, which the content
 * security policy forbids, and labels on groups without a role: both go, and
 * the figure is one image with a description.
 */
export function draw(drawing: Drawing): Element {
  const { kind } = drawing.view;
  const options = kind === "table" ? {} : charts[kind](drawing);
  const figure = Plot.plot({ ...options, width: drawing.width, className: "plot" });
  for (const style of figure.querySelectorAll("style")) style.remove();
  for (const node of figure.querySelectorAll("[aria-label]")) node.removeAttribute("aria-label");
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", drawing.description);
  return kind === "map" ? explorable(figure, drawing) : figure;
}

/** Lying bars, so that names can be read; the names get the room they need, a third of the width at most. */
function bars(drawing: Drawing): Plot.PlotOptions {
  const rows = dataOf(drawing).slice(0, mostBars);
  const longest = Math.max(0, ...rows.map((r) => r.by.length));
  const marginLeft = Math.min(16 + longest * characterWidth, Math.round(drawing.width / 3));
  const room = Math.floor((marginLeft - 12) / characterWidth);
  const y = (r: Datum) => r.by;
  const facet = rows.some((r) => r.per !== "") ? { fy: (r: Datum) => r.per } : {};
  return {
    marginLeft,
    marginRight: 36,
    marginBottom,
    x: measureAxis(drawing, "x"),
    y: {
      label: null,
      domain: [...new Set(rows.map(y))],
      tickFormat: (name: string) => shorten(name, room),
      tickSize: 0,
    },
    fy: { label: null },
    marks: [
      Plot.barX(rows, { x: "y", y, ...facet, fill: "var(--accent)" }),
      Plot.ruleX([0], { stroke: "var(--line-2)" }),
    ],
  };
}

function histogram(drawing: Drawing): Plot.PlotOptions {
  return {
    height: 300,
    marginBottom,
    x: measureAxis(drawing, "x"),
    y: { label: null, grid: true, tickFormat: (n: number) => drawing.formats.number(n) },
    marks: [
      Plot.rectY(dataOf(drawing), { ...Plot.binX({ y: "count" }, { x: "y" }), fill: "var(--accent)" }),
      Plot.ruleY([0], { stroke: "var(--line-2)" }),
    ],
  };
}

function scatter(drawing: Drawing): Plot.PlotOptions {
  const rows = dataOf(drawing).filter((r) => r.x !== null);
  return {
    height: 360,
    marginTop: 28,
    marginBottom,
    marginLeft: 72,
    marginRight: 36,
    x: byAxis(drawing, rows),
    y: measureAxis(drawing, "y"),
    marks: [Plot.dot(rows, { x: "x", y: "y", stroke: "var(--accent)", fill: "var(--accent)", fillOpacity: 0.3 })],
  };
}

/** The Lorenz curve: the share of the whole that the poorest share of rows has. */
function lorenz(drawing: Drawing): Plot.PlotOptions {
  const percent = (n: number) => `${drawing.formats.number(n)} %`;
  const even = [
    { x: 0, y: 0 },
    { x: 100, y: 100 },
  ];
  return {
    height: Math.min(420, drawing.width),
    marginLeft: 60,
    marginRight: 36,
    x: { label: null, domain: [0, 100], tickFormat: percent, ticks: 5 },
    y: { label: null, domain: [0, 100], tickFormat: percent, grid: true, ticks: 5 },
    marks: [
      Plot.line(even, { x: "x", y: "y", stroke: "var(--line-2)", strokeDasharray: "4 4" }),
      Plot.line(lorenzCurve(...lorenzOf(drawing.view)), { x: "x", y: "y", stroke: "var(--accent)", strokeWidth: 2 }),
    ],
  };
}

/** The values of a Lorenz curve, and how many times each counts: once where the view does not say. */
function lorenzOf(view: View): [values: number[], weights: number[]] {
  const [measure, weight] = view.columns;
  const values: number[] = [];
  const weights: number[] = [];
  for (let i = 0; measure && i < view.length; i++) {
    const value = valueAt(measure.values, i);
    const counts = weight ? valueAt(weight.values, i) : 1;
    if (typeof value !== "number" || typeof counts !== "number") continue;
    values.push(value);
    weights.push(counts);
  }
  return [values, weights];
}

/** Points of a Lorenz curve in per cent, from (0, 0) to (100, 100). Each value counts as often as its weight says. */
export function lorenzCurve(values: readonly number[], weights?: readonly number[]): { x: number; y: number }[] {
  const rows = values.map((value, i) => ({ value, weight: weights?.[i] ?? 1 })).toSorted((a, b) => a.value - b.value);
  const all = rows.reduce((sum, r) => sum + r.weight, 0);
  const whole = rows.reduce((sum, r) => sum + r.weight * r.value, 0);
  let weight = 0;
  let sum = 0;
  const points = rows.map((r) => {
    weight += r.weight;
    sum += r.weight * r.value;
    return { x: all === 0 ? 0 : (weight / all) * 100, y: whole === 0 ? 0 : (sum / whole) * 100 };
  });
  return [{ x: 0, y: 0 }, ...points];
}
