import { expect, it } from "vitest";
import type { Results, Value, View } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { concealedOf } from "../table/concealed.ts";
import { comparable, compare, mainView, measureOf } from "./comparison.ts";

const column = (name: string, type: "text" | "kr" | "number", total: "sum" | "none" = "none", label = name) => ({
  name,
  label,
  type,
  percent: false,
  total,
});
const columns = [
  column("name", "text"),
  column("children", "number", "sum"),
  column("last", "kr", "sum"),
  column("all", "kr", "sum", "I alt"),
  column("each", "kr"),
];

const table = (columns: Parameters<typeof viewOf>[0], rows: Value[][] = []): View => ({
  ...viewOf(columns, rows),
  kind: "table",
});

function resultsOf(rows: Value[][], keys: string[] | null = rows.map((row) => String(row[0]))): Results {
  return { summary: {}, views: [{ ...table(columns, rows), keys }] } as unknown as Results;
}

const before = resultsOf([
  ["a", 1, 90, 100, 1],
  ["b", 1, 210, 200, 1],
  ["c", 1, 300, 300, 1],
  ["d", 1, 5, 0, 1],
]);
/** The same rows in another order. */
const now = resultsOf([
  ["b", 1, 210, 150, 1],
  ["d", 1, 5, 20, 1],
  ["a", 1, 90, 130, 1],
  ["c", 1, 300, 300, 1],
]);

it("measures what is called the total, else the last amount with a sum", () => {
  expect(measureOf(table(columns))).toBe(3);
  const unnamed = columns.map((c) => ({ ...c, label: c.name }));
  expect(measureOf(table(unnamed))).toBe(3);
  expect(measureOf(table(columns.slice(0, 2)))).toBe(1);
  expect(measureOf(table(columns.slice(0, 1)))).toBe(-1);
  expect(mainView([{ ...viewOf(columns, []), kind: "bar" }])).toBe(-1);
});

it("measures rows by their keys, whatever their order", () => {
  const found = compare(now, before, { kind: "auto" });
  expect(found?.was).toEqual([200, 0, 100, 300]);
  expect(found?.change).toEqual([-50, 20, 30, 0]);
  expect(found?.gain.map((row) => now.views[0]?.keys?.[row])).toEqual(["a", "d"]);
  expect(found?.lose.map((row) => now.views[0]?.keys?.[row])).toEqual(["b"]);
  expect([found?.gained, found?.lost, found?.total]).toEqual([50, -50, 600]);
  expect([found?.entered, found?.left]).toEqual([1, 0]);
});

it("measures against a column of the same run", () => {
  const found = compare(now, null, { kind: "column", name: "last" });
  expect(found?.change).toEqual([-60, 15, 40, 0]);
});

it("measures against a column that the table does not show, once its values have come", () => {
  const [view] = now.views;
  const hidden = (values: Float64Array | null) => ({
    ...now,
    views: [
      {
        ...(view as View),
        columns: view?.columns.filter((c) => c.name !== "last") ?? [],
        further: [
          { ...column("last", "kr", "sum"), values },
          { ...column("staff", "number", "sum"), values: null },
        ],
      },
    ],
  });
  const { views } = hidden(null);
  const names = (measure?: string) =>
    comparable(views, { kind: "auto", ...(measure && { measure }) }).map((c) => c.name);
  expect([names(), names("children")]).toEqual([["last"], ["staff"]]);
  const against = { kind: "column", name: "last" } as const;
  expect(compare(hidden(null), before, against)).toBeNull();
  const found = compare(hidden(Float64Array.of(210, 5, Number.NaN, 300)), before, against);
  expect([found?.before, found?.was, found?.change]).toEqual(["last", [210, 5, null, 300], [-60, 15, null, 0]]);
  expect(found && concealedOf(found, [[], [0], [1], [], [2]])).toEqual([1, 2]);
});

it("measures nothing without keys, without another run, or against other columns", () => {
  expect(compare(now, null, { kind: "auto" })).toBeNull();
  const [view] = now.views;
  const keyless = { ...now, views: [{ ...view, keys: null }] } as Results;
  expect(compare(keyless, before, { kind: "auto" })).toBeNull();
  const other = { ...before, views: [{ ...before.views[0], columns: [] }] } as unknown as Results;
  expect(compare(now, other, { kind: "auto" })).toBeNull();
});

it("tells a row that is not in the other run from one that gets nothing there", () => {
  const less = resultsOf([["a", 1, 90, 100, 1]]);
  const found = compare(now, less, { kind: "auto" });
  expect(found?.change).toEqual([null, null, 30, null]);
});

it("takes no noise in the last digits for a change", () => {
  const [a, b] = [resultsOf([["a", 1, 1, 0.1 + 0.2, 1]]), resultsOf([["a", 1, 1, 0.3, 1]])];
  expect(compare(a, b, { kind: "auto" })?.change).toEqual([0]);
});
