import type { Model, Results, Sought, ValueType } from "../engine/protocol.ts";
import { mainView, measureOf } from "./comparison.ts";
import { nounOf } from "./headlines.ts";
import type { Language } from "./language.ts";

/** A figure that a value of a parameter can be looked for by. */
export interface Goal {
  label: string;
  figure: Sought;
  /** How its values are written. */
  shown: { type: ValueType; percent: boolean };
  /** It is of a row that is yet to be chosen. */
  ofRow?: boolean;
}

/** The figures of a run that are told at its top, and the measured column of its main table. */
export function goalsOf(model: Model, results: Results, { texts, lang }: Language): Goal[] {
  const shares = [...model.pools, ...model.grants].flatMap(({ name, label, table, type }): Goal[] => {
    const amount = type === "kr" ? { amount: true } : {};
    const rows = model.tables.find((t) => t.name === table);
    const receivers = texts.seekReceivers(label || name, nounOf(rows?.label || table));
    return [
      { label: texts.seekSum(label || name), figure: { of: name, table, ...amount }, shown: { type, percent: false } },
      {
        label: receivers,
        figure: { of: name, name: "receivers", table, ...amount },
        shown: { type: "number", percent: false },
      },
    ];
  });
  const figures = model.figures
    .filter((f) => f.type === "number" || f.type === "kr")
    .filter((f) => f.part === "values" || (f.part === "spreads" && results.summary.spreads[f.statement]?.[""]))
    .map(({ statement, name, label, title, type, percent }): Goal => {
      const words = [label || statement, title[lang]].filter(Boolean).join(": ");
      const figure = { of: statement, ...(name && { name }), ...(type === "kr" && { amount: true }) };
      return { label: words, figure, shown: { type, percent } };
    });
  return [...shares, ...rowGoal(results, texts.seekRow), ...figures];
}

/** What one row gets. */
function rowGoal({ views }: Results, label: (table: string) => string): Goal[] {
  const view = views[mainView(views)];
  const column = view?.columns[measureOf(view)];
  if (!view || !column?.name) return [];
  const figure = { of: column.name, table: view.table, ...(column.type === "kr" && { amount: true }) };
  const { type, percent } = column;
  return [{ label: `${label(nounOf(view.label))}: ${column.label}`, figure, shown: { type, percent }, ofRow: true }];
}
