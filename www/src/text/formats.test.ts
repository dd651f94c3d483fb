import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Lang, ValueType } from "../engine/protocol.ts";
import { Formats } from "./formats.ts";

const da = new Formats("da", "kr");
const en = new Formats("en", "kr");
/** Spaces that do not break, made plain for the eye. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("values", () => {
  it("writes money with the unit, in whole kroner or with øre", () => {
    expect(plain(da.value(160_000_000, { type: "kr" }))).toBe("160.000.000 kr.");
    expect(plain(en.value(1234.5, { type: "kr" }))).toBe("1,234.50 kr");
    expect(plain(new Formats("en", "EUR").value(7, { type: "kr" }))).toBe("7 EUR");
  });

  it("writes per cent", () => {
    expect(plain(da.value(0.035, { type: "number", percent: true }))).toBe("3,5 %");
    expect(plain(en.value(0.1, { type: "number", percent: true }))).toBe("10 %");
  });

  it("writes all digits of values that differ by few", () => {
    expect(plain(da.exact(0.1250001, { type: "number", percent: true }))).toBe("12,50001 %");
    expect(plain(da.exact(75_000.004, { type: "kr" }))).toBe("75.000,004 kr.");
    expect(plain(da.exact("2024-03-01", { type: "date" }))).toBe(plain(da.date("2024-03-01")));
  });

  it("writes the rest", () => {
    expect(da.value(true, { type: "flag" })).toBe("ja");
    expect(en.value(false, { type: "flag" })).toBe("no");
    expect(da.value(null, { type: "number" })).toBe("–");
    expect(da.value("2026-10-01", { type: "date" })).toBe("1. okt. 2026");
    expect(en.value("2026-10-01", { type: "date" })).toBe("1 Oct 2026");
    expect(da.value("cap", { type: "text", says: { cap: { en: "cap", da: "loft" } } })).toBe("loft");
    expect(da.value("cap", { type: "text" })).toBe("cap");
    expect(en.value("north", { type: "text" })).toBe("north");
    expect(da.value(-0, { type: "number" })).toBe("0");
    expect(da.value(0.1 + 0.2, { type: "number" })).toBe("0,3");
  });
});

const decimals = (...column: Parameters<Formats["style"]>) => da.style(...column).decimals;

it("gives a column the decimals that its numbers need", () => {
  expect(decimals([1, 2, null], { type: "kr" })).toBe(0);
  expect(decimals([1, 2.5], { type: "kr" })).toBe(2);
  expect(decimals([0.1, 0.25], { type: "number", percent: true })).toBe(0);
  expect(decimals([0.125], { type: "number", percent: true })).toBe(1);
  expect(decimals([1 / 3], { type: "number", percent: true })).toBe(2);
  expect(decimals([1.5, 2], { type: "number" })).toBe(1);
  expect(decimals([27.79], { type: "number" })).toBe(2);
  expect(da.cell(2, { type: "number" }, { decimals: 2, grouped: true })).toBe("2,00");
});

interface Written {
  numbers: number[];
  type: ValueType;
  percent: boolean;
  en: string;
  da: string;
}

/** The engine's reports are held to the same file. */
const written = JSON.parse(
  readFileSync(new URL("../../../engine/testdata/decimals.json", import.meta.url), "utf8"),
) as Written[];

it.each(written)(
  "writes $numbers ($type, percent: $percent) as reports do",
  ({ numbers, en: english, da: danish, ...shown }) => {
    for (const [formats, want] of [
      [en, english],
      [da, danish],
    ] as const) {
      const style = formats.style(numbers, shown);
      const texts = numbers.map((x) => formats.cell(x, shown, style) + (shown.percent ? " %" : ""));
      expect(texts.join(" | ")).toBe(want);
      const alone = plain(formats.value(numbers[0] as number, shown)).replace(/ kr\.?$/, "");
      if (numbers.length === 1) expect(alone).toBe(want);
    }
  },
);

it("writes years without a thousands separator, but not money, nor numbers that cannot all be years", () => {
  expect(da.value(2026, { type: "number" })).toBe("2026");
  expect(da.field(2026, { type: "number" })).toBe("2026");
  expect(plain(da.value(2026, { type: "kr" }))).toBe("2.026 kr.");
  const grouped = (values: number[]) => da.style(values, { type: "number" }).grouped;
  expect([grouped([2009, 2013]), grouped([2009, 3000]), grouped([2009.5]), grouped([])]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

interface Field {
  lang: Lang;
  type: ValueType;
  percent?: boolean;
  text: string;
  value: number;
}

/** The engine's tests read each of these texts as its value again. */
const fields: Field[] = JSON.parse(
  readFileSync(new URL("../../../engine/testdata/fields.json", import.meta.url), "utf8"),
);

it.each(fields)(
  "writes a field's number as the engine reads it: $text in $lang",
  ({ lang, type, percent, text, value }) => {
    expect(new Formats(lang, "kr").field(value, { type, percent })).toBe(text);
  },
);
