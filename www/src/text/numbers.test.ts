import { describe, expect, it } from "vitest";
import { parseNumber, shift, shown15 } from "./numbers.ts";

describe("parseNumber", () => {
  it.each([
    ["1,5", 1.5],
    ["1.500", 1500],
    ["160.000.000", 160e6],
    ["1.234,56", 1234.56],
    ["1.5", 1.5],
    ["1.50", 1.5],
    ["-3", -3],
    ["−3,5", -3.5],
    ["1 000 000", 1e6],
    ["1\u00a0000", 1000],
    ["100 mio. kr.", 1e8],
    ["1,5 mio", 1.5e6],
    ["250.000 kr", 250000],
    ["0", 0],
    [",5", 0.5],
  ])("reads %s in Danish", (text, value) => expect(parseNumber(text, "da")).toBe(value));

  it.each([
    ["1.5", 1.5],
    ["1,500", 1500],
    ["160,000,000", 160e6],
    ["1,234.56", 1234.56],
    ["1,5", 1.5],
    ["2 million", 2e6],
  ])("reads %s in English", (text, value) => expect(parseNumber(text, "en")).toBe(value));

  it.each(["", "abc", "1,2,3", "1.2.3", "12.34.567", "1e5", "NaN", "Infinity", "0x10", "5 %5", "--1", "-", "kr", "."])(
    "takes %j for no number",
    (text) => {
      expect(parseNumber(text, "da")).toBeNull();
      expect(parseNumber(text, "en")).toBeNull();
    },
  );

  it("moves per cent without a rounding of its own", () => {
    expect(parseNumber("3,3", "da", true)).toBe(0.033);
    expect(parseNumber("3 %", "da", true)).toBe(0.03);
    expect(parseNumber("7", "en", true)).toBe(0.07);
    expect(parseNumber("0.55 %", "en", true)).toBe(0.0055);
  });
});

it("shift moves the decimal sign", () => {
  expect(shift(0.07, 2)).toBe(7);
  expect(shift(0.035, 2)).toBe(3.5);
  expect(shift(0.57, 2)).toBe(57);
  expect(shift(1e-9, 2)).toBe(1e-7);
  expect(shift(-2, 0)).toBe(-2);
});

it("shown15 takes out noise", () => {
  expect(shown15(0.1 + 0.2)).toBe(0.3);
  expect(shown15(35 * 0.005)).toBe(0.175);
});
