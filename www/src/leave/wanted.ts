/** What is to be seen as it is printed: the paper for a meeting, all letters, or the letter to a row. */
export interface Wanted {
  what: "report" | "letters";
  /** The key of the row, and what it is called. */
  row?: { key: string; name: string };
}

/** The event that asks the page for a paper. */
export function paperFor(detail: Wanted): CustomEvent<Wanted> {
  return new CustomEvent("paper", { detail, bubbles: true, composed: true });
}
