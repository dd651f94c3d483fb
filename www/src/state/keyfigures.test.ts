import { expect, it } from "vitest";
import type { Expectation, Figure, Model, Summary } from "../engine/protocol.ts";
import { verdicts } from "./expectations.ts";
import { keyFigures } from "./keyfigures.ts";
import { languageOf } from "./language.ts";

const figure = (
  part: Figure["part"],
  statement: string,
  name: string,
  type: Figure["type"],
  more: Partial<Figure> = {},
): Figure => ({
  part,
  statement,
  name,
  title: { en: name, da: name.toUpperCase() },
  type,
  label: "",
  unit: "",
  percent: false,
  ...more,
});
const says = { some: { en: "some", da: "nogle" }, none: { en: "none", da: "ingen" } };

it("lists values, solutions and measures, by group where there are groups", () => {
  const summary = {
    values: { cost: 1000 },
    solutions: { wanted: 0.25 },
    spreads: { uneven: { "": { range_factor: 2.5, receive: "some" } }, empty: { "": { receive: "none" } } },
    benchmarks: { unit: { "2013": { average: 80, p10: 60 } }, part: { "": { average: 0.125 } } },
  } as unknown as Summary;
  const model = {
    figures: [
      figure("values", "cost", "", "kr", { label: "Cost" }),
      figure("values", "unknown", "", "kr"),
      figure("solutions", "wanted", "", "number", { percent: true }),
      figure("pools", "base", "rate", "kr"),
      figure("benchmarks", "unit", "average", "kr", { label: "Unit cost" }),
      figure("benchmarks", "unit", "p10", "kr", { label: "Unit cost" }),
      figure("benchmarks", "part", "average", "number", { percent: true }),
      figure("spreads", "uneven", "range_factor", "number"),
      figure("spreads", "uneven", "receive", "text", { says }),
      figure("spreads", "empty", "receive", "text", { says }),
    ],
  } as unknown as Model;
  const lines = keyFigures(summary, model, languageOf("da")).map((f) =>
    `${f.name} = ${f.value}`.replaceAll("\u00a0", " "),
  );
  expect(lines).toEqual([
    "Cost = 1.000 kr.",
    "wanted = 25 %",
    "Unit cost, 2013: AVERAGE = 80 kr.",
    "Unit cost, 2013: P10 = 60 kr.",
    "part: AVERAGE = 12,5 %",
    "uneven: RANGE_FACTOR = 2,5",
    "uneven: RECEIVE = nogle",
    "empty: RECEIVE = ingen",
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
    { ...outcome("D", null, true), type: "number", percent: true },
    { ...outcome("D", "S", false, 0.125), type: "number", percent: true },
    { ...outcome("D", "T", false), untried: true },
  ]);
  expect(found).toEqual([
    { text: "A", ok: true, failsIn: [], untriedIn: [], sides: null },
    { text: "B", ok: false, failsIn: ["S", "T"], untriedIn: [], sides: { left: 2, right: 3, shown: { type: "text" } } },
    { text: "C", ok: false, failsIn: [null], untriedIn: [], sides: null },
    {
      text: "D",
      ok: false,
      failsIn: ["S"],
      untriedIn: ["T"],
      sides: { left: 0.125, right: 3, shown: { type: "number", percent: true } },
    },
  ]);
});
