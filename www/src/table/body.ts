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

/** So many rows are all in the document; of more only those in the window, and so many around them. */
const most = 2000;
const around = 40;

/**
 * The rows of a table in the document. Only what changed is written: rows in sight
 * at once, those out of sight behind the frame, where one finds them by searching.
 * Of more than that can be, those far from the window are but room.
 */
export class TableBody {
  #rows: Row[] = [];
  /** The place of the first row in the document. */
  #first = 0;
  #columns = "";
  #drawing: Drawing | null = null;
  #later = 0;
  /** What draws the rest; a newer drawing takes its place. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #above = document.createElement("tr");
  readonly #below = document.createElement("tr");

  constructor(private readonly body: HTMLTableSectionElement) {
    for (const room of [this.#above, this.#below]) room.className = "room";
  }

  draw(drawing: Drawing): void {
    clearTimeout(this.#rest);
    this.#drawing = drawing;
    const columns = JSON.stringify(drawing.columns);
    if (this.#columns !== columns) this.#clear(columns);
    if (drawing.length > most) this.#some();
    else this.#all();
  }

  /** Writes everything, as before printing. */
  finish(): void {
    clearTimeout(this.#rest);
    const length = this.#drawing?.length ?? 0;
    this.#size(0, length);
    for (let place = 0; place < length; place++) this.#write(place);
  }

  /** The window has moved over the rows. */
  scrolled(): void {
    if (!this.#drawing || this.#drawing.length <= most) return;
    const [from, to] = this.#sight(around / 2);
    if (from < this.#first || to > this.#first + this.#rows.length) this.#some();
  }

  get length(): number {
    return this.#drawing?.length ?? 0;
  }

  /** A row that is in the document. */
  row(place: number): HTMLTableRowElement | null {
    return this.#rows[place - this.#first]?.row ?? null;
  }

  /** A row brought into the document and into sight. */
  reveal(place: number): HTMLTableRowElement | null {
    if (place < 0 || place >= this.length) return null;
    if (!this.row(place)) {
      const { top } = this.body.getBoundingClientRect();
      scrollBy({ top: top + place * this.#tall - window.innerHeight / 2, behavior: "instant" });
      this.#some();
    }
    const row = this.row(place);
    row?.scrollIntoView({ block: "nearest" });
    return row;
  }

  /** The place of a row in the document; -1 for a row of another table. */
  placeOf(row: HTMLTableRowElement): number {
    const at = this.#rows.findIndex((r) => r.row === row);
    return at < 0 ? -1 : at + this.#first;
  }

  #all(): void {
    const length = this.length;
    this.#size(0, length);
    const [from, to] = this.#sight(5);
    for (let place = from; place < to; place++) this.#write(place);
    this.#later = 0;
    const rest = () => {
      const started = performance.now();
      while (this.#later < this.#rows.length && performance.now() - started < 8) {
        const place = this.#later++;
        if (place < from || place >= to) this.#write(place);
      }
      if (this.#later < this.#rows.length) this.#rest = setTimeout(rest);
    };
    if (from > 0 || to < length) this.#rest = setTimeout(rest);
  }

  #some(): void {
    const [from, to] = this.#sight(around);
    this.#size(from, to);
    for (let place = from; place < to; place++) this.#write(place);
  }

  #clear(columns: string): void {
    this.#columns = columns;
    this.#rows = [];
    this.body.replaceChildren();
  }

  /** Has rows for these places in the document, and room for those before and behind. */
  #size(from: number, to: number): void {
    const count = to - from;
    const tall = this.#tall;
    while (this.#rows.length > count) this.#rows.pop()?.row.remove();
    const added = document.createDocumentFragment();
    while (this.#rows.length < count) {
      const row = rowOf(this.#drawing?.columns ?? []);
      this.#rows.push(row);
      added.append(row.row);
    }
    this.#first = from;
    this.#below.remove();
    this.body.append(added);
    this.#room(this.#above, from * tall);
    this.#room(this.#below, (this.length - to) * tall);
  }

  #room(room: HTMLTableRowElement, height: number): void {
    if (height <= 0) room.remove();
    else {
      room.style.height = `${height}px`;
      if (room === this.#above) this.body.prepend(room);
      else this.body.append(room);
    }
  }

  get #tall(): number {
    return this.#rows[0]?.row.getBoundingClientRect().height || 32;
  }

  /** The rows in the window, and so many around it. */
  #sight(more: number): [from: number, to: number] {
    const { top } = this.body.getBoundingClientRect();
    const tall = this.#tall;
    const within = (place: number) => Math.max(0, Math.min(this.length, place));
    return [within(Math.floor(-top / tall) - more), within(Math.ceil((window.innerHeight - top) / tall) + more)];
  }

  #write(place: number): void {
    const shown = this.#rows[place - this.#first];
    if (!shown || !this.#drawing) return;
    const look = this.#drawing.looks(place);
    if (shown.row.className !== look) shown.row.className = look;
    for (const [i, cell] of this.#drawing.cells(place).entries()) {
      const at = shown.cells[i];
      if (!at || (at.last.text === cell.text && at.last.look === cell.look && sameBar(at.last, cell))) continue;
      if (at.last.text !== cell.text) at.text.data = cell.text;
      if (at.last.look !== cell.look) at.node.className = cell.look;
      if (!sameBar(at.last, cell)) barAt(at.node, cell.bar);
      at.last = cell;
    }
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

/** A row whose first cell names it. The mark of a bound stands on a span, so that it is no wider than its word. */
function rowOf(columns: readonly BodyColumn[]): Row {
  const row = document.createElement("tr");
  const cells = columns.map(({ asks }, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
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
