import type { Value, View, ViewMap } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Drawing } from "./data.ts";

/** An area of a map as it is drawn. */
export interface DrawnArea {
  name: string;
  /** Its square, from 0 at the top left. */
  column: number;
  row: number;
  /** Its feature where areas have shapes. */
  shape: Feature | null;
  /** Its class, from 0; null without a figure. */
  level: number | null;
  /** Its figure in words. */
  said: string;
}

export interface Feature {
  geometry: { type: string; coordinates: unknown } | null;
}

/** The areas with what they show: the figure of the first of their rows. */
export function areasOf({ view, formats, texts }: Drawing, map: ViewMap): DrawnArea[] {
  const [measure] = view.columns;
  const figures = map.areas.map((): Value | undefined => undefined);
  map.of.forEach((area, row) => {
    if (area >= 0 && figures[area] === undefined && measure) figures[area] = valueAt(measure.values, row);
  });
  return map.areas.map(({ name, column, row }, i) => {
    const figure = figures[i];
    const known = typeof figure === "number";
    return {
      name,
      column,
      row,
      shape: map.shapes?.features[i] ?? null,
      level: known ? classOf(figure, map.limits) : null,
      said:
        figure === undefined ? texts.mapNoRow : known && measure ? formats.value(figure, measure) : texts.mapNoFigure,
    };
  });
}

/** The class of a figure; one that is equal to a limit is in the class that ends there. */
export function classOf(figure: number, limits: readonly number[]): number {
  const at = limits.findIndex((limit) => figure <= limit);
  return at < 0 ? limits.length : at;
}

/** What each class holds, in words. */
export function classesOf({ view, formats, texts }: Drawing, { limits }: ViewMap): string[] {
  const [measure] = view.columns;
  const said = (limit: number | undefined) => (measure && limit !== undefined ? formats.value(limit, measure) : "");
  const last = limits.length;
  if (last === 0) return [texts.mapOneClass];
  return Array.from({ length: last + 1 }, (_, level) => {
    if (level === 0) return texts.mapUpTo(said(limits[0]));
    const from = said(limits[level - 1]);
    return level === last ? texts.mapAbove(from) : texts.mapBetween(from, said(limits[level]));
  });
}

export interface Point {
  x: number;
  y: number;
}

/** The directions of the arrow keys. */
const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest of some places in the direction of an arrow key, which counts more than to its sides; null: none, or no such key. */
export function nextPlace(places: readonly Point[], from: number, key: string): number | null {
  const towards = arrows[key];
  const start = places[from];
  if (!towards || !start) return null;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, place] of places.entries()) {
    const x = place.x - start.x;
    const y = place.y - start.y;
    const along = x * towards.x + y * towards.y;
    const distance = along + 2 * Math.abs(x * towards.y - y * towards.x);
    if (along > 0 && distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** The view's map, which every view of that kind has. */
export function mapOf(view: View): ViewMap {
  if (!view.map) throw new Error("a map without areas");
  return view.map;
}
