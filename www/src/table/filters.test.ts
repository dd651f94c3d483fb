import { expect, it } from "vitest";
import { viewOf } from "../engine/viewof.testing.ts";
import type { Comparison } from "../state/comparison.ts";
import { languageOf } from "../state/language.ts";
import { chipsOf, groupingOf, searching } from "./filters.ts";

const says = {
  none: { en: "–", da: "–" },
  cap: { en: "cap", da: "loft" },
  floor: { en: "guarantee", da: "garanti" },
  out: { en: "not in", da: "ikke med" },
};
const text = { type: "text" as const, percent: false, total: "none" as const };
const view = viewOf(
  [
    { ...text, name: "name", label: "Navn" },
    { ...text, name: "district", label: "Distrikt" },
    { ...text, name: "bound", label: "Grænse", says },
  ],
  [
    ["Ørnen", "Nord", "cap"],
    ["Anna", "Nord", "none"],
    ["Birken", "Syd", "out"],
    ["Duen", "Syd", "cap"],
  ],
);

it("counts the rows of each choice, and leaves out those with none or all", () => {
  const comparison = { change: [1, -1, 0, null] } as unknown as Comparison;
  const chips = chipsOf(view, comparison, languageOf("da")).map((c) => [c.label, c.count, c.mark]);
  expect(chips).toEqual([
    ["Alle", 4, ""],
    ["Får mere", 1, "gain"],
    ["Får mindre", 1, "loss"],
    ["Uændret", 1, ""],
    ["Loft", 2, ""],
    ["Ikke med", 1, ""],
  ]);
});

it("finds rows by any of their texts, in small letters or large", () => {
  const found = (query: string) => [0, 1, 2, 3].filter(searching(view, query));
  expect(found("ØR")).toEqual([0]);
  expect(found(" syd ")).toEqual([2, 3]);
  expect(found("")).toEqual([0, 1, 2, 3]);
  expect(found("findes ikke")).toEqual([]);
});

it("divides rows by a column of a few words, and by none that names them", () => {
  expect(groupingOf(view)?.words).toEqual(["Nord", "Syd"]);
  expect(groupingOf({ ...view, columns: view.columns.slice(0, 1) })).toBeNull();
});
