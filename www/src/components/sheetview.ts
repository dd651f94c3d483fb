import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ColumnKind } from "../engine/contract.ts";
import type { Diagnostic, Table } from "../engine/protocol.ts";
import { placeOf, plainText } from "../sheet/rows.ts";
import { type Draft, withHeader } from "../state/drafts.ts";
import type { Surveyed } from "../state/matching.ts";
import { writeCell } from "../state/mending.ts";
import { openPlaced } from "../state/opening.ts";
import type { Source } from "../state/tables.ts";
import { SessionElement, shared } from "./base.ts";
import type { ColumnChoice, ColumnStep } from "./columns.ts";
import "./columns.ts";
import type { Grid, Head, Written } from "./grid.ts";
import "./grid.ts";

/** Whether a header is a figure, as those of a file without headers are; a year may well be a header. */
function isFigure(header: string): boolean {
  return /^[-−+]?\d[\d.,\s]*%?$/.test(header.trim()) && !/^(19|20)\d\d$/.test(header.trim());
}

/** Kinds of columns that hold numbers. */
const counted: readonly ColumnKind[] = ["number", "whole", "kr", "share"];

/** Rows from the top that may be those of the headers. */
const mostAbove = 30;

/** A table's file: which sheet and row of headers, under which header each column stands, and the cells. */
@customElement("fordel-sheet")
export class SheetView extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 16px;
      }
      h2 {
        flex: 1 1 160px;
        font-size: var(--t-xl);
        overflow-wrap: anywhere;
      }
      header label {
        display: grid;
        grid-template-columns: minmax(0, auto);
        gap: 2px;
        max-width: min(190px, 100%);
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      @media print {
        header > :not(h2) {
          display: none !important;
        }
      }
      select {
        max-width: 100%;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) source!: Source;
  @property({ attribute: false }) draft: Draft | null = null;
  @property({ attribute: false }) seen: Surveyed | null = null;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @state() private cells: Surveyed | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // While the engine looks through a file that was changed in one cell, its cells of before stay.
    if (this.seen || changed.has("table")) this.cells = this.seen;
  }

  override render() {
    const { table, cells, draft } = this;
    const { texts } = this.language;
    const filled = cells && cells.rows.length > 0 ? cells : null;
    return html`<header>
        <h2>${table.label || table.name}</h2>
        ${this.#sheets()} ${filled ? this.#headers(filled) : nothing}
        ${draft || !filled ? nothing : html`<button type="button" class="btn line" @click=${this.#ask}>${texts.changeColumns}</button>`}
      </header>
      ${draft && cells ? this.#columns(draft, cells) : nothing}
      ${filled ? this.#grid(filled) : nothing}`;
  }

  /** Shows a cell. */
  async show(row: number, field: number, edit: boolean): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<Grid>("fordel-grid")?.show(row, field, edit);
  }

  /** Takes the keyboard to what is asked; whether something is. */
  async attend(): Promise<boolean> {
    await this.updateComplete;
    const step = this.renderRoot.querySelector<ColumnStep>("fordel-columns");
    await step?.updateComplete;
    step?.attend();
    return step !== null;
  }

  #sheets() {
    const { texts } = this.language;
    const sheets = this.source.book?.filter((sheet) => "cells" in sheet) ?? [];
    if (sheets.length < 2) return nothing;
    return html`<label>${texts.sheet}
      <select @change=${(e: Event) => this.#take((e.target as HTMLSelectElement).value, 0)}>
        ${sheets.map(({ name }) => html`<option value=${name} ?selected=${name === this.source.sheet}>${name}</option>`)}
      </select></label>`;
  }

  #headers({ rows, survey }: Surveyed) {
    const { texts, formats } = this.language;
    const places = Array.from({ length: Math.min(rows.length, mostAbove) }, (_, place) => place);
    const shown = (place: number) => {
      const words = rows
        .row(place)
        .map(plainText)
        .filter((text) => text.trim() !== "");
      return `${formats.number(rows.numbers[place] ?? 0)}: ${words.join(" · ").slice(0, 48)}`;
    };
    return html`<label>${texts.headersIn}
      <select @change=${(e: Event) => this.#take(this.source.sheet, Number((e.target as HTMLSelectElement).value))}>
        ${places.map((place) => {
          const number = rows.numbers[place] ?? 0;
          return html`<option value=${number} ?selected=${number === survey.header}>${texts.rowShort(shown(place))}</option>`;
        })}
      </select></label>`;
  }

  #columns(draft: Draft, { rows, survey, headers }: Surveyed) {
    const { drafts } = this.session;
    const { name } = this.table;
    return html`<fordel-columns
      .draft=${draft}
      .table=${this.table}
      .count=${rows.length - placeOf(rows, survey.header) - 1}
      .dataLike=${headers.some(isFigure) ? this.language.formats.number(survey.header) : ""}
      .language=${this.language}
      ?held=${this.session.data.has(name)}
      @choose=${(e: CustomEvent<ColumnChoice>) => drafts.choose(name, e.detail.column, e.detail.header)}
      @use=${() => this.#use()}
      @drop=${() => drafts.drop(name)}
    ></fordel-columns>`;
  }

  #grid(cells: Surveyed) {
    const { language, source, draft } = this;
    return html`<fordel-grid
      .rows=${cells.rows}
      .header=${cells.survey.header}
      .heads=${this.#heads(cells)}
      .faults=${draft ? [] : this.problems}
      .skipped=${source.mapping?.skip ?? []}
      .totals=${cells.survey.totals}
      .label=${language.texts.gridLabel(this.table.label || this.table.name, source.file)}
      .language=${language}
      ?fixed=${draft !== null}
      @written=${(e: CustomEvent<Written>) => this.#write(e.detail)}
    ></fordel-grid>`;
  }

  /** As which column each field is used, and how that is known. */
  #heads({ survey, headers }: Surveyed): Head[] {
    const { texts } = this.language;
    const head = (name: string, how: string): Head => {
      const column = this.table.columns.find((c) => c.name === name);
      return { use: column?.label || name, how, counts: counted.includes(column?.kind ?? "text") };
    };
    const { draft } = this;
    return headers.map((header, field) => {
      const own = survey.columns[field] ?? "";
      if (!draft) return head(own, this.source.mapping?.columns?.[own] ? texts.hows.chosen : "");
      const found = [...draft.choices].find(([, choice]) => choice.header !== "" && choice.header === header);
      if (!found) return { use: "", how: "" };
      const [name, { how }] = found;
      return head(name, how === "remembered" ? texts.hows.remembered(draft.since[name] ?? "") : texts.hows[how]);
    });
  }

  /** Takes another sheet of the workbook, or another row of headers. */
  #take(sheet: string, header: number): void {
    const { book, file } = this.source;
    const found = book?.find((s) => s.name === sheet);
    const bytes = found && "cells" in found ? found.cells : this.source.bytes;
    const mapping = withHeader(this.source.mapping, header);
    this.session.drafts.drop(this.table.name);
    void openPlaced(this.session, [{ file, book, sheet, bytes, mapping, table: this.table.name }]);
  }

  /** Has it asked again which header is which. */
  #ask = async (): Promise<void> => {
    await this.session.drafts.begin(this.table, this.source);
    await this.attend();
  };

  async #use(): Promise<void> {
    await this.session.drafts.use(this.table.name);
    this.dispatchEvent(new CustomEvent("used", { bubbles: true, composed: true }));
  }

  #write({ row, field, text }: Written): void {
    void writeCell(this.session, this.table.name, row, field, text);
  }
}
