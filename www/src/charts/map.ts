import * as Plot from "@observablehq/plot";
import { areasOf, classesOf, type DrawnArea, mapOf, nextPlace } from "./areas.ts";
import type { Drawing } from "./data.ts";
import { projectionOf, rewound } from "./shapes.ts";

/** The most that a square of the grid, and a map of shapes, is high; pixels. */
const largestSquare = 38;
const highest = 620;

/** A map: equal squares on a grid, or shapes. The number of the class stands in each square, so that nobody depends on colours. */
export function map(drawing: Drawing): Plot.PlotOptions {
  const areas = drawnOf(drawing);
  const levels = mapOf(drawing.view).limits.length + 1;
  return areas.some((a) => a.shape) ? shapes(drawing, areas, levels) : squares(drawing, areas, levels);
}

/** The areas that can be drawn: of a file those with a shape. */
function drawnOf(drawing: Drawing): DrawnArea[] {
  const map = mapOf(drawing.view);
  const areas = areasOf(drawing, map);
  if (!map.shapes) return areas;
  return areas.flatMap((a) => {
    const shape = a.shape && rewound(a.shape);
    return shape?.geometry ? [{ ...a, shape }] : [];
  });
}

const colour = (levels: number) => (a: DrawnArea) => (a.level === null ? "var(--sunk)" : shade(a.level, levels));
const title = (a: DrawnArea) => `${a.name}: ${a.said}`;

/** The colour of a class: the more, the stronger. None is so much in the middle that neither ink nor paper can be read on it. */
export function shade(level: number, levels: number): string {
  return `color-mix(in oklab, var(--accent) ${strength(level, levels)}%, var(--paper))`;
}

const weak = { from: 14, to: 56 };
const strong = { from: 78, to: 100 };

function strength(level: number, levels: number): number {
  const share = levels === 1 ? 0.5 : level / (levels - 1);
  const { from, to } = share <= 0.5 ? weak : strong;
  return Math.round(from + (to - from) * (share <= 0.5 ? 2 * share : 2 * share - 1));
}

/** The colour of what stands on a class's colour. */
export function on(level: number | null, levels: number): string {
  return level !== null && strength(level, levels) >= strong.from ? "var(--paper)" : "var(--ink)";
}

function squares({ width }: Drawing, areas: DrawnArea[], levels: number): Plot.PlotOptions {
  const columns = Math.max(...areas.map((a) => a.column)) + 1;
  const rows = Math.max(...areas.map((a) => a.row)) + 1;
  const size = Math.min(largestSquare, width / columns);
  const side = Math.max(0, (width - size * columns) / 2);
  const place = { x: "column", y: "row" };
  const band = (n: number) => ({ type: "band" as const, domain: [...Array(n).keys()], axis: null, padding: 0.06 });
  return {
    margin: 0,
    marginLeft: side,
    marginRight: side,
    height: size * rows,
    x: band(columns),
    y: band(rows),
    marks: [
      Plot.cell(areas, { ...place, fill: colour(levels), stroke: "var(--line)", rx: 2, title }),
      Plot.text(areas, {
        ...place,
        text: (a: DrawnArea) => (a.level === null ? "–" : String(a.level + 1)),
        fill: (a: DrawnArea) => on(a.level, levels),
        pointerEvents: "none",
      }),
    ],
  };
}

function shapes({ width }: Drawing, areas: DrawnArea[], levels: number): Plot.PlotOptions {
  const { projection, aspect } = projectionOf(areas.flatMap((a) => a.shape ?? []));
  return {
    margin: 0,
    height: Math.min(highest, Math.max(160, width * aspect)),
    projection,
    marks: [
      Plot.geo(areas, {
        geometry: (a: DrawnArea) => a.shape?.geometry,
        fill: colour(levels),
        stroke: "var(--line-2)",
        strokeWidth: 0.75,
        title,
      }),
    ],
  };
}

/**
 * A map that can be gone through: the area under the pointer, or the one that the
 * arrow keys lead to, is named below it, and its figure told; below that the classes.
 */
export function explorable(figure: Element, drawing: Drawing): HTMLElement {
  const areas = drawnOf(drawing);
  const marks = [...figure.querySelectorAll("title")].flatMap(
    (t) => t.parentElement ?? t.parentNode ?? [],
  ) as SVGElement[];
  const told = document.createElement("p");
  told.className = "hint";
  told.setAttribute("role", "status");
  told.textContent = drawing.texts.mapHint;
  let at = -1;
  const go = (to: number) => {
    marks[at]?.removeAttribute("stroke-dasharray");
    marks[at]?.style.removeProperty("stroke");
    marks[at]?.style.removeProperty("stroke-width");
    at = to;
    const area = areas[at];
    marks[at]?.style.setProperty("stroke", "var(--ink)");
    marks[at]?.style.setProperty("stroke-width", "2.5");
    if (area) told.textContent = title(area);
  };
  marks.forEach((mark, i) => {
    mark.addEventListener("pointerenter", () => go(i));
  });
  figure.setAttribute("tabindex", "0");
  figure.addEventListener("focus", () => {
    if (at < 0) go(0);
  });
  figure.addEventListener("keydown", (e) => {
    const { key } = e as KeyboardEvent;
    const next = nextPlace(marks.map(middle), at, key);
    if (key.startsWith("Arrow")) e.preventDefault();
    if (next !== null) go(next);
  });
  const whole = document.createElement("div");
  whole.append(figure, told, legend(drawing));
  return whole;
}

function middle(mark: SVGElement): { x: number; y: number } {
  const { x, y, width, height } = mark.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** What the classes are, each with its colour and its number. */
function legend(drawing: Drawing): HTMLElement {
  const list = document.createElement("ol");
  const classes = classesOf(drawing, mapOf(drawing.view));
  list.style.cssText = "display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 6px 0 0; padding: 0; list-style: none";
  classes.forEach((said, level) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.style.cssText =
      "display: inline-block; width: 1em; height: 1em; margin-inline-end: 6px; vertical-align: -0.1em; border: 1px solid var(--line-2)";
    swatch.style.background = shade(level, classes.length);
    item.append(swatch, `${level + 1}: ${said}`);
    list.append(item);
  });
  return list;
}
