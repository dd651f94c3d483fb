import { describe, expect, it } from "vitest";
import { catalogueIn, found } from "./catalogue.ts";

const address = "https://kommune.example/modeller/index.json";
const entry = {
  file: "a/støtte.fordel",
  title: "Støtte",
  municipality: "By",
  year: 2026,
  method: { en: ["by pupils"], da: ["efter elever"] },
  source: "VIVE",
  fingerprint: "ab",
  also: [{ file: "a/støtte.en.fordel", lang: "en" }],
};
const list = (...models: unknown[]) => ({ "fordel-catalogue": 1, models });

describe("a catalogue", () => {
  it("gives what rule files say of themselves, and where they are", () => {
    expect(catalogueIn(list(entry), address)?.entries).toEqual([
      {
        address: "https://kommune.example/modeller/a/st%C3%B8tte.fordel",
        file: "støtte.fordel",
        title: "Støtte",
        municipality: "By",
        year: "2026",
        method: entry.method,
        decision: "",
        source: "VIVE",
        fingerprint: "ab",
        also: { en: "https://kommune.example/modeller/a/st%C3%B8tte.en.fordel" },
      },
    ]);
  });

  it.each([
    "javascript:alert(1)//x.fordel",
    "https://evil.example/x.fordel",
    "//evil.example/x.fordel",
    "../x.fordel",
    "a/../../x.fordel",
    "/x.fordel",
    "x.js",
    "",
    7,
  ])("leaves out what lies elsewhere, and counts it: %s", (file) => {
    const { entries, left } = catalogueIn(list({ ...entry, file }), address) ?? { entries: [], left: 0 };
    expect(entries.every((e) => e.address.startsWith("https://kommune.example/modeller/"))).toBe(true);
    expect(entries.some((e) => !e.address.endsWith(".fordel"))).toBe(false);
    expect(entries.length + left).toBe(1);
  });

  it.each([null, [], {}, { models: [] }, { "fordel-catalogue": 2, models: [] }, { "fordel-catalogue": 1 }])(
    "is not %j",
    (other) => {
      expect(catalogueIn(other, address)).toBeNull();
    },
  );

  it("is searched by all words", () => {
    const entries = catalogueIn(list(entry, { ...entry, title: "Andet", source: "KORA" }), address)?.entries ?? [];
    expect(found(entries, "støtte vive").map((e) => e.title)).toEqual(["Støtte"]);
    expect(found(entries, "ELEVER 2026")).toHaveLength(2);
    expect(found(entries, "kora støtte")).toHaveLength(0);
  });
});
