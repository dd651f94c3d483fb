import { expect, it } from "vitest";
import { viewOf } from "../engine/viewof.testing.ts";
import { type Comparison, measureOf } from "../state/comparison.ts";
import { languageOf } from "../state/language.ts";
import { columnsOf, namedFirst } from "./columns.ts";

const kr = { type: "kr" as const, percent: false, total: "sum" as const };
const shown = viewOf(
  [
    { name: "navn", label: "Navn", type: "text", percent: false, total: "none" },
    { ...kr, name: "i_alt", label: "I alt" },
    { ...kr, name: "social", label: "Pulje", role: "measured" },
    { ...kr, name: "social - før", label: "Ændring", role: "change" },
    { name: "andel", label: "Ændring i pct.", type: "number", percent: true, total: "none", role: "share" },
  ],
  [
    ["A", 9, 3, 1500, 0.5],
    ["B", 9, 3, -20, -0.01],
    ["C", 9, 3, 0, 0],
  ],
);

const view = { ...shown, kind: "table" as const };

it("shows first what the rules measure and by how much it changes, which its sign says beside its colour", () => {
  const columns = columnsOf(view, null, languageOf("da", "kr"));
  expect(measureOf(view)).toBe(2);
  const priorities = columns.map((c) => c.priority);
  expect(priorities.slice(2)).toEqual([1, 2, 3]);
  const [, , , change, share] = columns;
  expect([0, 1, 2].map((row) => change?.cell(row))).toEqual([
    { text: "+1.500", look: "figure gain mark" },
    { text: "\u221220", look: "figure loss mark" },
    { text: "0", look: "figure" },
  ]);
  expect(change?.sum).toBe("+1.480");
  expect(share?.cell(1).text).toBe("\u22121");
});

it("says which of two changes is which, a unit once, and has room for its total", () => {
  const change = Float64Array.of(600_000, 600_000, 600_000);
  const comparison = { view, index: 0, column: 2, change, was: [1, 1, 1], gain: [0, 1, 2], lose: [] };
  const compared = (against: string) =>
    columnsOf(view, comparison as unknown as Comparison, languageOf("da", "kr"), { against });
  const heads = compared("grundlag").map(({ label, unit }) => [label, unit].filter(Boolean).join(", "));
  expect(heads.slice(3)).toEqual([
    "Ændring, kr.",
    "Ændring i pct.",
    "Ændring mod grundlag, kr.",
    "Ændring mod grundlag, %",
  ]);
  expect(compared("").at(-1)?.label).toBe("Ændring");
  expect(compared("").at(-2)?.widest).toContain("+1.800.000");
});

it("has the name stand where a code does in narrow places, and the change before what is measured", () => {
  const coded = viewOf(
    [
      { name: "nr", label: "Nr.", type: "text", percent: false, total: "none" },
      { ...kr, name: "social", label: "Pulje", role: "measured" },
      { name: "navn", label: "Navn", type: "text", percent: false, total: "none" },
    ],
    [
      ["0101", 3, "Abildgården"],
      ["0102", 4, "Bøgen"],
    ],
  );
  const columns = columnsOf(coded, null, languageOf("da", "kr"));
  const order = (room: number) => namedFirst(columns, coded, room).map((c) => [c.id, c.priority]);
  expect(order(1000).map(([id]) => id)).toEqual(["nr", "social", "navn"]);
  expect(order(358)).toEqual([
    ["navn", 0],
    ["nr", 8],
    ["social", 1],
  ]);
  const change = Float64Array.of(1, 2);
  const comparison = { view: coded, index: 0, column: 1, change, was: [2, 2], gain: [0, 1], lose: [] };
  const compared = columnsOf(coded, comparison as unknown as Comparison, languageOf("da", "kr"), { changes: true });
  const places = [...compared].sort((a, b) => a.priority - b.priority).map((c) => c.id);
  expect(places.slice(0, 4)).toEqual(["navn", "+change", "social", "+before"]);
});
