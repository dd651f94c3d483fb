import type { Model, Param, Value } from "../engine/protocol.ts";
import { shown15 } from "../text/numbers.ts";

export type ParamValues = Record<string, Value>;

/** What the parameters are before anybody turns them: the file's values, then the scenario's. */
export function startValues(model: Model, scenario: string | null): ParamValues {
  const values: ParamValues = {};
  for (const param of model.params) values[param.name] = param.value;
  return { ...values, ...model.scenarios.find((s) => s.name === scenario)?.params };
}

/** What a parameter is called. */
export function labelOf(model: Model, param: string): string {
  return model.params.find((p) => p.name === param)?.label || param;
}

/** The turned values that still fit the parameters, and differ from where they started. */
export function turnedValues(model: Model, scenario: string | null, turned: ParamValues): ParamValues {
  const start = startValues(model, scenario);
  const kept = model.params.filter((param) => {
    const value = turned[param.name];
    return value !== undefined && !same(value, start[param.name]) && fits(param, value);
  });
  return Object.fromEntries(kept.map((param) => [param.name, turned[param.name] as Value]));
}

/** Whether two values are equal: numbers are that show the same 15 digits, as for the engine. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  return typeof a === "number" && typeof b === "number" ? shown15(a) === shown15(b) : a === b;
}

/** Whether the engine takes a value: it is of the parameter's type, inside its bounds and on one of its steps. */
export function fits(param: Param, value: Value): boolean {
  if (typeof value !== typeof param.value) return false;
  if (param.choices?.length) return param.choices.includes(value);
  if (typeof value !== "number") return true;
  return value >= (param.from ?? -Infinity) && value <= (param.to ?? Infinity) && !stepsBeside(param, value);
}

/** The steps below and above a value that is on none; null if it is on one, or the parameter has no steps. */
export function stepsBeside(param: Param, value: number): [below: number, above: number] | null {
  if (!param.step || same(value, param.value)) return null;
  const { step } = param;
  const from = param.from ?? 0;
  const at = (n: number) => shown15(from + n * step);
  if (same(at(Math.round((value - from) / step)), value)) return null;
  const n = Math.floor((value - from) / step);
  return [at(n), at(n + 1)];
}

/** The stops of a slider, numbered from 0 to `last`. */
export interface Slider {
  last: number;
  valueAt(stop: number): number;
  stopOf(value: number): number;
}

/** A slider for a parameter with bounds; about 200 round steps where the file names none. */
export function sliderOf(param: Param): Slider | null {
  const { from, to } = param;
  if (typeof param.value !== "number" || typeof from !== "number" || typeof to !== "number" || from >= to) return null;
  const step = param.step || roundStep((to - from) / 200);
  const steps = shown15((to - from) / step);
  // A bound that is on no step of the file's cannot be reached.
  const last = param.step ? Math.floor(steps) : Math.ceil(steps);
  return {
    last,
    valueAt: (stop) => Math.min(to, shown15(from + stop * step)),
    stopOf: (value) => Math.min(last, Math.max(0, Math.round((value - from) / step))),
  };
}

/** The next of 1, 2, 5, 10, ... (and 0.5, 0.2, ...) that is not below x. */
function roundStep(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x));
  const factor = [1, 2, 5, 10].find((f) => shown15(f * power) >= shown15(x)) ?? 10;
  return shown15(factor * power);
}
