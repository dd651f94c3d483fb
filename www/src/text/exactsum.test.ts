import { expect, it } from "vitest";
import { exactSum } from "./exactsum.ts";

it("adds up without noise", () => {
  expect(exactSum(Array(10).fill(0.1))).toBe(1);
  expect(exactSum([1e16, 1, -1e16])).toBe(1);
  expect(exactSum([])).toBe(0);
});
