import { expect, it } from "vitest";
import type { ViewMap } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { da } from "../i18n/da.ts";
import { en } from "../i18n/en.ts";
import { Formats } from "../text/formats.ts";
import { areasOf, classesOf, classOf, nextPlace } from "./areas.ts";
import { shade } from "./map.ts";
import { projectionOf, rewound } from "./shapes.ts";

const column = { name: "x", label: "x", type: "number", percent: false, total: "none" } as const;
const areas = ["Nord", "Syd", "Øst", "Vest"].map((name, i) => ({ name, column: i, row: 0 }));
const map: ViewMap = { limits: [90, 110], areas, of: [1, -1, 2, 1, 0], shapes: null };
const drawing = {
  view: { ...viewOf([column], [[90], [1], [null], [300], [110.5]]), kind: "map" as const, map },
  formats: new Formats("da", "kr"),
  width: 600,
  description: "",
  texts: da,
};

it("gives an area the figure of its first row, and says which have none", () => {
  expect(areasOf(drawing, map).map(({ name, level, said }) => [name, level, said])).toEqual([
    ["Nord", 2, "110,5"],
    ["Syd", 0, "90"],
    ["Øst", null, "ingen oplysning"],
    ["Vest", null, "ikke i tabellen"],
  ]);
});

it("puts a figure that is equal to a limit in the class that ends there", () => {
  expect([89.9, 90, 90.1, 110, 111].map((x) => classOf(x, [90, 110]))).toEqual([0, 0, 1, 1, 2]);
  expect(classOf(5, [])).toBe(0);
});

it("says what each class holds", () => {
  expect(classesOf(drawing, map)).toEqual(["til og med 90", "over 90 til og med 110", "over 110"]);
  expect(classesOf({ ...drawing, texts: en }, { ...map, limits: [] })).toEqual(["all"]);
});

it("colours a higher class more strongly", () => {
  const strength = (level: number) => Number(/(\d+)%/.exec(shade(level, 5))?.[1]);
  const strengths = [0, 1, 2, 3, 4].map(strength);
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
  expect(new Set(strengths).size).toBe(5);
});

it("goes to the nearest place in the direction of an arrow key", () => {
  const places = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 3, y: 1 },
    { x: 0, y: 2 },
  ];
  expect(nextPlace(places, 0, "ArrowRight")).toBe(1);
  expect(nextPlace(places, 1, "ArrowRight")).toBe(2);
  expect(nextPlace(places, 0, "ArrowDown")).toBe(3);
  expect(nextPlace(places, 0, "ArrowLeft")).toBeNull();
  expect(nextPlace(places, 0, "Enter")).toBeNull();
});

const square = (clockwise: boolean, x = 10, y = 55) => {
  const ring = [
    [x, y],
    [x, y + 1],
    [x + 1, y + 1],
    [x + 1, y],
    [x, y],
  ];
  return clockwise ? ring : ring.toReversed();
};
const polygon = (...rings: number[][][]) => ({ geometry: { type: "Polygon", coordinates: rings } });

it("winds outer rings clockwise and holes the other way, whatever the file does", () => {
  const want = polygon(square(true), square(false));
  expect(rewound(polygon(square(true), square(false)))).toEqual(want);
  expect(rewound(polygon(square(false), square(true)))).toEqual(want);
  const many = { geometry: { type: "MultiPolygon", coordinates: [[square(false)], [square(true)]] } };
  expect(rewound(many).geometry?.coordinates).toEqual([[square(true)], [square(true)]]);
  expect(rewound({ geometry: { type: "Point", coordinates: [0, 0] } }).geometry).toBeNull();
});

it("projects degrees by Mercator and metres as they are", () => {
  const degrees = projectionOf([polygon(square(true))]);
  expect(degrees.projection).toMatchObject({ type: "mercator" });
  expect(degrees.aspect).toBeCloseTo(1 / Math.cos((55.5 * Math.PI) / 180), 6);
  const metres = projectionOf([polygon(square(true, 550_000, 6_200_000))]);
  expect(metres.projection).toMatchObject({ type: "reflect-y" });
  expect(metres.aspect).toBe(1);
});
