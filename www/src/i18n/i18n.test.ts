import { expect, it } from "vitest";
import { compareDa } from "./compare.da.ts";
import { explainDa } from "./explain.da.ts";
import { catalogues, joined } from "./index.ts";
import { sheetsDa } from "./sheets.da.ts";
import { viewsDa } from "./views.da.ts";

/** Every entry of a catalogue by its path. */
function entries(catalogue: object, path = ""): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, unknown][] =>
    typeof value === "object" ? entries(value, `${path}${key}.`) : [[path + key, value]],
  );
}

it("has the same entries, none of them empty, in both languages", () => {
  const da = new Map(entries(catalogues.da));
  const en = new Map(entries(catalogues.en));
  expect([...en.keys()].sort()).toEqual([...da.keys()].sort());
  for (const value of [...da.values(), ...en.values()]) expect(value).not.toBe("");
});

it("has no entry twice, of which one would hide the other", () => {
  for (const part of [viewsDa, compareDa, explainDa, sheetsDa]) {
    for (const [key, said] of Object.entries(part)) expect(catalogues.da[key as keyof typeof part], key).toBe(said);
  }
});

it("says every sentence differently in the two languages", () => {
  const en = new Map(entries(catalogues.en));
  const same = entries(catalogues.da).filter(([key, da]) => typeof da === "string" && da === en.get(key));
  // Words that are the same in both languages, and keys of the keyboard.
  const words = same.map(([key]) => key).filter((key) => !/^keyList\..*\.0$/.test(key));
  expect(words.sort()).toEqual(["appName", "data", "views.data", "views.start"]);
});

it("uses what it is given", () => {
  for (const { problems, sortBy, paramRange } of [catalogues.da, catalogues.en]) {
    expect(problems(1)).not.toBe(problems(2));
    expect(sortBy("Løn")).toContain("Løn");
    expect(paramRange("1", "9")).toMatch(/1.*9/);
  }
});

it("ends a sentence with one full stop, also behind money", () => {
  for (const { paramRange, paramAtLeast, paramAtMost } of [catalogues.da, catalogues.en]) {
    for (const said of [paramRange("1 kr.", "9 kr."), paramAtLeast("9 kr."), paramAtMost("9 kr.")]) {
      expect(said).toMatch(/ 9 kr\.$/);
    }
    expect(paramAtMost("9 %")).toMatch(/ 9 %\.$/);
  }
});

it("joins lists", () => {
  expect(joined(catalogues.da, [])).toBe("");
  expect(joined(catalogues.da, ["a"])).toBe("a");
  expect(joined(catalogues.da, ["a", "b"])).toBe("a og b");
  expect(joined(catalogues.en, ["a", "b", "c"])).toBe("a, b and c");
});
