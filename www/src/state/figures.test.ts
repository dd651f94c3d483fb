import { expect, it } from "vitest";
import type { Model, View } from "../engine/protocol.ts";
import { poolTotals } from "./figures.ts";
import { columnSums } from "./sums.ts";

it("tells what was shared, left and passed on", () => {
  const totals = poolTotals({ amount: 1000.3, rate: 2, left: 0.3, passed: 100, unit: 1 }, 900);
  expect(totals).toEqual({ amount: 1000.3, shared: 900, left: 0.3, passed: 100, rate: 2 });
});

it("adds groups up", () => {
  const groups = { a: { amount: 10, rate: 1, left: 1, unit: 1 }, b: { amount: 20, rate: 3, left: 0, unit: 1 } };
  expect(poolTotals({ groups }, 29)).toEqual({ amount: 30, shared: 29, left: 1, passed: 0, rate: "varies" });
});

const model = {
  pools: [{ name: "socio", label: "", table: "houses", type: "kr" }],
  grants: [],
  tables: [
    {
      name: "houses",
      columns: [
        { name: "last_year", computed: false, kind: "kr" },
        { name: "total", computed: true, type: "kr" },
        { name: "per_child", computed: true, type: "kr" },
      ],
    },
  ],
} as unknown as Model;

const view = (columns: View["columns"], rows: View["rows"]): View => ({
  kind: "table",
  table: "houses",
  label: "Houses",
  columns,
  keys: null,
  rows,
});
const kr = (name: string) => ({ name, label: name, type: "kr" as const });

it("adds up money where that says something", () => {
  const columns = [kr("socio"), kr("last_year"), kr("total"), kr("per_child"), kr("total / weighted")];
  const rows = [
    [1.5, 2.5, 3, 1.25, 1],
    [1, 1, null, 3, 1],
  ];
  expect(columnSums(view(columns, rows), model)).toEqual([2.5, 3.5, 3, null, null]);
});

it("adds up no other figures, unless the engine says so", () => {
  const number = { name: "weighted", label: "", type: "number" as const };
  expect(
    columnSums(view([number, { ...number, sum: true }, { ...kr("socio"), sum: false }], [[1, 2, 3]]), model),
  ).toEqual([null, 2, null]);
  expect(columnSums(view([kr("socio")], []), model)).toEqual([null]);
});
