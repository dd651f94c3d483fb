import type { ExplainedNode } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Session } from "../state/session.ts";
import { cellOf } from "./addresses.ts";

/** What a cell has in the run that is measured against; null where it is no number there, or nothing is measured. */
export function wasOf({ measured }: Session, { id }: ExplainedNode): number | null {
  const cell = cellOf(id);
  if (!cell || !measured) return null;
  for (const { table, columns, keys } of measured.results.views) {
    const column = table === cell.table && keys ? columns.find((c) => c.name === cell.column) : undefined;
    const row = column ? (keys ?? []).findIndex((key) => String(key) === cell.key) : -1;
    if (!column || row < 0) continue;
    const value = valueAt(column.values, row);
    return typeof value === "number" ? value : null;
  }
  return null;
}
