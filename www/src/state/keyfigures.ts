import type { Grouped, Model, RunSummary, Value } from "../engine/protocol.ts";
import type { Language } from "./language.ts";

/** One line of the key figures: what it is, and its value as people read it. */
export interface KeyFigure {
  name: string;
  value: string;
}

/** What a run computed besides columns: values, solutions, measures of spread and of comparison. */
export function keyFigures(summary: RunSummary, model: Model, language: Language): KeyFigure[] {
  const { texts, formats } = language;
  const values = model.values
    .filter((v) => summary.values?.[v.name] !== undefined)
    .map((v) => ({ name: v.label || v.name, value: formats.value(summary.values?.[v.name] ?? null, v) }));
  const plain = (value: Value) => formats.value(value, { type: "number" });
  const solutions = Object.entries(summary.solutions ?? {}).map(([name, value]) => ({ name, value: plain(value) }));
  const measures = [...flat(summary.spreads ?? {}), ...flat(summary.benchmarks ?? {})].map(([path, key, value]) => ({
    name: `${path}: ${texts.measures[key as keyof typeof texts.measures] ?? key}`,
    value: key === "receive" ? receivers(value, language) : plain(value),
  }));
  return [...values, ...solutions, ...measures];
}

/** Every measure with the name of what it measures, and of the group where there are groups. */
function flat(measures: Record<string, Grouped<Record<string, Value>>>): [path: string, key: string, value: Value][] {
  return Object.entries(measures).flatMap(([name, measure]) => {
    const groups = hasGroups(measure) ? Object.entries(measure.groups) : [["", measure] as const];
    return groups.flatMap(([group, figures]) =>
      Object.entries(figures).map(([key, value]): [string, string, Value] => [
        group === "" ? name : `${name}, ${group}`,
        key,
        value,
      ]),
    );
  });
}

function hasGroups<T>(measure: Grouped<T>): measure is { groups: Record<string, T> } {
  return typeof measure === "object" && measure !== null && "groups" in measure;
}

function receivers(value: Value, { texts }: Language): string {
  return value === "all" ? texts.receiveAll : texts.receiveSome;
}
