import { expect, it } from "vitest";
import { numberIn, shift, shown15 } from "./numbers.ts";

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

it("reads a number as the language writes it, and nothing that could be another", () => {
  for (const [text, da, en] of [
    ["5.000", 5000, 5],
    ["5,5", 5.5, null],
    ["5.5", null, 5.5],
    ["1.234.567,5 kr.", 1234567.5, null],
    ["−3 %", -3, -3],
    ["1 000", 1000, 1000],
    ["5.0000", null, 5],
    ["ti", null, null],
  ] as const) {
    expect([text, numberIn(text, "da"), numberIn(text, "en")]).toEqual([text, da, en]);
  }
});
