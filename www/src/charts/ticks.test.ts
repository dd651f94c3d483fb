import { expect, it } from "vitest";
import { ticks } from "./ticks.ts";

it("gives round numbers around the values, with zero among them", () => {
  expect(ticks(-71_318, 140_704)).toEqual([-100_000, -50_000, 0, 50_000, 100_000, 150_000]);
  expect(ticks(3, 9)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticks(-9, -3)).toEqual([-10, -8, -6, -4, -2, 0]);
  expect(ticks(0, 0)).toEqual([0]);
});
