import type * as Plot from "@observablehq/plot";
import type { Value, View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Catalogue } from "../i18n/index.ts";
import { areYears, type Formats } from "../text/formats.ts";

export interface Drawing {
  view: View;
  formats: Formats;
  /** Pixels to draw in. */
  width: number;
  /** What the chart is, for those who do not see it. */
  description: string;
  texts: MapTexts;
}

/** The words that a map needs. */
export type MapTexts = Pick<
  Catalogue,
  "mapHint" | "mapNoRow" | "mapNoFigure" | "mapUpTo" | "mapAbove" | "mapBetween" | "mapOneClass"
>;

/** One row of a view: its measure, what it is shown by, and its series. */
export interface Datum {
  y: number;
  by: string;
  /** The number or date of `by`, for a continuous axis. */
  x: number | Date | null;
  per: string;
}

/** The rows that have a measure. Without `by` a row is named by its key, else by its number. */
export function dataOf({ view, formats }: Drawing): Datum[] {
  const [measure, by, per] = view.columns;
  return Array.from({ length: view.length }, (_, i) => i).flatMap((i) => {
    const y = measure ? valueAt(measure.values, i) : null;
    if (!measure || typeof y !== "number") return [];
    const name = by ? valueAt(by.values, i) : (view.keys?.[i] ?? null);
    return [
      {
        y: measure.percent ? y * 100 : y,
        by: by ? formats.value(name, by) : String(name ?? i + 1),
        x: continuous(name, by),
        per: per ? formats.value(valueAt(per.values, i), per) : "",
      },
    ];
  });
}

function continuous(value: Value, by: ViewColumn | undefined): number | Date | null {
  if (typeof value === "number") return by?.percent ? value * 100 : value;
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

/** The axis of what is measured, with its unit. */
export function measureAxis({ view, formats, width }: Drawing, direction: "x" | "y"): Plot.ScaleOptions {
  const measure = view.columns[0];
  return {
    label: axisLabel(measure, formats),
    labelArrow: "none",
    grid: true,
    ...(direction === "x" ? { labelOffset: 40, ticks: Math.max(1, Math.floor(width / 160)) } : {}),
    tickFormat: (n: number) => formats.number(n),
  };
}

/** The axis of what it is shown by, lying below; whole years have whole ticks. */
export function byAxis({ view, formats }: Drawing, rows: readonly Datum[]): Plot.ScaleOptions {
  const by = view.columns[1];
  const axis = { label: axisLabel(by, formats), labelArrow: "none" as const, labelOffset: 40 };
  if (!by || by.type === "date") return axis;
  const numbers = rows.map((r) => r.x).filter((x) => typeof x === "number");
  const years = areYears(numbers, by);
  const ticks = years ? { ticks: [...new Set(numbers)] } : {};
  return {
    ...axis,
    ...ticks,
    tickFormat: (x: unknown) => (typeof x === "number" ? formats.number(x, 15, 0, !years) : String(x)),
  };
}

function axisLabel(column: ViewColumn | undefined, formats: Formats): string {
  const unit = column?.percent ? " (%)" : column?.type === "kr" ? ` (${formats.unit})` : "";
  return (column?.label ?? "") + unit;
}

/** Room below for ticks and the axis's label. */
export const marginBottom = 46;

/** A name cut to so many characters. */
export function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** Pixels that a character of a chart's names takes. */
export const characterWidth = 7;
