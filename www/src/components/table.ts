import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Concealed } from "../engine/contract.ts";
import type { View } from "../engine/protocol.ts";
import { shownAddress, shownAt, totalAddress } from "../explain/addresses.ts";
import { type Asked, askFor } from "../explain/explaining.ts";
import type { Comparison } from "../state/comparison.ts";
import { countedNoun, nounOf } from "../state/headlines.ts";
import type { Language } from "../state/language.ts";
import chipsCss from "../styles/chips.css?inline";
import tableCss from "../styles/table.css?inline";
import { TableBody } from "../table/body.ts";
import { columnsOf, labelOf, namedFirst, type TableColumn } from "../table/columns.ts";
import { withoutConcealed } from "../table/concealed.ts";
import { copied } from "../table/copied.ts";
import { CellCursor, type CellPlace } from "../table/cursor.ts";
import { type Chip, chipsOf, groupingOf } from "../table/filters.ts";
import { type Sorted, sortedAnew } from "../table/order.ts";
import { rowsOf } from "../table/rows.ts";
import { StaysInSight } from "../table/stays.ts";
import { fitting, type Measure, textMeasure, widthOf } from "../table/widths.ts";
import { shared, sheet } from "./base.ts";
import "./fold.ts";
import { icon } from "./icons.ts";
import { Printing } from "./printing.ts";
import { Sight } from "./sight.ts";

/** Tables with fewer rows are seen at a glance, and need no search. */
const searched = 9;
/** The width of a page of paper, and the size of its letters, in the pixels of print. */
const onPaper = { width: 680, letters: 11.4 };

/** Where a table begins so near the lower edge of the window, what is found in it is out of sight; pixels. */
const mostFound = 140;

interface Columns {
  all: readonly TableColumn[];
  widths: readonly number[];
  /** By their place among all. */
  shown: readonly number[];
}

/** A table of a view: searched, filtered and sorted, with its total on top and what changed behind. */
@customElement("fordel-table")
export class ResultTable extends LitElement {
  static override styles = [shared, sheet(chipsCss), sheet(tableCss)];

  @property({ attribute: false }) view!: View;
  /** What is measured in it; null where nothing is. */
  @property({ attribute: false }) comparison: Comparison | null = null;
  @property({ attribute: false }) language!: Language;
  /** The view's number among those of the run; -1 for a table of something else, which cannot be asked about. */
  @property({ type: Number }) index = -1;
  /** The address that is explained, whose cell is lit. */
  @property() asked = "";
  /** It shows what is measured, and against what, alone; what the two are called inside a sentence. */
  @property({ type: Boolean }) changes = false;
  @property() shown = "";
  @property() against = "";
  /** The heading; a table within something that has one needs none. */
  @property() heading = "";
  /** Said behind everything that is copied out of it. */
  @property({ attribute: false, hasChanged: () => false }) origin: () => Promise<string> = async () => "";
  /** What is not told of it on paper and in copies; null where all is. */
  @property({ attribute: false, hasChanged: () => false }) concealed: () => Concealed | null = () => null;
  @state() private order: readonly Sorted[] = [];
  @state() private query = "";
  @state() private chip = "all";
  @state() private group = "";
  @state() private pinned: ReadonlySet<unknown> = new Set();
  @state() private wanted: ReadonlyMap<string, boolean> = new Map();
  @state() private width = 0;
  @state() private copied = false;
  #printing = new Printing(this, () => this.#draw());
  #sight = new Sight(this);

