import type { Value, View, ViewColumn } from "./protocol.ts";

/** A view for tests, its values given row by row; numbers come as the engine sends them. */
export function viewOf(
  columns: Omit<ViewColumn, "values">[],
  rows: readonly (readonly Value[])[],
  keys: View["keys"] = null,
): View {
  const values = (c: Omit<ViewColumn, "values">, i: number) => {
    const column = rows.map((row) => row[i] ?? null);
    const numeric = c.type === "number" || c.type === "kr";
    return numeric ? Float64Array.from(column, (v) => (typeof v === "number" ? v : Number.NaN)) : column;
  };
  const filled = columns.map((c, i) => ({ ...c, values: values(c, i) }));
  return { kind: "bar", table: "t", label: "T", columns: filled, keys, length: rows.length };
}
