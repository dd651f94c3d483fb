import { describe, expect, it } from "vitest";
import type { Model, Param } from "../engine/protocol.ts";
import { fits, same, sliderOf, startValues, stepsBeside, turnedValues } from "./parameters.ts";

const param = (name: string, value: Param["value"], more: Partial<Param> = {}): Param => ({
  name,
  label: name,
  type: "number",
  percent: false,
  value,
  valueAt: { from: 0, to: 0 },
  ...more,
});

const share = param("share", 0.03, { percent: true, from: 0, to: 0.1, step: 0.005 });
const model = {
  params: [share, param("area", "north", { type: "text", choices: ["north", "south"] }), param("strict", true)],
  scenarios: [{ name: "Ten", params: { share: 0.1 } }],
} as unknown as Model;

it("starts from the file's values, then the scenario's", () => {
  expect(startValues(model, null)).toEqual({ share: 0.03, area: "north", strict: true });
  expect(startValues(model, "Ten")).toEqual({ share: 0.1, area: "north", strict: true });
});

it("keeps only values that are turned and fit", () => {
  expect(turnedValues(model, null, { share: 0.05, area: "south", strict: true })).toEqual({
    share: 0.05,
    area: "south",
  });
  expect(turnedValues(model, null, { share: 0.2, area: "west", strict: 1, gone: 2 })).toEqual({});
  expect(turnedValues(model, "Ten", { share: 0.1 })).toEqual({});
  expect(turnedValues(model, "Ten", { share: 0.03 })).toEqual({ share: 0.03 });
});

it("knows bounds", () => {
  expect(fits(share, 0)).toBe(true);
  expect(fits(share, 0.1)).toBe(true);
  expect(fits(share, 0.1001)).toBe(false);
  expect(fits(share, "0.05")).toBe(false);
  expect(fits(param("open", 1), -1e9)).toBe(true);
});

it("knows steps, which count from the lower bound, and takes the file's own value", () => {
  expect(fits(share, 0.035)).toBe(true);
  expect(fits(share, 0.0425)).toBe(false);
  expect(stepsBeside(share, 0.0425)).toEqual([0.04, 0.045]);
  expect(stepsBeside(param("x", 0.42, { from: 0.1, step: 0.25 }), 0.35)).toBeNull();
  expect(stepsBeside(param("x", 0.42, { from: 0.1, step: 0.25 }), 0.42)).toBeNull();
  expect(stepsBeside(param("x", 0, { step: 0.1 }), 0.30000000000000004)).toBeNull();
});

it("takes numbers that show the same 15 digits for equal", () => {
  expect(same(0.95, 0.9500000000000001)).toBe(true);
  expect(same(0.95, 0.950000000000002)).toBe(false);
  expect(same("a", "a")).toBe(true);
  expect(same(1, true)).toBe(false);
  const noisy = { ...model, params: [param("keep", 0.9500000000000001)] };
  expect(turnedValues(noisy, null, { keep: 0.95 })).toEqual({});
});

describe("sliders", () => {
  it("stop at every step, on the double that the file would name", () => {
    const slider = sliderOf(share);
    expect(slider?.last).toBe(20);
    const stops = Array.from({ length: 21 }, (_, i) => slider?.valueAt(i));
    expect(stops[7]).toBe(0.035);
    expect(stops[6]).toBe(0.03);
    expect(stops[20]).toBe(0.1);
    expect(stops.map((v) => slider?.stopOf(v ?? 0))).toEqual(stops.map((_, i) => i));
  });

  it("end at the last step inside the bound", () => {
    const slider = sliderOf(param("x", 0, { from: 0, to: 1, step: 0.3 }));
    expect([0, 1, 2, 3].map((i) => slider?.valueAt(i))).toEqual([0, 0.3, 0.6, 0.9]);
    expect(slider?.last).toBe(3);
  });

  it("end at the bound where the file names no step", () => {
    const slider = sliderOf(param("x", 0, { from: 0, to: 0.93 }));
    expect(slider?.valueAt(slider.last)).toBe(0.93);
  });

  it("take round steps where the file names none", () => {
    expect(sliderOf(param("x", 0, { from: 0, to: 1 }))?.valueAt(1)).toBe(0.005);
    expect(sliderOf(param("x", 0, { from: 0, to: 90_000 }))?.valueAt(1)).toBe(500);
  });

  it("stand at the nearest stop for a value between two", () => {
    expect(sliderOf(share)?.stopOf(0.0337)).toBe(7);
    expect(sliderOf(share)?.stopOf(-5)).toBe(0);
  });

  it("are only for numbers with bounds", () => {
    expect(sliderOf(param("x", 1))).toBeNull();
    expect(sliderOf(param("x", 1, { from: 0 }))).toBeNull();
    expect(sliderOf(param("x", "a", { type: "text" }))).toBeNull();
  });
});
