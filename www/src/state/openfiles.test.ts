import { expect, it } from "vitest";
import { sortFiles, textOf } from "./openfiles.ts";

const file = (...bytes: number[]) => ({ name: "r.fordel", arrayBuffer: async () => new Uint8Array(bytes).buffer });

it("reads rules as editors save them", async () => {
  const written = "år: 4 é";
  const utf8 = [...new TextEncoder().encode(written)];
  expect(await textOf(file(...utf8))).toBe(written);
  expect(await textOf(file(0xef, 0xbb, 0xbf, ...utf8))).toBe(written);
  expect(await textOf(file(0xe5, 0x72, 0x3a, 0x20, 0x34, 0x20, 0xe9))).toBe(written);
  const units = [...written].map((c) => c.charCodeAt(0));
  expect(await textOf(file(0xff, 0xfe, ...units.flatMap((u) => [u & 0xff, u >> 8])))).toBe(written);
  expect(await textOf(file(0xfe, 0xff, ...units.flatMap((u) => [u >> 8, u & 0xff])))).toBe(written);
});

it("tells files apart by their names", () => {
  const names = ["r.fordel", "b.CSV", "t.tsv", "x.xlsx", "y.ods", "z.pdf", "none"].map((name) => ({ name }));
  const sorted = sortFiles(names);
  expect(Object.values(sorted).map((files) => files.map((f: { name: string }) => f.name))).toEqual([
    ["r.fordel"],
    ["b.CSV", "t.tsv"],
    ["x.xlsx", "y.ods"],
    ["z.pdf", "none"],
  ]);
});
