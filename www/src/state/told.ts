import type { FurtherColumn, Results, Share, Value, View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { labelOf } from "../table/columns.ts";
import { comparable, isBound } from "./comparison.ts";
import { nounOf } from "./headlines.ts";
import type { Session } from "./session.ts";
import { isTurned } from "./settings.ts";

/** How many rows of a table a cap or a guarantee holds. */
export function boundsIn(view: View): { cap: number; floor: number } {
  const bounds = { cap: 0, floor: 0 };
  for (const column of view.columns) {
    if (!isBound(column)) continue;
    for (let row = 0; row < view.length; row++) {
      const word = valueAt(column.values, row);
      if (word === "cap" || word === "floor") bounds[word]++;
    }
  }
  return bounds;
}

/** How many rows a bound of a pool holds, where a table shows that; null where none does. */
export function holding({ views }: Results, pool: Share, bound: "cap" | "floor"): number | null {
  const shown = views.flatMap((view) => view.columns.filter((c) => c.name === `${pool.name}.bound` && isBound(c)));
  const [column] = shown;
  if (!column) return null;
  let n = 0;
  for (const word of column.values as readonly Value[]) if (word === bound) n++;
  return n;
}

/** What is shown, inside a sentence. */
export function shownName({ scenario, turned, language }: Session): string {
  const { currentSettings, baseInSentence } = language.texts;
  return Object.keys(turned).length > 0 ? nounOf(currentSettings) : (scenario ?? baseInSentence);
}

/** The column that is measured against; undefined where it is none, or the main table has no such amount. */
function againstColumn({ against, results }: Session): FurtherColumn | undefined {
  if (against.kind !== "column") return undefined;
  return comparable(results?.views ?? [], against).find(({ name }) => name === against.name);
}

/** Whether what is shown is measured against anything. */
export function measuresAgainst(session: Session): boolean {
  return session.measured !== null || againstColumn(session) !== undefined;
}

/** What is measured against, inside a sentence. */
export function againstName(session: Session): string {
  const { against, measured, language } = session;
  const column = againstColumn(session);
  if (column) return labelOf(column);
  if (against.kind === "column") return against.name;
  if (measured && !measured.file && isTurned(measured.settings)) return language.texts.savedInSentence;
  return measured?.file ?? measured?.settings.scenario ?? language.texts.baseInSentence;
}
