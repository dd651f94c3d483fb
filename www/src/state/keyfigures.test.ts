import { expect, it } from "vitest";
import type { Expectation, Model, RunSummary } from "../engine/protocol.ts";
import { verdicts } from "./expectations.ts";
import { keyFigures } from "./keyfigures.ts";
import { languageOf } from "./language.ts";

it("lists values, solutions and measures, by group where there are groups", () => {
  const summary = {
    values: { cost: 1000 },
    solutions: { wanted: 0.25 },
    spreads: { uneven: { range_factor: 2.5, receive: "some" } },
    benchmarks: { unit: { groups: { "2013": { average: 80, p10: 60 } } } },
  } as unknown as RunSummary;
  const model = {
    values: [
      { name: "cost", label: "Cost", type: "kr" },
      { name: "base.rate", label: "", type: "kr" },
    ],
  } as Model;
  const lines = keyFigures(summary, model, languageOf("da")).map((f) =>
    `${f.name} = ${f.value}`.replaceAll("\u00a0", " "),
  );
  expect(lines).toEqual([
    "Cost = 1.000 kr.",
    "wanted = 0,25",
    "uneven: største over mindste = 2,5",
    "uneven: hvem der får = nogle",
    "unit, 2013: gennemsnit = 80",
    "unit, 2013: p10 = 60",
  ]);
});

it("gathers an expectation's outcomes in base and scenarios", () => {
  const outcome = (text: string, scenario: string | null, ok: boolean, left: number | null = null): Expectation => ({
    text,
    scenario,
    ok,
    left,
    right: 3,
  });
  const found = verdicts([
    outcome("A", null, true),
    outcome("A", "S", true),
    outcome("B", null, true),
    outcome("B", "S", false, 2),
    outcome("B", "T", false, 1),
    outcome("C", null, false),
  ]);
  expect(found).toEqual([
    { text: "A", ok: true, failsIn: [], sides: null },
    { text: "B", ok: false, failsIn: ["S", "T"], sides: { left: 2, right: 3 } },
    { text: "C", ok: false, failsIn: [null], sides: null },
  ]);
});
