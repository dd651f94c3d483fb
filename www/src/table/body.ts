import type { Cell } from "./columns.ts";

interface Row {
  row: HTMLTableRowElement;
  cells: { node: HTMLElement; text: Text; last: Cell }[];
}

/**
 * The rows of a table in the document. Only what changed is written: rows in sight
 * at once, those out of sight behind the frame, where one finds them by searching.
 */
export class TableBody {
  #rows: Row[] = [];
  #columns = "";
  #later = 0;
  /** What draws the rest; a newer drawing takes its place. */
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly body: HTMLTableSectionElement) {}

  /** Shows so many rows; `cells` gives those of a place in the table, `looks` the classes of a row. */
  draw(
    length: number,
    columns: readonly string[],
    cells: (place: number) => Cell[],
    looks: (place: number) => string,
  ): void {
    clearTimeout(this.#rest);
    if (this.#columns !== columns.join(" ")) this.#clear(columns.join(" "));
    this.#size(length, columns.length);
    const [from, to] = this.#sight();
    for (let place = from; place < to; place++) this.#write(place, cells(place), looks(place));
    this.#later = 0;
    const rest = () => {
      const started = performance.now();
      while (this.#later < this.#rows.length && performance.now() - started < 8) {
        const place = this.#later++;
        if (place < from || place >= to) this.#write(place, cells(place), looks(place));
      }
      if (this.#later < this.#rows.length) this.#rest = setTimeout(rest);
    };
    if (from > 0 || to < length) this.#rest = setTimeout(rest);
  }

  /** Writes what is still to be written, as before printing. */
  finish(cells: (place: number) => Cell[], looks: (place: number) => string): void {
    clearTimeout(this.#rest);
    for (let place = 0; place < this.#rows.length; place++) this.#write(place, cells(place), looks(place));
  }

  #clear(columns: string): void {
    this.#columns = columns;
    this.#rows = [];
    this.body.replaceChildren();
  }

  #size(length: number, columns: number): void {
    while (this.#rows.length > length) this.#rows.pop()?.row.remove();
    if (this.#rows.length === length) return;
    const added = document.createDocumentFragment();
    while (this.#rows.length < length) {
      const row = rowOf(columns);
      this.#rows.push(row);
      added.append(row.row);
    }
    this.body.append(added);
  }

  /** The rows in the window, and a few around it. */
  #sight(): [from: number, to: number] {
    const first = this.#rows[0]?.row;
    if (!first) return [0, 0];
    const { top, height } = first.getBoundingClientRect();
    const tall = height || 32;
    const from = Math.floor(-top / tall) - 5;
    const to = Math.ceil((window.innerHeight - top) / tall) + 5;
    return [Math.max(0, Math.min(this.#rows.length, from)), Math.max(0, Math.min(this.#rows.length, to))];
  }

  #write(place: number, cells: readonly Cell[], look: string): void {
    const shown = this.#rows[place];
    if (!shown) return;
    if (shown.row.className !== look) shown.row.className = look;
    for (const [i, cell] of cells.entries()) {
      const at = shown.cells[i];
      if (!at || (at.last.text === cell.text && at.last.look === cell.look)) continue;
      if (at.last.text !== cell.text) at.text.data = cell.text;
      if (at.last.look !== cell.look) at.node.className = cell.look;
      at.last = cell;
    }
  }
}

/** A row whose first cell names it. The mark of a bound stands on a span, so that it is no wider than its word. */
function rowOf(columns: number): Row {
  const row = document.createElement("tr");
  const cells = Array.from({ length: columns }, (_, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
    if (i === 0) cell.setAttribute("scope", "row");
    const node = document.createElement("span");
    const text = document.createTextNode("");
    node.append(text);
    cell.append(node);
    row.append(cell);
    return { node, text, last: { text: "", look: "" } };
  });
  return { row, cells };
}
