import { expect, it } from "vitest";
import type { Value } from "../engine/protocol.ts";
import { sortedBy } from "./sort.ts";

const danish = new Intl.Collator("da-DK", { numeric: true });
const order = (column: number, direction: "ascending" | "descending", rows: Value[][]) =>
  sorted(rows, [column, direction]).map((i) => rows[i]?.[column]);
function sorted(rows: Value[][], ...by: [column: number, direction: "ascending" | "descending"][]): number[] {
  const orders = by.map(([column, direction]) => ({ direction, value: (row: number) => rows[row]?.[column] ?? null }));
  return sortedBy([...rows.keys()], orders, danish);
}

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
  expect(sorted(rows, [0, "descending"])).toEqual([0, 2, 1]);
  expect(sorted(rows)).toEqual([0, 1, 2]);
});

it("sorts within equal rows by what comes next", () => {
  const rows = [
    [1, "b"],
    [0, "x"],
    [1, "a"],
  ];
  expect(sorted(rows, [0, "descending"], [1, "ascending"])).toEqual([2, 0, 1]);
});
