import { expect, it } from "vitest";
import { sortFiles } from "./openfiles.ts";

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
