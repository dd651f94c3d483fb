import { expect, it } from "vitest";
import type { Value } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { sortedIndexes } from "./sort.ts";

const danish = new Intl.Collator("da-DK", { numeric: true });
const asView = (rows: Value[][]) =>
  viewOf(
    (rows[0] ?? []).map((value) => {
      const type = typeof value === "number" ? "number" : typeof value === "boolean" ? "flag" : "text";
      return { name: "c", label: "c", type, percent: false, total: "none" as const };
    }),
    rows,
  );
const order = (column: number, direction: "ascending" | "descending", rows: Value[][]) =>
  sortedIndexes(asView(rows), { column, direction }, danish).map((i) => rows[i]?.[column]);

it("sorts numbers by size, with what is missing last either way", () => {
  const rows = [[10], [null], [9], [-1]];
  expect(order(0, "ascending", rows)).toEqual([-1, 9, 10, null]);
  expect(order(0, "descending", rows)).toEqual([10, 9, -1, null]);
});

it("sorts text by the Danish alphabet and numbers within it", () => {
  const rows = [["Ørnen"], ["Aaby"], ["Zebra"], ["Ælle"], ["Hus 10"], ["Hus 9"], ["Anna"]];
  expect(order(0, "ascending", rows)).toEqual(["Anna", "Hus 9", "Hus 10", "Zebra", "Ælle", "Ørnen", "Aaby"]);
});

it("sorts no before yes", () => {
  expect(order(0, "ascending", [[true], [false], [null]])).toEqual([false, true, null]);
});

it("keeps equal rows and unsorted tables as they are", () => {
  const rows = [
    [1, "b"],
    [0, "x"],
    [1, "a"],
  ];
  expect(sortedIndexes(asView(rows), { column: 0, direction: "descending" }, danish)).toEqual([0, 2, 1]);
  expect(sortedIndexes(asView(rows), null, danish)).toEqual([0, 1, 2]);
});
