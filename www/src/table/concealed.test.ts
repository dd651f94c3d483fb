import { expect, it } from "vitest";
import { viewOf } from "../engine/viewof.testing.ts";
import { type Comparison, compare } from "../state/comparison.ts";
import { languageOf } from "../state/language.ts";
import { columnsOf } from "./columns.ts";
import { withoutConcealed } from "./concealed.ts";

const count = (name: string) => ({ name, label: name, type: "number", percent: false, total: "sum" }) as const;

it("tells on paper neither what changed of a small count nor what it is measured against, shown or not", () => {
  const name = { name: "name", label: "Name", type: "text", percent: false, total: "none" } as const;
  const rows = [
    ["A", 20],
    ["B", 30],
    ["C", 40],
  ];
  const view = {
    ...viewOf([name, count("now")], rows, ["A", "B", "C"]),
    kind: "table" as const,
    further: [{ ...count("last"), values: Float64Array.of(2, 33, 44) }],
  };
  const results = { summary: {}, views: [view] } as unknown as Parameters<typeof compare>[0];
  const comparison = compare(results, null, { kind: "column", name: "last" }) as Comparison;
  const columns = columnsOf(view, comparison, languageOf("en"), { shown: "now", against: "last", changes: true });
  const hidden = { rows: [[], [], [0]], totals: [false, false, true], word: "hidden" };
  const told = withoutConcealed(columns, view, hidden, comparison);
  expect(told.map((c) => c.cell(0).text)).toEqual(["A", "hidden", "20", "hidden", "hidden", "hidden"]);
  expect(told.map((c) => c.cell(1).text)).not.toContain("hidden");
  expect(told.map((c) => c.sum === "hidden")).toEqual([false, true, false, true, false, false]);
});
