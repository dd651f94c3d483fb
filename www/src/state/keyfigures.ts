import type { Figure, Model, Summary, Value } from "../engine/protocol.ts";
import { figureAddress } from "../explain/addresses.ts";
import type { Language } from "./language.ts";

/** One line of the key figures: what it is, and its value as people read it. */
export interface KeyFigure {
  name: string;
  value: string;
  /** The address of its number. */
  id: string;
}

/** What a run computed besides columns: values, solutions, measures of comparison and of spread. Pools and grants have cards of their own. */
export function keyFigures(summary: Summary, model: Model, language: Language): KeyFigure[] {
  return model.figures.flatMap((figure) => {
    switch (figure.part) {
      case "values":
      case "solutions":
        return single(summary[figure.part][figure.statement], figure, language);
      case "pools":
      case "grants":
        return [];
      default:
        return grouped(summary[figure.part][figure.statement] ?? {}, figure, language);
    }
  });
}

/** A value of its own; one that was not computed has no line. */
function single(value: Value | undefined, figure: Figure, language: Language): KeyFigure[] {
  return value === undefined
    ? []
    : [
        {
          name: titled(figure),
          value: shown(value, figure, language),
          id: figureAddress(figure.statement, figure.name),
        },
      ];
}

/** A measure with the name of what it measures, and of the group where there are groups. */
function grouped(groups: Record<string, Record<string, Value>>, figure: Figure, language: Language): KeyFigure[] {
  return Object.entries(groups).map(([group, figures]) => ({
    name: `${group === "" ? titled(figure) : `${titled(figure)}, ${group}`}: ${figure.title[language.lang]}`,
    value: shown(figures[figure.name] ?? null, figure, language),
    id: figureAddress(figure.statement, figure.name, group),
  }));
}

function titled({ label, statement }: Figure): string {
  return label || statement;
}

function shown(value: Value, figure: Figure, { formats }: Language): string {
  return formats.value(value, figure);
}