  #measure: Measure | null = null;
  /** Widths only grow while the columns are the same, so that nothing jumps when figures change. */
  #widths = new Map<string, number>();
  #body: TableBody | null = null;
  #cursor: CellCursor | null = null;
  readonly #stays = new StaysInSight();
  #drawn: readonly string[] = []; // the columns that are in the document
  #sizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width > 0 && width !== this.width) requestAnimationFrame(() => (this.width = width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override scheduleUpdate() {
    return this.#sight.draw(() => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.changes && !this.hasUpdated) this.order = [{ id: "+change", direction: "descending" }];
    const before = changed.get("view") as View | undefined;
    const names = (view: View) => view.columns.map((c) => c.name + c.label).join("|");
    if (!before || names(before) === names(this.view)) return;
    this.#widths.clear();
    this.order = this.changes ? this.order : [];
    this.group = "";
  }

  override render() {
    const columns = this.#columns();
    const chips = chipsOf(this.view, this.comparison, this.language);
    const chip = chips.find((c) => c.id === this.chip);
    const { query, group, order, pinned } = this;
    const rows = rowsOf(this.view, columns.all, { query, chip, group, order, pinned }, this.language.formats.collator);
    this.#next = { columns, rows };
    return html`${this.#bar(columns, chips, rows.length)}
      ${this.heading ? html`<h2 class="paper">${this.heading}</h2>` : nothing}
      <table
        role="table"
        aria-rowcount=${rows.length + 2}
        .style=${`--columns: ${columns.shown.map((i) => `minmax(0, ${columns.widths[i]}fr)`).join(" ")}`}
      >
        <caption class="unseen">${this.heading || this.view.label}</caption>
        ${this.#printing.on ? html`<colgroup>${columns.shown.map((i) => html`<col .style=${`width: ${columns.widths[i]}px`} />`)}</colgroup>` : nothing}
        <thead role="rowgroup">
          <tr role="row">
            ${columns.shown.map((i) => this.#head(columns.all[i] as TableColumn))}
          </tr>
        </thead>
        ${this.#printing.on ? nothing : this.#sum(columns)}
        <tbody class="rows"></tbody>
        ${this.#printing.on ? this.#sum(columns) : nothing}
      </table>
      ${this.#after(rows.length, columns)}`;
  }

  /** What is to be drawn into the body. */
  #next: { columns: Columns; rows: readonly number[] } | null = null;

  protected override updated(): void {
    const body = this.renderRoot.querySelector<HTMLTableSectionElement>("tbody.rows");
    if (!body || !this.#next) return;
    this.#body ??= new TableBody(body);
    const { columns, rows } = this.#next;
    const shown = columns.shown.map((i) => columns.all[i] as TableColumn);
    const { keys } = this.view;
    const lit = this.#lit(rows, shown);
    const at = this.#keyboard();
    const place = at ? this.#body.placeOf(at.cell.parentElement as HTMLTableRowElement) : -1;
    this.#drawn = shown.map((c) => c.id);
    this.#body.draw({
      length: rows.length,
      columns: shown.map(({ id, figure, asks }) => ({
        id: `${id}${figure ? "#" : ""}`,
        asks: this.index >= 0 && asks !== "",
      })),
      cells: (place) => {
        const cells = shown.map((column) => column.cell(rows[place] ?? 0));
        const cell = place === lit?.place ? cells[lit.column] : undefined;
        if (cell) cells[lit?.column ?? 0] = { ...cell, look: `${cell.look} lit` };
        return cells;
      },
      looks: (place) =>
        `${this.pinned.has(keys?.[rows[place] ?? 0]) ? "pinned" : ""} ${place === lit?.place ? "lit" : ""}`.trim(),
    });
    this.#point();
    this.#stays.lit(lit?.place ?? -1, (place) => this.#body?.reveal(place));
    // The keyboard stays at its cell where the columns are others.
    if (at && place >= 0 && !at.cell.isConnected) {
      this.#cursor?.focus({ place, column: Math.max(0, this.#drawn.indexOf(at.column)) });
    }
  }

  /** The cell that the keyboard is at, and its column. */
  #keyboard(): { cell: HTMLTableCellElement; column: string } | null {
    const cell = this.shadowRoot?.activeElement?.closest<HTMLTableCellElement>("tbody :is(td, th)");
    return cell ? { cell, column: this.#drawn[cell.cellIndex] ?? "" } : null;
  }

  /** The cell that is explained, if it is here. */
  #lit(rows: readonly number[], shown: readonly TableColumn[]): CellPlace | null {
    const at = this.asked && this.index >= 0 ? shownAt(this.view, this.index, this.asked) : null;
    const column = at ? shown.findIndex((c) => c.asks === at.column) : -1;
    const place = at ? rows.indexOf(at.row) : -1;
    return column < 0 || place < 0 ? null : { place, column };
  }

  /** Takes the keyboard through the cells. */
  #point(): void {
    const table = this.renderRoot.querySelector("table");
    if (!table || this.index < 0) return;
    const sum = () => table.querySelector<HTMLTableRowElement>(".sum tr");
    this.#cursor ??= new CellCursor(
      table,
      {
        rows: () => this.#next?.rows.length ?? 0,
        columns: () => this.#next?.columns.shown.length ?? 0,
        hasTotal: () => sum() !== null,
        first: () => (sum() ?? this.#body?.row(0))?.cells[0] ?? null,
        reveal: ({ place, column }) => {
          if (place < 0) sum()?.scrollIntoView({ block: "nearest" });
          return (place < 0 ? sum() : this.#body?.reveal(place))?.cells[column] ?? null;
        },
        placeOf: (cell) => {
          const row = cell.closest("tr");
          const place = row?.closest(".sum") ? -1 : row ? (this.#body?.placeOf(row) ?? -2) : -2;
          return row && place > -2 ? { place, column: (cell as HTMLTableCellElement).cellIndex } : null;
        },
      },
      (at) => this.#ask(at),
    );
    this.#cursor.settle();
  }

  /** Asks why a cell is what it is. */
  #ask(at: CellPlace): void {
    const asked = this.#askedAt(at);
    this.#stays.ask();
    if (asked) this.dispatchEvent(askFor(asked));
  }

  #askedAt({ place, column }: CellPlace): Asked | null {
    const { rows, columns } = this.#next ?? {};
    const shown = columns?.all[columns.shown[column] ?? -1];
    const row = rows?.[place];
    if (!shown?.asks || (row === undefined && place !== -1)) return null;
    const back = () => {
      const now = this.#next?.columns;
      const at = now?.shown.findIndex((i) => now.all[i]?.id === shown.id) ?? -1;
      this.#cursor?.focus({ place, column: Math.max(0, at) });
    };
    if (row === undefined) return { id: totalAddress(this.index, shown.asks), back };
    return this.#askedOf(shown, row, back);
  }

  /** A cell of a row, and those beside it in the order that they have by then. */
  #askedOf(column: TableColumn, row: number, back: () => void): Asked {
    const beside = (by: number): Asked | null => {
      const rows = this.#next?.rows ?? [];
      const next = rows[rows.indexOf(row) + by];
      return rows.indexOf(row) < 0 || next === undefined ? null : this.#askedOf(column, next, back);
    };
    return { id: shownAddress(this.view, this.index, column.asks, row), change: column.change ?? false, back, beside };
  }

  get #font(): string {
    return getComputedStyle(this).fontFamily;
  }

  /** The columns, those that there is room for, and how wide each is. */
  #columns(): Columns {
    const [first] = this.order;
    const paper = this.#printing.on;
    const room = paper ? onPaper.width : this.width || 1000;
    const columns = namedFirst(columnsOf(this.view, this.comparison, this.language, this), this.view, room);
    const all = paper ? this.#told(columns) : columns;
    const asked = this.asked && this.index >= 0 ? shownAt(this.view, this.index, this.asked)?.column : undefined;
    const at = this.#keyboard()?.column;
    // What the sum is of is told in the first column, on several lines where it must, but in whole words.
    all[0]?.widest.push(...this.#sumLabel.split(" "));
    for (const column of all) {
      if (column.id === first?.id) column.priority = Math.min(column.priority, 2.5);
      if (column.id === asked || column.id === at) column.priority = Math.min(column.priority, 0.7);
    }
    this.#measure ??= textMeasure(this.#font, 13);
    const measure = paper ? textMeasure(this.#font, onPaper.letters) : this.#measure;
    const widths = all.map((column, i) => {
      if (paper) return widthOf(column, i === 0, measure);
      const width = Math.max(this.#widths.get(column.id) ?? 0, widthOf(column, i === 0, measure));
      this.#widths.set(column.id, width);
      return width;
    });
    const shown = fitting(all, widths, room, this.wanted);
    const others = shown.slice(1).reduce((sum, i) => sum + (widths[i] ?? 0), 0);
    widths[0] = Math.min(widths[0] ?? 0, Math.max(0, room - others));
    return { all, widths, shown };
  }

  #bar(columns: Columns, chips: readonly Chip[], found: number) {
    const { texts } = this.language;
    const large = this.view.length >= searched;
    return html`<div class="bar screen">
      ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
      ${
        large
          ? html`<span class="field"
              >${icon("search")}<input
                type="search"
                aria-label=${texts.find(nounOf(this.view.label))}
                placeholder=${texts.find(nounOf(this.view.label))}
                .value=${this.query}
                @input=${this.#search}
            /></span>`
          : nothing
      }
      ${this.#pins(found)}
      ${large ? html`<div class="filters">${this.#filters(chips)}</div>` : nothing}
      <div class="tools">
        ${this.#choice(columns)}
        <button type="button" class="btn" @click=${this.#copy}>
          ${icon(this.copied ? "check" : "copy")}<span class="word">${this.copied ? texts.copied : texts.copy}</span>
        </button>
      </div>
    </div>`;
  }

  /** Looks for what is typed. Where the rows that are found would be out of sight, the table comes up. */
  #search = async (e: Event): Promise<void> => {
    this.query = (e.target as HTMLInputElement).value;
    await this.updateComplete;
    const body = this.renderRoot.querySelector("tbody.rows")?.getBoundingClientRect();
    if (body && body.top > innerHeight - mostFound) this.renderRoot.querySelector(".bar")?.scrollIntoView();
  };

  #filters(chips: readonly Chip[]) {
    const { texts, formats } = this.language;
    const grouping = groupingOf(this.view);
    return html`${
      chips.length > 1
        ? html`<div class="chips" role="group" aria-label=${texts.filter}>
            ${chips.map(
              ({ id, label, mark, count }) => html`<button
                type="button"
                class="chip"
                aria-pressed=${id === this.chip ? "true" : "false"}
                @click=${() => (this.chip = id)}
              >
                ${mark ? html`<span class="mark ${mark}"></span>` : nothing}${label} <b>${formats.number(count)}</b>
              </button>`,
            )}
          </div>`
        : nothing
    }
    ${
      grouping
        ? html`<select
            aria-label=${labelOf(grouping.column)}
            @change=${(e: Event) => (this.group = (e.target as HTMLSelectElement).value)}
          >
            <option value="">${labelOf(grouping.column)}: ${texts.all.toLowerCase()}</option>
            ${grouping.words
              .toSorted(formats.collator.compare)
              .map((word) => html`<option value=${word} .selected=${word === this.group}>${word}</option>`)}
          </select>`
        : nothing
    }`;
  }

  /** Rows that were found can be kept on top. */
  #pins(found: number) {
    const { texts, formats } = this.language;
    if (this.view.keys === null) return nothing;
    const few = this.query.trim() !== "" && found > 0 && found <= 20;
    return html`${
      few
        ? html`<button type="button" class="btn line" @click=${this.#pin}>${icon("pin")}${texts.pin}</button>`
        : nothing
    }
    ${
      this.pinned.size > 0
        ? html`<button type="button" class="btn line" @click=${() => (this.pinned = new Set())}>
            ${icon("close")}${texts.unpin(formats.number(this.pinned.size))}
          </button>`
        : nothing
    }`;
  }

  #pin = (): void => {
    const rows = this.#next?.rows ?? [];
    this.pinned = new Set([...this.pinned, ...rows.map((row) => this.view.keys?.[row])]);
    this.query = "";
  };

  #choice({ all, shown }: Columns) {
    const { texts } = this.language;
    const hidden = all.length - shown.length;
    return html`<fordel-fold end look="btn">
      <span slot="button" class="in"
        >${icon("columns")}<span class="word">${texts.columns}</span>${hidden > 0 ? html`<small>+${hidden}</small>` : nothing}</span
      >
      ${hidden > 0 ? html`<p class="hint">${texts.columnsHidden(hidden)}</p>` : nothing}
      <ul class="choice">
        ${all.slice(1).map(
          (column, i) => html`<li>
            <label>
              <input
                type="checkbox"
                .checked=${shown.includes(i + 1)}
                @change=${(e: Event) => {
                  this.wanted = new Map([...this.wanted, [column.id, (e.target as HTMLInputElement).checked]]);
                }}
              />${[column.label, column.unit].filter(Boolean).join(", ")}
            </label>
          </li>`,
        )}
      </ul>
    </fordel-fold>`;
  }

  #head({ id, label, unit, figure }: TableColumn) {
    const { texts } = this.language;
    const at = this.order.findIndex((o) => o.id === id);
    const direction = this.order[at]?.direction ?? null;
    const arrow = direction === null ? "" : direction === "ascending" ? "↑" : "↓";
    const title = `${texts.sortBy(label)}. ${texts.sortMore}`;
    const named = [label, unit].filter(Boolean).join(", ");
    const sort = (e: MouseEvent) => {
      this.order = sortedAnew(this.order, id, figure, e.shiftKey);
    };
    // A button would stand at the first of several pages alone.
    if (this.#printing.on)
      return html`<th role="columnheader" scope="col" class=${figure ? "figure" : ""}>${named}</th>`;
    return html`<th role="columnheader" scope="col" class=${figure ? "figure" : ""} aria-sort=${at === 0 ? direction : nothing}>
      <button type="button" class="sort" title=${title} @click=${sort}>
        ${named}${arrow ? html`<span aria-hidden="true"> ${arrow}${at > 0 ? at + 1 : ""}</span>` : nothing}
      </button>
    </th>`;
  }

  get #sumLabel(): string {
    const { texts, formats } = this.language;
    // A chart's rows are called something else than it is.
    const noun = this.view.kind === "table" ? countedNoun(this.view.label, texts) : texts.rowsNoun;
    return texts.sumOf(formats.number(this.view.length), noun);
  }

  #sum({ all, shown }: Columns) {
    if (all.every((column) => column.sum === "")) return nothing;
    const label = this.#sumLabel;
    return html`<tbody class="sum" role="rowgroup">
      <tr role="row">
        ${shown.map((i, at) => {
          const column = all[i] as TableColumn;
          if (at === 0) return html`<th role="rowheader" scope="row" tabindex="-1">${label}</th>`;
          const asks = this.index >= 0 && column.asks && column.sum && !column.id.startsWith("+");
          return html`<td role="cell" class="${column.figure ? "figure" : ""} ${asks ? "asks" : ""}" tabindex="-1">${column.sum}</td>`;
        })}
      </tr>
    </tbody>`;
  }

  #after(found: number, { all, shown }: Columns) {
    const { texts, formats } = this.language;
    const hidden = all.length - shown.length;
    if (found === 0 && this.view.length > 0) {
      const all = formats.number(this.view.length);
      const narrowed = this.query.trim() !== "" && (this.chip !== "all" || this.group !== "");
      return html`<p class="none" role="status">
        ${narrowed ? texts.noneAmong(this.query) : texts.noneFound(this.query || this.heading)}
        <button type="button" class="link" @click=${() => this.#widen(narrowed)}>
          ${narrowed ? texts.searchInAll(all) : texts.searchAll(all)}
        </button>
      </p>`;
    }
    return html`<p class="after faint">
        ${found < this.view.length ? texts.rowsShown(formats.number(found), formats.number(this.view.length)) : nothing}
        ${hidden > 0 ? html`<span class="paper">${texts.columnsHidden(hidden)}</span>` : nothing}
      </p>
      <p class="unseen" aria-live="polite">
        ${this.query || this.chip !== "all" ? texts.rowsShown(formats.number(found), formats.number(this.view.length)) : nothing}
      </p>`;
  }

  /** Shows all rows, or where a choice of them was searched, searches all. */
  #widen(narrowed: boolean): void {
    if (!narrowed) this.query = "";
    this.chip = "all";
    this.group = "";
  }

  /** The table as it is shown, for a spreadsheet; the last line says what it is of. */
  #copy = async (): Promise<void> => {
    if (!this.#next) return;
    const origin = await this.origin();
    const { columns, rows } = this.#next;
    const all = this.#told(columns.shown.map((i) => columns.all[i] as TableColumn));
    const shown = all.filter((column) => column.id !== "+bar");
    await navigator.clipboard.writeText([copied(shown, rows), origin].filter(Boolean).join("\n"));
    this.copied = true;
    setTimeout(() => (this.copied = false), 2000);
  };

  /** Columns as they leave the page. */
  #told(columns: readonly TableColumn[]): readonly TableColumn[] {
    const concealed = this.concealed();
    return concealed ? withoutConcealed(columns, this.view, concealed, this.comparison) : columns;
  }

  /** At once; for paper all rows are written, not only those in sight. */
  #draw(): void {
    this.requestUpdate();
    this.performUpdate();
    if (this.#printing.on) this.#body?.finish();
  }
}
