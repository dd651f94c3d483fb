import { expect, it } from "vitest";
import type { Results } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { type Comparison, compare } from "./comparison.ts";
import { languageOf } from "./language.ts";
import { nameOf } from "./names.ts";
import { madeLabel, madeRanks, spanOf } from "./ranks.ts";

const text = { type: "text" as const, percent: false, total: "none" as const };
const kr = { type: "kr" as const, percent: false, total: "sum" as const };
const view = viewOf(
  [
    { ...text, name: "name", label: "Navn" },
    { ...text, name: "district", label: "Distrikt" },
    { ...kr, name: "before", label: "Sidste år" },
    { ...kr, name: "now", label: "I alt" },
  ],
  [
    ["Ørnen", "Nord", 10, 100],
    ["Anna", "Syd", 50, 30],
    ["Birken", "Nord", 400, 330],
    ["Duen", "Syd", null, 7],
  ],
);
const language = languageOf("da");
const results = { views: [{ ...view, kind: "table", keys: ["a", "b", "c", "d"] }] } as unknown as Results;
const comparison = compare(results, null, { kind: "column", name: "before" }) as Comparison;

it("calls rows by what names them, not by a number or code before it, if it names each", () => {
  const columns = [
    { ...text, name: "nr", label: "Nr." },
    { ...text, name: "name", label: "Navn" },
  ];
  const named = (...rows: [string, string][]) => nameOf(viewOf(columns, rows), 0);
  expect(named(["01015", "Ørnen"], ["01016", "Anna"])).toBe("Ørnen");
  expect(named(["01015", "Ørnen"], ["01016", "Ørnen"])).toBe("01015");
  expect(named(["Øst", "Ørnen"], ["Vest", "Anna"])).toBe("Øst");
});

it("shows what rows had before beside what they have now, and leaves out those that had nothing known", () => {
  const ranks = madeRanks("before", comparison, language);
  expect(ranks?.bars.map(({ name, value, was, text }) => [name, value, was, text])).toEqual([
    ["Birken", 330, 400, "400 → 330"],
    ["Ørnen", 100, 10, "10 → 100"],
    ["Anna", 30, 50, "50 → 30"],
  ]);
  expect(spanOf(ranks?.bars ?? [])).toEqual([10, 400]);
  expect(madeRanks("before", comparison, language, new Set([0]))?.bars).toHaveLength(2);
});

it("adds up the change of groups, without one with a row that is not to be told of", () => {
  const ranks = madeRanks("groups", comparison, language);
  expect(ranks?.bars.map(({ name, text }) => [name, text])).toEqual([
    ["Nord", "+20"],
    ["Syd", "−20"],
  ]);
  expect([ranks?.up?.text, ranks?.down?.text]).toEqual(["1 får mere", "1 får mindre"]);
  expect(madeRanks("groups", comparison, language, new Set([1]))?.bars.map(({ name }) => name)).toEqual(["Nord"]);
  expect(madeLabel("groups", view, language.texts)).toBe("Ændring pr. distrikt");
});

it("has no groups where no column has some", () => {
  const alone = { ...comparison, view: { ...view, columns: view.columns.filter(({ name }) => name !== "district") } };
  expect([madeLabel("groups", alone.view, language.texts), madeRanks("groups", alone, language)]).toEqual(["", null]);
});
