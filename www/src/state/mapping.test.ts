import { expect, it } from "vitest";
import { changed, isFor, mappingName, mappingOf, mappingText, readMappings } from "./mapping.ts";
import { csvOf, unread } from "./tables.ts";

const bytes = new Uint8Array();

it("is saved beside the rules for the files that are not taken as they are, and read back", () => {
  const mapping = { header: 4, columns: { elever: "Elever i alt", område: "" }, skip: [31] };
  const data = new Map([
    ["skoler", unread({ file: "udtræk.xlsx", sheet: "Ark1", bytes, mapping }, "own")],
    ["kommuner", unread(csvOf("kommuner.csv", bytes), "own")],
  ]);
  expect(mappingName("skoler.fordel")).toBe("skoler.map.json");
  const saved = readMappings(new TextEncoder().encode(mappingText(data)));
  expect(saved).toEqual({ skoler: { file: "udtræk.xlsx", sheet: "Ark1", ...mapping } });
  expect(mappingText(new Map([["kommuner", unread(csvOf("kommuner.csv", bytes), "own")]]))).toBe("");
});

it("says how its own file is taken, rows and all, and of other files only what is not of rows", () => {
  const saved = { file: "a.xlsx", sheet: "Ark1", header: 4, columns: { navn: "Skole" }, skip: [9] };
  const own = { ...csvOf("a.xlsx", bytes), sheet: "Ark1" };
  expect([isFor(saved, own), isFor(saved, csvOf("a.xlsx", bytes)), isFor(undefined, own)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(mappingOf(saved, own)).toEqual({ header: 4, columns: { navn: "Skole" }, skip: [9] });
  expect(mappingOf(saved, csvOf("b.csv", bytes))).toEqual({ columns: { navn: "Skole" } });
});

it("refuses what is no mapping or of another version", () => {
  const parts = ['{"columns": 3}', '{"columns": {"a": 1}}', '{"skip": "x"}', '{"colums": {}}', '{"header": "4"}', "[]"];
  const strange = parts.map((part) => `{"fordel-map": 1, "tables": {"a": ${part}}}`);
  for (const text of ["", "[]", "null", '{"fordel-map": 2, "tables": {}}', ...strange]) {
    expect(readMappings(new TextEncoder().encode(text))).toBeNull();
  }
});

it("holds nothing that says nothing", () => {
  expect(changed(null, { columns: {}, skip: [], header: 0 })).toBeNull();
  expect(changed({ skip: [3], header: 2 }, { skip: [] })).toEqual({ header: 2 });
});
