import type { Concealed } from "../engine/contract.ts";
import type { View } from "../engine/protocol.ts";
import type { TableColumn } from "./columns.ts";

/** The columns of a table for paper: what is not told, and what changed of it, is a word. */
export function withoutConcealed(columns: readonly TableColumn[], view: View, hidden: Concealed): TableColumn[] {
  return columns.map((column) => {
    const own = view.columns.findIndex((c) => (c.name || c.label) === column.id);
    const at = own < 0 ? view.columns.findIndex((c) => c.name === column.asks) : own;
    const rows = new Set(hidden.rows[at]);
    const sum = hidden.totals[at] && column.sum ? hidden.word : column.sum;
    const word = { text: hidden.word, look: column.figure ? "figure" : "" };
    return { ...column, sum, cell: (row) => (rows.has(row) ? word : column.cell(row)) };
  });
}
