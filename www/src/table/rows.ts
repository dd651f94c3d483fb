import type { View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { sortedBy } from "../text/sort.ts";
import type { TableColumn } from "./columns.ts";
import { type Chip, groupingOf, searching } from "./filters.ts";
import type { Sorted } from "./order.ts";

/** Which of a table's rows are asked for, and in which order. */
export interface Wanted {
  query: string;
  chip: Chip | undefined;
  /** The word of the grouping that rows have; empty for all. */
  group: string;
  order: readonly Sorted[];
  /** The keys of rows that are shown on top, whatever is searched for. */
  pinned: ReadonlySet<unknown>;
}

/** The rows that were asked for, in their order. */
export function rowsOf(view: View, columns: readonly TableColumn[], wanted: Wanted, words: Intl.Collator): number[] {
  const { query, chip, group, order, pinned } = wanted;
  const { keys } = view;
  const found = searching(view, query);
  const grouping = group ? groupingOf(view) : null;
  const has = (row: number) =>
    (chip?.has(row) ?? true) && (!grouping || valueAt(grouping.column.values, row) === group) && found(row);
  const by = order.flatMap(({ id, direction }) => {
    const column = columns.find((c) => c.id === id);
    return column ? [{ value: column.value, direction }] : [];
  });
  const rows = [...Array(view.length).keys()];
  const sorted = by.length > 0 ? sortedBy(rows, by, words) : rows;
  const isPinned = (row: number) => keys !== null && pinned.has(keys[row]);
  const top = pinned.size > 0 ? sorted.filter(isPinned) : [];
  return [...top, ...sorted.filter((row) => !isPinned(row) && has(row))];
}
