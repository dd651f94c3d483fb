import * as Plot from "@observablehq/plot";
import type { Value, View } from "../engine/protocol.ts";
import type { Formats } from "../text/formats.ts";

export interface Drawing {
  view: View;
  formats: Formats;
  /** Pixels to draw in. */
  width: number;
  /** What the chart is, for those who do not see it. */
  description: string;
}

/** Bars drawn at most: beyond this a chart says less than its table. */
export const mostBars = 60;

/** The kinds that can be drawn; others are shown as tables. */
export const drawable: ReadonlySet<View["kind"]> = new Set(["bar", "histogram", "line", "scatter", "lorenz"]);

/**
 * Draws a view. Plot brings a style element of its own, which the content
 * security policy forbids, and labels on groups without a role: both go, and
 * the figure is one image with a description.
 */
export function draw(drawing: Drawing): Element {
  const figure = Plot.plot({ ...options(drawing), width: drawing.width, className: "plot" });
  figure.querySelectorAll("style").forEach((style) => {
    style.remove();
  });
  figure.querySelectorAll("[aria-label]").forEach((node) => {
    node.removeAttribute("aria-label");
  });
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", drawing.description);
  return figure;
}

interface Datum {
  y: number;
  by: string;
  /** The number or date of `by`, for a continuous axis. */
  x: number | Date | null;
  per: string;
}

function data({ view, formats }: Drawing): Datum[] {
  const [measure, by, per] = view.columns;
  return view.rows.flatMap((row, i) => {
    const y = row[0];
    if (!measure || typeof y !== "number") return [];
    const name = by ? (row[1] ?? null) : (view.keys?.[i] ?? null);
    const text = by ? formats.value(name, by) : String(name ?? i + 1);
    return [
      {
        y: measure.percent ? y * 100 : y,
        by: text,
        x: continuous(name),
        per: per ? formats.value(row[2] ?? null, per) : "",
      },
    ];
  });
}

function continuous(value: Value): number | Date | null {
  if (typeof value === "number") return value;
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

function options(drawing: Drawing): Plot.PlotOptions {
  const rows = data(drawing);
  switch (drawing.view.kind) {
    case "histogram":
      return histogram(drawing, rows);
    case "line":
      return line(drawing, rows);
    case "scatter":
      return scatter(drawing, rows);
    case "lorenz":
      return lorenz(drawing, rows);
    default:
      return bars(drawing, rows);
  }
}

/** Lying bars, so that names can be read; the names get the room they need, a third of the width at most. */
function bars(drawing: Drawing, all: Datum[]): Plot.PlotOptions {
  const rows = all.slice(0, mostBars);
  const longest = Math.max(0, ...rows.map((r) => r.by.length));
  const marginLeft = Math.min(16 + longest * 7, Math.round(drawing.width / 3));
  const fits = Math.floor((marginLeft - 12) / 7);
  const y = (r: Datum) => r.by;
  const facet = rows.some((r) => r.per !== "") ? { fy: (r: Datum) => r.per } : {};
  return {
    marginLeft,
    marginRight: 36,
    marginBottom: 46,
    x: measureAxis(drawing, "x"),
    y: {
      label: null,
      domain: [...new Set(rows.map(y))],
      tickFormat: (name: string) => shorten(name, fits),
      tickSize: 0,
    },
    fy: { label: null },
    marks: [
      Plot.barX(rows, { x: "y", y, ...facet, fill: "var(--bar)" }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

function histogram(drawing: Drawing, rows: Datum[]): Plot.PlotOptions {
  return {
    height: 280,
    x: measureAxis(drawing, "x"),
    y: { label: null, grid: true, tickFormat: (n: number) => drawing.formats.number(n) },
    marks: [
      Plot.rectY(rows, { ...Plot.binX({ y: "count" }, { x: "y" }), fill: "var(--bar)" }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  };
}

function line(drawing: Drawing, rows: Datum[]): Plot.PlotOptions {
  const x = rows.every((r) => r.x !== null) ? "x" : "by";
  return {
    height: 320,
    marginLeft: 72,
    x: { ...byAxis(drawing), ...(x === "by" ? { type: "point" as const, domain: rows.map((r) => r.by) } : {}) },
    y: { ...measureAxis(drawing, "y"), zero: true },
    marks: [
      Plot.line(rows, { x, y: "y", z: "per", stroke: "var(--bar)", strokeWidth: 2, marker: "dot" }),
      Plot.text(rows, Plot.selectLast({ x, y: "y", z: "per", text: "per", dx: 8, textAnchor: "start" })),
    ],
    marginRight: 80,
  };
}

function scatter(drawing: Drawing, rows: Datum[]): Plot.PlotOptions {
  return {
    height: 340,
    marginLeft: 72,
    x: byAxis(drawing),
    y: measureAxis(drawing, "y"),
    marks: [
      Plot.dot(
        rows.filter((r) => r.x !== null),
        { x: "x", y: "y", stroke: "var(--bar)", fill: "var(--bar)", fillOpacity: 0.3 },
      ),
    ],
  };
}

/** The Lorenz curve: the share of the whole that the poorest share of rows has. */
function lorenz(drawing: Drawing, rows: Datum[]): Plot.PlotOptions {
  const sorted = rows.map((r) => r.y).sort((a, b) => a - b);
  const whole = sorted.reduce((a, b) => a + b, 0);
  let sum = 0;
  const curve = sorted.map((y, i) => {
    sum += y;
    return { x: ((i + 1) / sorted.length) * 100, y: whole === 0 ? 0 : (sum / whole) * 100 };
  });
  const percent = (n: number) => `${drawing.formats.number(n)} %`;
  return {
    height: Math.min(420, drawing.width),
    marginLeft: 60,
    x: { label: null, domain: [0, 100], tickFormat: percent, ticks: 5 },
    y: { label: null, domain: [0, 100], tickFormat: percent, grid: true, ticks: 5 },
    marks: [
      Plot.line(
        [
          { x: 0, y: 0 },
          { x: 100, y: 100 },
        ],
        { x: "x", y: "y", stroke: "var(--line-strong)", strokeDasharray: "4 4" },
      ),
      Plot.line([{ x: 0, y: 0 }, ...curve], { x: "x", y: "y", stroke: "var(--bar)", strokeWidth: 2 }),
    ],
  };
}

function measureAxis({ view, formats, width }: Drawing, direction: "x" | "y"): Plot.ScaleOptions {
  const measure = view.columns[0];
  const unit = measure?.percent ? " (%)" : measure?.type === "kr" ? ` (${formats.unit})` : "";
  return {
    label: (measure?.label ?? "") + unit,
    labelArrow: "none",
    grid: true,
    ...(direction === "x" ? { labelOffset: 40, ticks: Math.max(1, Math.floor(width / 160)) } : {}),
    tickFormat: (n: number) => formats.number(n),
  };
}

function byAxis({ view, formats }: Drawing): Plot.ScaleOptions {
  const by = view.columns[1];
  const date = by?.type === "date";
  return {
    label: by?.label ?? "",
    labelArrow: "none",
    ...(date ? {} : { tickFormat: (n: unknown) => (typeof n === "number" ? formats.number(n) : String(n)) }),
  };
}

function shorten(name: string, fits: number): string {
  return name.length <= fits ? name : `${name.slice(0, Math.max(1, fits - 1)).trimEnd()}…`;
}
