import { expect, it } from "vitest";
import type { ViewColumn } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { poolTotals } from "./figures.ts";
import { columnSums } from "./sums.ts";

it("tells what was shared, left and passed on", () => {
  const totals = poolTotals({ "": { amount: 1000.3, rate: 2, left: 0.3, passed: 100, unit: 1 } }, 900);
  expect(totals).toEqual({ amount: 1000.3, shared: 900, left: 0.3, passed: 100, rate: 2 });
});

it("adds groups up", () => {
  const groups = { a: { amount: 10, rate: 1, left: 1, unit: 1 }, b: { amount: 20, rate: 3, left: 2, unit: 1 } };
  expect(poolTotals(groups, 27)).toEqual({ amount: 30, shared: 27, left: 3, passed: 0, rate: "varies" });
});

it("adds up the columns that the engine says mean something added up", () => {
  const column = (name: string, total: ViewColumn["total"]) => ({
    name,
    label: name,
    type: "kr" as const,
    percent: false,
    total,
  });
  const columns = [column("socio", "sum"), column("rate", "none"), column("total", "mean")];
  const view = viewOf(columns, [
    [0.1, 1, null],
    [0.2, 1, 3],
    [0, 1, 4],
  ]);
  expect(columnSums(view)).toEqual([0.30000000000000004, null, 3.5]);
  expect(columnSums(viewOf(columns, []))).toEqual([null, null, null]);
});
