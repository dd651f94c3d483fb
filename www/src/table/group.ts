import type { Cell } from "./columns.ts";

interface Row {
  row: HTMLTableRowElement;
  cells: { node: HTMLElement; text: Text; last: Cell }[];
}

/** A column of the document: apart from the others, and whether one can ask about its cells. */
export interface BodyColumn {
  id: string;
  asks: boolean;
}

/** What is to be seen: so many rows; `cells` gives those of a place among them, `looks` the classes of its row. */
export interface Drawing {
  length: number;
  columns: readonly BodyColumn[];
  cells(place: number): Cell[];
  looks(place: number): string;
}

/** Some of a table's rows, one below the other: written together, or but room for them. Only what changed is written. */
export class RowGroup {
  /** The places of its rows. */
  from = 0;
  to = 0;
  /** The window is near. */
  near = false;
  /** Its rows are not those of the last drawing. */
  stale = true;
  #rows: Row[] = [];

  constructor(readonly body: HTMLTableSectionElement) {
    body.className = "rows";
    body.role = "rowgroup";
  }

  /** Stands for these places. */
  span(from: number, to: number): void {
    this.from = from;
    this.to = to;
    this.body.style.setProperty("--count", String(to - from));
  }

  row(place: number): HTMLTableRowElement | null {
    return this.#rows[place - this.from]?.row ?? null;
  }

  placeOf(row: HTMLTableRowElement): number {
    const at = this.#rows.findIndex((r) => r.row === row);
    return at < 0 ? -1 : at + this.from;
  }

  /** Takes its rows out of the document. */
  empty(): void {
    this.stale = true;
    if (this.#rows.length === 0) return;
    this.#rows = [];
    this.body.replaceChildren();
  }

  write(drawing: Drawing): void {
    this.stale = false;
    this.#size(drawing.columns);
    for (const [i, row] of this.#rows.entries()) {
      write(row, drawing.looks(this.from + i), drawing.cells(this.from + i));
    }
  }

  #size(columns: readonly BodyColumn[]): void {
    const count = this.to - this.from;
    while (this.#rows.length > count) this.#rows.pop()?.row.remove();
    const added = document.createDocumentFragment();
    while (this.#rows.length < count) {
      const row = rowOf(columns);
      this.#rows.push(row);
      added.append(row.row);
    }
    this.body.append(added);
  }
}

function write({ row, cells }: Row, look: string, now: readonly Cell[]): void {
  if (row.className !== look) row.className = look;
  for (const [i, cell] of now.entries()) {
    const at = cells[i];
    if (!at || (at.last.text === cell.text && at.last.look === cell.look && sameBar(at.last, cell))) continue;
    if (at.last.text !== cell.text) at.text.data = cell.text;
    if (at.last.look !== cell.look) at.node.className = cell.look;
    if (!sameBar(at.last, cell)) barAt(at.node, cell.bar);
    at.last = cell;
  }
}

function sameBar(a: Cell, b: Cell): boolean {
  return a.bar?.[0] === b.bar?.[0] && a.bar?.[1] === b.bar?.[1];
}

/** Says where a bar stands in its cell. */
function barAt({ style }: HTMLElement, bar: Cell["bar"]): void {
  style.setProperty("--from", `${bar?.[0] ?? 0}%`);
  style.setProperty("--to", `${bar?.[1] ?? 0}%`);
}

/**
 * A row whose first cell names it. The mark of a bound stands on a span, so that it is no wider than its word.
 * Roles are written, as rows are laid out as grids, and some browsers hear tables by their layout.
 */
function rowOf(columns: readonly BodyColumn[]): Row {
  const row = document.createElement("tr");
  row.role = "row";
  const cells = columns.map(({ asks }, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
    cell.role = i === 0 ? "rowheader" : "cell";
    if (i === 0) cell.setAttribute("scope", "row");
    if (asks) cell.className = "asks";
    cell.tabIndex = -1;
    const node = document.createElement("span");
    const text = document.createTextNode("");
    node.append(text);
    cell.append(node);
    row.append(cell);
    return { node, text, last: { text: "", look: "" } };
  });
  return { row, cells };
}
