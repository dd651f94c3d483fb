import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Column, Diagnostic, Table } from "../engine/protocol.ts";
import { placeOf, plainText } from "../sheet/rows.ts";
import { faultyRows, isWorded, proposals } from "../state/faulty.ts";
import type { Surveyed } from "../state/matching.ts";
import { leaveOut, translate, writeCell } from "../state/mending.ts";
import { placeName } from "../state/problems.ts";
import type { DataFile } from "../state/tables.ts";
import { quotingCells, withoutPlace } from "../text/problems.ts";
import { SessionElement, shared } from "./base.ts";
import { withCode } from "./problems.ts";

const none: readonly number[] = [];

/** So many are listed; the grid marks all. */
const most = 100;

/** A cell to go to: a row by its number, and a field from 0, below 0 for all of the row. */
export interface Shown {
  row: number;
  field: number;
  edit: boolean;
}

/** What is wrong with the data of a table, each with the cell it is in and what can be done at once. The event `show` leads to a cell. */
@customElement("fordel-faults")
export class Faults extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
        align-content: start;
        font-size: var(--t-c);
      }
      li {
        display: grid;
        gap: 2px;
        padding: 8px 0;
        border-block-end: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .place {
        justify-self: start;
        text-decoration: underline;
      }
      .wrong .place {
        color: var(--error);
      }
      .fixes {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
      }
      h3 {
        margin-block-start: 8px;
      }
    `,
  ];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) data!: DataFile;
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  /** The file as it stands, once it was looked through. */
  @property({ attribute: false }) seen: Surveyed | null = null;
  @state() private cells: Surveyed | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // While the engine looks through a file that was changed in one cell, its cells of before stay.
    if (this.seen || changed.has("table")) this.cells = this.seen;
  }

  override render() {
    const { texts, formats } = this.language;
    const errors = this.problems.filter((d) => d.severity === "error");
    const others = this.problems.filter((d) => d.severity !== "error");
    const warnings = others.filter((d) => d.severity === "warning").length;
    const { cells } = this;
    const skipped = this.data.mapping?.skip ?? none;
    const { rows, wrong } = cells ? faultyRows(cells, this.problems, skipped) : { rows: 0, wrong: 0 };
    return html`
      <div role="status"><h2 id="title" tabindex="-1">${errors.length > 0 ? texts.faults(errors.length) : texts.noFaults}</h2></div>
      ${rows > 0 && (errors.length === 0 || wrong > 0) ? html`<p class="hint">${texts.rowsInOrder(formats.number(rows - wrong), formats.number(rows))}</p>` : nothing}
      ${
        skipped.length > 0
          ? html`<p class="message warning">${texts.leftOut(formats.number(skipped.length), skipped.length === 1)}
              <button type="button" class="link" @click=${() => leaveOut(this.session, this.table.name, null)}>${texts.takeAll}</button></p>`
          : nothing
      }
      ${this.#allProposals(errors)}
      ${errors.length > 0 ? html`<ul aria-labelledby="title">${this.#list(errors)}</ul>` : nothing}
      ${errors.length > most ? html`<p class="hint">${texts.moreFaults(formats.number(errors.length - most))}</p>` : nothing}
      ${
        others.length > 0
          ? html`<h3 id="notes">${warnings > 0 ? texts.warnings(warnings) : texts.notes(others.length)}</h3>
              <ul aria-labelledby="notes">${this.#list(others)}</ul>`
          : nothing
      }
    `;
  }

  /** Takes the keyboard to what is wrong. */
  attend(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Each by what it is, so that none takes the keyboard over from one that is mended. */
  #list(problems: readonly Diagnostic[]) {
    const key = ({ code, row, field, message }: Diagnostic) => `${code} ${row} ${field} ${message}`;
    return repeat(problems.slice(0, most), key, (problem, i) => this.#fault(problem, `${problem.severity}${i}`));
  }

  #fault(problem: Diagnostic, id: string) {
    const { row = 0, field = 0 } = problem;
    return html`<li class=${problem.severity === "error" ? "wrong" : ""}>
      ${row > 0 ? this.#place(row, field - 1, id) : nothing}
      <span id=${id}>${withCode(quotingCells(withoutPlace(problem.message), this.language.texts))}</span>
      ${problem.hint ? html`<span class="hint">${withCode(quotingCells(problem.hint, this.language.texts))}</span>` : nothing}
      ${row > 0 ? this.#fixes(problem, row, field - 1) : nothing}
    </li>`;
  }

  #place(row: number, field: number, id: string) {
    return html`<button type="button" class="link place" aria-describedby=${id} @click=${() => this.#show(row, field, false)}>
      ${placeName(this.language, row, field)}
    </button>`;
  }

  /** What can be done about a problem in a row below the headers. */
  #fixes({ severity, value }: Diagnostic, row: number, field: number) {
    const { cells: seen, language } = this;
    const { texts } = language;
    if (!seen || row <= seen.survey.header) return nothing;
    const name = seen.survey.columns[field] ?? "";
    const column = this.table.columns.find((c) => c.name === name);
    const text = plainText(seen.rows.row(placeOf(seen.rows, row))[field]);
    const said = placeName(this.language, row, field);
    const button = (label: string, act: () => void) => this.#button(label, said, act);
    return html`<span class="fixes">
      ${severity === "error" && column && text ? this.#meaning(column, text, said) : nothing}
      ${column && value ? this.#proposal(column, { row, field, text, value }) : nothing}
      ${field >= 0 ? button(texts.mendCell, () => this.#show(row, field, true)) : nothing}
      ${button(texts.leaveOutRow, () => void leaveOut(this.session, this.table.name, row))}
    </span>`;
  }

  #button(label: string, of: string, act: () => void) {
    return html`<button type="button" class="link" aria-label=${`${label}: ${of}`} @click=${act}>${label}</button>`;
  }

  /** What the cell probably is to hold: a text is read so everywhere, a number is written into the cell. */
  #proposal(column: Column, { row, field, text, value }: { row: number; field: number; text: string; value: string }) {
    const { texts } = this.language;
    const said = placeName(this.language, row, field);
    const { name } = this.table;
    if (isWorded(column)) {
      const read = () => void translate(this.session, name, column.name, { [text]: value });
      return this.#button(texts.readAs(text, value), said, read);
    }
    // In a sheet a number is typed as in the page's language, and only one without separators is the same in both.
    if (this.data.sheet && !/^[-−]?\d+( %)?$/.test(value)) return nothing;
    return this.#button(texts.writeValue(value), said, () => void writeCell(this.session, name, row, field, value));
  }

  /** Where several texts of a column are probably others: all of them at once. */
  #allProposals(errors: readonly Diagnostic[]) {
    const { cells } = this;
    const { texts, formats } = this.language;
    if (!cells) return nothing;
    return [...proposals(cells, errors)].map(([name, meanings]) => {
      const column = this.table.columns.find((c) => c.name === name);
      const n = Object.keys(meanings).length;
      if (!column || !isWorded(column) || n < 2) return nothing;
      const read = () => void translate(this.session, this.table.name, name, meanings);
      return html`<p>${this.#button(texts.readAllAs(formats.number(n)), column.label || name, read)}</p>`;
    });
  }

  /** For a text that is none of those that a column may hold: which it stands for, everywhere. */
  #meaning(column: Column, text: string, said: string) {
    const { texts } = this.language;
    const choices =
      column.kind === "choice" ? (column.choices ?? []) : column.kind === "flag" ? [texts.yes, texts.no] : [];
    if (choices.length === 0) return nothing;
    const chosen = (e: Event) =>
      void translate(this.session, this.table.name, column.name, { [text]: (e.target as HTMLSelectElement).value });
    return html`<select aria-label=${`${texts.standsFor(text)}: ${said}`} @change=${chosen}>
      <option value="" selected disabled>${texts.standsFor(text)}</option>
      ${choices.map((choice) => html`<option value=${choice}>${choice}</option>`)}
    </select>`;
  }

  #show(row: number, field: number, edit: boolean): void {
    const detail: Shown = { row, field, edit };
    this.dispatchEvent(new CustomEvent("show", { detail }));
  }
}
