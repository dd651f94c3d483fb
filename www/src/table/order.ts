/** A column that rows are sorted by. */
export interface Sorted {
  id: string;
  direction: "ascending" | "descending";
}

/**
 * The order when a header is clicked: figures first with the highest on top, words from A; the next click
 * turns it round. With `more` the order before stays within.
 */
export function sortedAnew(order: readonly Sorted[], id: string, figure: boolean, more: boolean): readonly Sorted[] {
  const first = figure ? "descending" : "ascending";
  const other = figure ? "ascending" : "descending";
  const before = order.find((o) => o.id === id);
  const direction = before?.direction === first ? other : first;
  return [...(more ? order.filter((o) => o.id !== id) : []), { id, direction }];
}
