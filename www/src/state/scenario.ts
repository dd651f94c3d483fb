import type { Lang, Model, Param, Value } from "../engine/protocol.ts";
import { Formats } from "../text/formats.ts";
import { same, startValues } from "./parameters.ts";
import { type Settings, valuesOf } from "./settings.ts";

/** The parameters that differ between two settings, with their values in both. */
export interface Difference {
  param: Param;
  before: Value;
  now: Value;
}

/** What differs between settings, in the order of the rules. */
export function differences(model: Model, before: Settings, now: Settings): Difference[] {
  const [was, is] = [valuesOf(model, before), valuesOf(model, now)];
  return model.params
    .filter(({ name }) => !same(was[name], is[name]))
    .map((param) => ({ param, before: was[param.name] ?? null, now: is[param.name] ?? null }));
}

/** A scenario as it is written in rules of a language: its name, and the parameters that differ from the file. */
export function scenarioText(name: string, settings: Settings, model: Model, lang: Lang): string {
  const start: Settings = { scenario: null, turned: startValues(model, null) };
  const lines = differences(model, start, settings).map(
    ({ param, now }) => `  ${param.name} = ${written(now, param, lang, model.currency)}\n`,
  );
  const word = lang === "da" ? "scenarie" : "scenario";
  return `${word} "${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}" {\n${lines.join("")}}\n`;
}

/** A value as rules write it. */
export function written(value: Value, param: Param, lang: Lang, currency: string): string {
  if (typeof value === "boolean") return lang === "da" ? (value ? "ja" : "nej") : value ? "yes" : "no";
  if (typeof value !== "number") return param.type === "date" ? String(value) : `"${value}"`;
  const digits = new Formats(lang, currency).field(value, param);
  const number = lang === "da" ? digits : digits.replaceAll(",", "_");
  return number.replace("−", "-") + (param.percent ? " %" : param.type === "kr" ? ` ${currency || "kr"}` : "");
}
