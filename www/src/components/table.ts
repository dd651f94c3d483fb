import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Value, View, ViewColumn } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Language } from "../state/language.ts";
import tableCss from "../styles/table.css?inline";
import type { NumberStyle } from "../text/formats.ts";
import { type SortOrder, sortedIndexes } from "../text/sort.ts";
import { shared } from "./base.ts";

const plainStyle: NumberStyle = { decimals: 0, grouped: true };

/** Rows drawn at first, and more each time they are asked for. */
const page = 200;

/** A sortable table of a view, with sums at its foot. */
@customElement("fordel-table")
export class ResultTable extends LitElement {
  static override styles = [shared, unsafeCSS(tableCss)];

  @property({ attribute: false }) view!: View;
  /** Sum by column, null where there is none. */
  @property({ attribute: false }) sums: (number | null)[] = [];
  @property({ attribute: false }) language!: Language;
  @state() private order: SortOrder | null = null;
  @state() private shown = page;

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("view") as View | undefined;
    if (before && before.columns.length !== this.view.columns.length) this.order = null;
  }

  override render() {
    const { view } = this;
    const { texts, formats } = this.language;
    const styles = view.columns.map((c) => formats.style(c.values, c));
    const indexes = sortedIndexes(view, this.order, formats.collator);
    return html`
      <div class="scroll" role="group" tabindex="0" aria-label=${texts.tableScroll(view.label)}>
        <table>
          <caption class="unseen">${view.label}</caption>
          <thead>
            <tr>${view.columns.map((c, i) => this.#head(c, i))}</tr>
          </thead>
          <tbody>
            ${indexes
              .slice(0, this.shown)
              .map(
                (row) =>
                  html`<tr>${view.columns.map((c, i) => this.#cell(c, i, valueAt(c.values, row), styles[i]))}</tr>`,
              )}
          </tbody>
          ${this.sums.some((sum) => sum !== null) ? this.#foot(styles) : nothing}
        </table>
      </div>
      ${this.#more()}
    `;
  }

  #head(column: ViewColumn, i: number) {
    const { texts, formats } = this.language;
    const order = this.order?.column === i ? this.order.direction : null;
    const arrow = order === "ascending" ? "▲" : order === "descending" ? "▼" : "";
    const unit = column.percent ? "%" : column.type === "kr" ? formats.unit : "";
    return html`<th scope="col" class=${isFigure(column) ? "figure" : ""} aria-sort=${order ?? nothing}>
      <button type="button" class="sort" title=${texts.sortBy(column.label)} @click=${() => this.#sort(column, i)}>
        ${column.label}<span class="arrow" aria-hidden="true">${arrow}</span>
      </button>
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </th>`;
  }

  #cell(column: ViewColumn, i: number, value: Value, style = plainStyle) {
    const text = this.language.formats.cell(value, column, style);
    if (i === 0) return html`<th scope="row">${text}</th>`;
    return html`<td class=${isFigure(column) ? "figure" : ""}>${text}</td>`;
  }

  #foot(styles: NumberStyle[]) {
    const { texts, formats } = this.language;
    return html`<tfoot>
      <tr>
        ${this.view.columns.map((column, i) => {
          const sum = this.sums[i] ?? null;
          if (i === 0) return html`<th scope="row">${texts.sum}</th>`;
          const before = column.total === "mean" ? html`<span class="hint">${texts.mean}</span> ` : nothing;
          return html`<td class="figure">${sum === null ? nothing : before}${sum === null ? nothing : formats.cell(sum, column, { ...plainStyle, ...styles[i], grouped: true })}</td>`;
        })}
      </tr>
    </tfoot>`;
  }

  #more() {
    const { texts, formats } = this.language;
    const total = this.view.length;
    if (total <= this.shown) return nothing;
    const more = Math.min(page, total - this.shown);
    return html`<p class="row screen">
      <span class="hint">${texts.rowsShown(formats.number(this.shown), formats.number(total))}</span>
      <button type="button" class="link" @click=${() => (this.shown += page)}>
        ${texts.moreRows(formats.number(more))}
      </button>
    </p>`;
  }

  /** Figures are first sorted with the highest on top, words from A; the next click turns it round. */
  #sort(column: ViewColumn, i: number): void {
    const first = isFigure(column) ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const again = this.order?.column === i && this.order.direction === first;
    this.order = { column: i, direction: again ? other : first };
  }
}

function isFigure(column: ViewColumn): boolean {
  return column.type === "number" || column.type === "kr";
}
