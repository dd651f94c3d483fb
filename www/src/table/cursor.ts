/** Where a cell stands: its row's place among those shown, -1 for the total above them, and its column's. */
export interface CellPlace {
  place: number;
  column: number;
}

/** What a cursor walks in. */
export interface CellField {
  /** How many rows there are, without the total. */
  rows(): number;
  hasTotal(): boolean;
  /** The first cell, where it is in the document. */
  first(): HTMLElement | null;
  /** The cell, brought into the document and into sight; null where there is none. */
  reveal(at: CellPlace): HTMLElement | null;
  /** Where a cell in the document stands. */
  placeOf(cell: HTMLElement): CellPlace | null;
  columns(): number;
}

/**
 * Takes the keyboard through the cells of a table: it is entered at one of them, the arrow keys go on,
 * Enter and a click ask about the one that they are on.
 */
export class CellCursor {
  #at: HTMLElement | null = null;

  constructor(
    table: HTMLElement,
    private readonly field: CellField,
    private readonly ask: (at: CellPlace) => void,
  ) {
    table.addEventListener("click", this.#click);
    table.addEventListener("keydown", this.#keys);
    table.addEventListener("focusin", (e) => this.#enter(cellOf(e)));
  }

  /** Has one cell that the keyboard can enter the table by. */
  settle(): void {
    if (this.#at?.isConnected && this.#at.tabIndex === 0) return;
    this.#enter(this.field.first());
  }

  /** Takes the keyboard to a cell. */
  focus(at: CellPlace): void {
    this.#enter(this.field.reveal(at));
    this.#at?.focus({ preventScroll: true });
  }

  #enter(cell: HTMLElement | null): void {
    if (!cell || cell === this.#at) return;
    if (this.#at) this.#at.tabIndex = -1;
    cell.tabIndex = 0;
    this.#at = cell;
  }

  #click = (e: MouseEvent): void => {
    const cell = cellOf(e);
    const at = cell && this.field.placeOf(cell);
    // Text that is being marked is not asked about.
    if (!cell?.classList.contains("asks") || !at || !getSelection()?.isCollapsed) return;
    this.#enter(cell);
    this.ask(at);
  };

  #keys = (e: KeyboardEvent): void => {
    const cell = cellOf(e);
    const at = cell && e.target === cell ? this.field.placeOf(cell) : null;
    if (!at || e.altKey || e.metaKey) return;
    const { place, column } = at;
    const [first, last] = [this.field.hasTotal() ? -1 : 0, this.field.rows() - 1];
    const end = this.field.columns() - 1;
    const to: Record<string, CellPlace> = {
      ArrowDown: { place: place + 1, column },
      ArrowUp: { place: place - 1, column },
      ArrowRight: { place, column: column + 1 },
      ArrowLeft: { place, column: column - 1 },
      PageDown: { place: Math.min(last, place + 20), column },
      PageUp: { place: Math.max(first, place - 20), column },
      Home: e.ctrlKey ? { place: first, column: 0 } : { place, column: 0 },
      End: e.ctrlKey ? { place: last, column: end } : { place, column: end },
    };
    const next = to[e.key];
    if (e.key === "Enter" && cell?.classList.contains("asks")) this.ask(at);
    else if (!next) return;
    e.preventDefault();
    if (next && next.place >= first && next.place <= last && next.column >= 0 && next.column <= end) this.focus(next);
  };
}

function cellOf(e: Event): HTMLElement | null {
  const at = e.target instanceof Element ? e.target.closest<HTMLElement>("td, th") : null;
  return at?.closest("tbody") ? at : null;
}
