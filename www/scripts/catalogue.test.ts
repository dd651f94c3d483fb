import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readCatalogue } from "./catalogue.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fordel-"));
  mkdirSync(join(folder, "støtte"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const listOf = (...models: unknown[]) =>
  writeFileSync(join(folder, "index.json"), JSON.stringify({ "fordel-catalogue": 1, models }));

it("reads the rules of a list in each language, and what they say of themselves", () => {
  writeFileSync(join(folder, "støtte/rules.fordel"), "fordel 1 da\n");
  writeFileSync(join(folder, "støtte/rules.en.fordel"), "fordel 1 en\n");
  writeFileSync(join(folder, "other.fordel"), "fordel 1 da\n\n");
  listOf(
    {
      file: "støtte/rules.fordel",
      title: "Støtte",
      municipality: "Eksempelkøbing",
      year: 2026,
      also: [{ file: "støtte/rules.en.fordel", lang: "en" }],
    },
    { file: "other.fordel" },
  );
  const [support, other] = readCatalogue(folder);
  expect(support).toMatchObject({
    title: "Støtte",
    municipality: "Eksempelkøbing",
    year: "2026",
    rules: {
      da: { file: "rules.fordel", text: "fordel 1 da\n" },
      en: { file: "rules.en.fordel", text: "fordel 1 en\n" },
    },
  });
  expect(other?.rules.en).toEqual({ file: "other.fordel", text: "fordel 1 da\n\n" });
  expect(JSON.stringify([support, other])).not.toContain(folder);
});

it("has none where no folder is given", () => {
  expect([readCatalogue(undefined), readCatalogue("")]).toEqual([[], []]);
});

it("refuses what is no list, and files elsewhere, missing or in another encoding", () => {
  writeFileSync(join(folder, "index.json"), "[]");
  expect(() => readCatalogue(folder)).toThrow("no list of fordel catalogue");
  listOf({ file: "../../etc/secret.fordel" });
  expect(() => readCatalogue(folder)).toThrow("lists 1 files that are not in its folder");
  listOf({ file: "gone.fordel" });
  expect(() => readCatalogue(folder)).toThrow("gone.fordel");
  writeFileSync(join(folder, "latin.fordel"), new Uint8Array([0xe5]));
  listOf({ file: "latin.fordel" });
  expect(() => readCatalogue(folder)).toThrow("latin.fordel is not UTF-8");
});
