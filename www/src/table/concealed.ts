import type { Concealed } from "../engine/contract.ts";
import type { View } from "../engine/protocol.ts";
import type { Comparison } from "../state/comparison.ts";
import type { TableColumn } from "./columns.ts";

const none: readonly number[] = [];

/** The columns of a table for paper: what is not told, and what changed of it, is a word. */
export function withoutConcealed(
  columns: readonly TableColumn[],
  view: View,
  hidden: Concealed,
  comparison: Comparison | null,
): TableColumn[] {
  return columns.map((column) => {
    const own = view.columns.findIndex((c) => (c.name || c.label) === column.id);
    const places = own < 0 && comparison ? placesOf(comparison) : [own];
    const rows = new Set(places.flatMap((at) => hidden.rows[at] ?? none));
    const sum = places.some((at) => hidden.totals[at]) && column.sum ? hidden.word : column.sum;
    const word = { text: hidden.word, look: column.figure ? "figure" : "" };
    return { ...column, sum, cell: (row) => (rows.has(row) ? word : column.cell(row)) };
  });
}

/** The rows of which it is not told what they have, or what that is measured against; `rows` are those not told by column. */
export function concealedOf(comparison: Comparison, rows: readonly (readonly number[])[]): readonly number[] {
  const [own = none, other = none] = placesOf(comparison).map((at) => rows[at]);
  return other.length === 0 ? own : [...own, ...other];
}

/** Where what is measured stands, and the column of the same rows that it is measured against: shown, or behind those that are. */
function placesOf({ view, column, before }: Comparison): number[] {
  const all = [...view.columns, ...(view.further ?? [])];
  return before === null ? [column] : [column, all.findIndex((c) => c.name === before)];
}
