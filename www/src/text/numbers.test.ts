import { expect, it } from "vitest";
import { shift, shown15 } from "./numbers.ts";

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
