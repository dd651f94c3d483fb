import type { Model } from "../engine/protocol.ts";
import { type ParamValues, same, startValues, turnedValues } from "./parameters.ts";

/** What the parameters are set to: those of the file or a scenario, and what is turned away from them. */
export interface Settings {
  scenario: string | null;
  turned: ParamValues;
}

/**
 * What a result is measured against: `auto` is the base as soon as something
 * differs from it, and nothing before; a column is one of the same table, a file a second rule file,
 * and settings are some that were saved.
 * `measure` names the column of the main table that is measured, where that is not the one that its rules measure.
 */
export type Against = (
  | { kind: "auto" | "none" | "base" }
  | { kind: "scenario"; name: string }
  | { kind: "column"; name: string }
  | { kind: "file"; name: string }
  | { kind: "settings"; settings: Settings }
) & { measure?: string };

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

/** Whether parameters are turned away from the base or a scenario. */
export function isTurned({ turned }: Settings): boolean {
  return Object.keys(turned).length > 0;
}

/** Settings as a text, the same for the same ones. */
export function keyOf({ scenario, turned }: Settings): string {
  return JSON.stringify([scenario, Object.entries(turned).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The settings whose run a result is measured against; null for none, as where it would be measured against itself. */
export function measuredRun(model: Model, shown: Settings, against: Against): Settings | null {
  if (against.kind === "none" || against.kind === "column" || against.kind === "file") return null;
  const other = otherOf(model, against);
  const [ours, theirs] = [valuesOf(model, shown), valuesOf(model, other)];
  return Object.keys(ours).every((name) => same(ours[name], theirs[name])) ? null : other;
}

/** The settings that are measured against: what is not in the rules any more is the base. */
function otherOf(model: Model, against: Against): Settings {
  const known = (scenario: string | null) => model.scenarios.some(({ name }) => name === scenario);
  if (against.kind === "scenario" && known(against.name)) return { scenario: against.name, turned: {} };
  if (against.kind !== "settings") return base;
  const { turned } = against.settings;
  const scenario = known(against.settings.scenario) ? against.settings.scenario : null;
  return { scenario, turned: turnedValues(model, scenario, turned) };
}
