import { expect, it } from "vitest";
import { isRuleText, sortFiles, textOf } from "./openfiles.ts";

it("tells files apart by their names", () => {
  const names = ["r.fordel", "b.CSV", "t.tsv", "x.xlsx", "r.map.json", "k.geojson", "y.ods", "z.pdf", "none"].map(
    (name) => ({ name }),
  );
  const sorted = sortFiles(names);
  expect(Object.values(sorted).map((files) => files.map((f: { name: string }) => f.name))).toEqual([
    ["r.fordel"],
    ["b.CSV", "t.tsv"],
    ["x.xlsx"],
    ["r.map.json"],
    ["k.geojson"],
    ["y.ods"],
    ["z.pdf", "none"],
  ]);
});

it("knows rules by what they say, whatever stands before them, and data by that they do not", () => {
  const rules = [
    "fordel 1 da\n",
    "// Noget\n\nfordel 1 en\r\n",
    "Her er de:\n\nfordel 1 da\nmodel",
    'tabel skoler "Skoler" {\n  nr nøgle\n',
  ];
  expect(rules.map(isRuleText)).toEqual([true, true, true, true]);
  const data = ["Nr;Navn\n1;fordel 1 da", "fordel 1 da;12\n", "Tabel over skoler\nNr;Navn", "model {x};1\n"];
  expect(data.map(isRuleText)).toEqual([false, false, false, false]);
});

it("reads texts as editors save them", () => {
  const wide = new Uint8Array(new Uint16Array([0xfeff, 0xe6, 0x62]).buffer);
  const turned = wide.map((_, i) => wide[i ^ 1] ?? 0);
  expect([wide, turned, new TextEncoder().encode("æb")].map(textOf)).toEqual(["æb", "æb", "æb"]);
});
