import { type Drawing, RowGroup } from "./group.ts";

/** So many rows are all in the document, so that the browser's own search finds them; of more only those near the window. */
const most = 2000;
/** So near to the window, in pixels, rows are kept up to date. */
const near = 100;
/** So long, in ms, nothing is drawn anew before what is out of sight is: a slider on its way is not kept waiting for it. */
const rest = 120;
/** Of more groups than that those out of sight are written later and not laid out; in a small table that saves nothing. */
const few = 10;

/**
 * The rows of a table in the document, in groups: the browser lays out those in sight, and leaves the others.
 * Rows near the window are written at once, in a large table those out of sight a little later.
 */
export class TableBody {
  #groups: RowGroup[] = [];
  #columns = "";
  #drawing: Drawing | null = null;
  /** What draws the rest; a newer drawing takes its place. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #sight = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: `${near}px 0px` });

  /** The group that is in the document already; the others come behind it. */
  constructor(private readonly first: HTMLTableSectionElement) {}

  draw(drawing: Drawing): void {
    clearTimeout(this.#rest);
    this.#drawing = drawing;
    this.#group(drawing);
    const small = this.#groups.length <= few;
    for (const group of this.#groups) {
      if (group.near || small) group.write(drawing);
      else if (this.#virtual) group.empty();
      else group.stale = true;
    }
    if (!this.#virtual) this.#rest = setTimeout(this.#behind, rest);
  }

  /** Writes everything, as before printing. */
  finish(): void {
    clearTimeout(this.#rest);
    if (this.#drawing) for (const group of this.#groups) group.write(this.#drawing);
  }

  get length(): number {
    return this.#drawing?.length ?? 0;
  }

  /** A row that is in the document. */
  row(place: number): HTMLTableRowElement | null {
    return this.#at(place)?.row(place) ?? null;
  }

  /** A row brought into the document and into sight. */
  reveal(place: number): HTMLTableRowElement | null {
    const group = this.#at(place);
    if (!group || !this.#drawing) return null;
    if (group.stale) group.write(this.#drawing);
    const row = group.row(place);
    row?.scrollIntoView({ block: "nearest" });
    return row;
  }

  /** The place of a row in the document; -1 for a row of another table. */
  placeOf(row: HTMLTableRowElement): number {
    return this.#groups.find(({ body }) => body === row.parentElement)?.placeOf(row) ?? -1;
  }

  /** There are too many rows to have all in the document. */
  get #virtual(): boolean {
    return this.length > most;
  }

  #at(place: number): RowGroup | undefined {
    return this.#groups.find(({ from, to }) => from <= place && place < to);
  }

  /** Has groups for all places: of ten rows, and of more where there are many. */
  #group({ length, columns }: Drawing): void {
    const size = Math.max(10, Math.ceil(Math.sqrt(length) / 2));
    const kind = JSON.stringify([columns, size]);
    if (this.#columns !== kind) this.#clear(kind);
    const count = Math.max(1, Math.ceil(length / size));
    while (this.#groups.length > count) this.#drop(this.#groups.pop() as RowGroup);
    while (this.#groups.length < count) this.#add();
    for (const [i, group] of this.#groups.entries()) {
      group.span(i * size, Math.min(length, (i + 1) * size));
      group.body.classList.toggle("many", count > few);
    }
  }

  /** Until the window is heard of, a group is near it if it begins within two of its heights. */
  #add(): void {
    const last = this.#groups.at(-1);
    const group = new RowGroup(last ? document.createElement("tbody") : this.first);
    group.near = !last || last.to * 32 < 2 * window.innerHeight;
    last?.body.after(group.body);
    this.#groups.push(group);
    this.#sight.observe(group.body);
  }

  #drop(group: RowGroup): void {
    this.#sight.unobserve(group.body);
    group.empty();
    if (group.body !== this.first) group.body.remove();
  }

  #clear(kind: string): void {
    this.#columns = kind;
    for (const group of this.#groups.splice(0)) this.#drop(group);
  }

  /** The window has moved over the groups. */
  #seen(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const group = this.#groups.find(({ body }) => body === target);
      if (!group) continue;
      group.near = isIntersecting;
      if (isIntersecting && group.stale && this.#drawing) group.write(this.#drawing);
      if (!isIntersecting && this.#virtual) group.empty();
    }
  }

  /** Writes what is out of sight, a few groups at a time. */
  #behind = (): void => {
    const started = performance.now();
    for (const group of this.#groups) {
      if (!group.stale || !this.#drawing) continue;
      if (performance.now() - started > 8) {
        this.#rest = setTimeout(this.#behind);
        return;
      }
      group.write(this.#drawing);
    }
  };
}
