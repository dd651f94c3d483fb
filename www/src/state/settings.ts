import type { Model } from "../engine/protocol.ts";
import { type ParamValues, same, startValues } from "./parameters.ts";

/** What the parameters are set to: those of the file or a scenario, and what is turned away from them. */
export interface Settings {
  scenario: string | null;
  turned: ParamValues;
}

/**
 * What a result is measured against: `auto` is the base as soon as something
 * differs from it, and nothing before; a column is one of the same table, a file a second rule file.
 */
export type Against =
  | { kind: "auto" | "none" | "base" }
  | { kind: "scenario"; name: string }
  | { kind: "column"; name: string }
  | { kind: "file"; name: string };

/** The rules as they are written. */
export const base: Settings = { scenario: null, turned: {} };

/** The values that settings give the parameters. */
export function valuesOf(model: Model, { scenario, turned }: Settings): ParamValues {
  return { ...startValues(model, scenario), ...turned };
}

/** The settings that give these values: the base or a scenario where it has just them, else the base turned. */
export function settingsOf(model: Model, values: ParamValues): Settings {
  const differing = (scenario: string | null) => {
    const start = startValues(model, scenario);
    return Object.entries(values).filter(([name, value]) => !same(start[name], value));
  };
  const named = [null, ...model.scenarios.map((s) => s.name)].find((name) => differing(name).length === 0);
  if (named !== undefined) return { scenario: named, turned: {} };
  return { scenario: null, turned: Object.fromEntries(differing(null)) };
}

/** The settings whose run a result is measured against; null for none, as where it would be measured against itself. */
export function measuredRun(model: Model, shown: Settings, against: Against): Settings | null {
  if (against.kind === "none" || against.kind === "column" || against.kind === "file") return null;
  const named = against.kind === "scenario" && model.scenarios.some((s) => s.name === against.name);
  const other: Settings = named ? { scenario: against.name, turned: {} } : base;
  const [ours, theirs] = [valuesOf(model, shown), valuesOf(model, other)];
  return Object.keys(ours).every((name) => same(ours[name], theirs[name])) ? null : other;
}
