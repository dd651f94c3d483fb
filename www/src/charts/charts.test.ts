import { expect, it } from "vitest";
import type { View } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { da } from "../i18n/da.ts";
import { Formats } from "../text/formats.ts";
import { dataOf, shorten } from "./data.ts";
import { lorenzCurve } from "./draw.ts";
import { labelShifts } from "./line.ts";

const formats = new Formats("da", "kr");
const drawing = (...view: Parameters<typeof viewOf>) => ({
  view: viewOf(...view),
  formats,
  width: 600,
  description: "",
  texts: da,
});
const column = (name: string, type: "kr" | "text" | "number" | "date", percent = false) => ({
  name,
  label: name,
  type,
  percent,
  total: "none" as const,
});

it("takes rows that have a measure, named by what they are shown by", () => {
  const columns = [column("share", "number", true), column("name", "text"), column("district", "text")];
  const rows = [
    [0.25, "Nord", "A"],
    [null, "Syd", "A"],
  ];
  expect(dataOf(drawing(columns, rows))).toEqual([{ y: 25, by: "Nord", x: null, per: "A" }]);
});

it("names rows by key, else by number, where they are shown by nothing", () => {
  const names = (keys: View["keys"]) => dataOf(drawing([column("a", "kr")], [[1], [2]], keys)).map((d) => d.by);
  expect(names(["x", "y"])).toEqual(["x", "y"]);
  expect(names(null)).toEqual(["1", "2"]);
});

it("takes numbers and dates for a continuous axis", () => {
  const columns = [column("a", "kr"), column("when", "date")];
  expect(dataOf(drawing(columns, [[1, "2026-01-01"]]))[0]?.x).toEqual(new Date("2026-01-01"));
  const shares = [column("a", "kr"), column("b", "number", true)];
  expect(dataOf(drawing(shares, [[1, 0.5]]))[0]?.x).toBe(50);
});

it("draws the Lorenz curve from the poorest on", () => {
  expect(lorenzCurve([3, 0, 1, 0]).map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [25, 0],
    [50, 0],
    [75, 25],
    [100, 100],
  ]);
  expect(lorenzCurve([0]).at(-1)).toEqual({ x: 100, y: 0 });
  expect(lorenzCurve([3, 1], [1, 3])).toEqual([
    { x: 0, y: 0 },
    { x: 75, y: 50 },
    { x: 100, y: 100 },
  ]);
});

it("moves labels apart, and no further than needed", () => {
  const height = 340 - 28 - 46;
  expect(labelShifts([0, 100], [0, 100])).toEqual([0, 0]);
  const values = [50, 50.1, 50.2, 80];
  const shifts = labelShifts(values, [0, 100]);
  const places = values.map((y, i) => ((100 - y) / 100) * height + (shifts[i] ?? 0)).sort((a, b) => a - b);
  const gaps = places.slice(1).map((p, i) => p - (places[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(14 - 1e-9);
  expect(shifts[3]).toBe(0);
  expect(Math.abs(shifts.reduce((a, b) => a + b, 0))).toBeLessThan(1e-9);
});

it("shortens names that find no room", () => {
  expect(shorten("Idrætsbørnehaven Nord", 10)).toBe("Idrætsbør…");
  expect(shorten("Nord", 10)).toBe("Nord");
});
