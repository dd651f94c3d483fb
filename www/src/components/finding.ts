import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import type { Comparison } from "../state/comparison.ts";
import { nounOf } from "../state/headlines.ts";
import { againstName } from "../state/told.ts";
import { SessionElement, shared } from "./base.ts";
import "./chart.ts";
import { shownAddress } from "../explain/addresses.ts";
import { asking } from "../explain/explaining.ts";
import type { Bar } from "./rank.ts";
import "./rank.ts";
import "./table.ts";

/** So many rows that gain or lose most are named beside the chart. */
const named = 5;

/** What comes of it in a sentence, and in a picture: who gets more and who less, or the model's own charts. */
@customElement("fordel-finding")
export class FindingPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: flex-start;
        gap: 8px 16px;
      }
      .said {
        flex: 1 1 320px;
      }
      h2 {
        font-size: var(--t-xl);
      }
      header p {
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      .sight {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 236px 236px;
        gap: 24px;
        margin-block-start: 12px;
      }
      .sight.alone {
        grid-template-columns: minmax(0, 1fr);
      }
      .most h3 {
        padding-block-end: 4px;
        border-block-end: 1px solid var(--line);
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      .most li {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px;
        min-height: 25px;
        padding: 2px 0;
        border-block-end: 1px solid var(--line);
        font-size: var(--t-c);
        line-height: 1.25;
      }
      .most li:last-child {
        border: 0;
      }
      .most .mark {
        font-weight: 600;
        white-space: nowrap;
      }
      .sorted {
        max-width: 100%;
        --height: 180px;
      }
      @container (min-width: 1500px) {
        .sight {
          grid-template-columns: 1fr 1fr;
        }
        .sight > fordel-rank {
          grid-column: 1 / -1;
          --height: 240px;
        }
      }
      @container (max-width: 900px) {
        .sight {
          grid-template-columns: minmax(0, 1fr);
        }
        .most {
          display: none;
        }
      }
    `,
  ];

  /** Null where nothing is measured. */
  @property({ attribute: false }) comparison: Comparison | null = null;
  /** The address that is explained; null where one cannot ask. */
  @property() asked: string | null = null;
  /** What is said instead, as where a turned parameter moves nothing. */
  @property({ attribute: false }) still: { title: string; more: string } | null = null;
  /** The picture that was chosen: the change, or a view's number. */
  @state() private chosen: "change" | number | null = null;
  @state() private asTable = false;

  override render() {
    const charts = this.#charts();
    const { comparison } = this;
    if (!comparison && charts.length === 0) return nothing;
    const picture = this.#picture(charts);
    return html`<header>
        <div class="said">${this.#title(picture)}</div>
        ${this.#switch(charts, picture)}
      </header>
      ${picture === "change" ? this.#change(comparison as Comparison) : this.#chart(picture)}`;
  }

  /** The model's own charts with their numbers among the views. */
  #charts(): [number, View][] {
    return [...(this.session.results?.views ?? []).entries()].filter(([, view]) => view.kind !== "table");
  }

  #picture(charts: readonly [number, View][]): "change" | number {
    const { chosen } = this;
    if (chosen === "change" && this.comparison) return chosen;
    if (typeof chosen === "number" && charts.some(([i]) => i === chosen)) return chosen;
    return this.comparison ? "change" : (charts[0]?.[0] ?? 0);
  }

  #title(picture: "change" | number) {
    const { comparison, still } = this;
    if (still) return html`<h2>${still.title}</h2><p>${still.more}</p>`;
    if (comparison) return html`<h2>${this.#sentence(comparison)}</h2><p>${this.#moved(comparison)}</p>`;
    const view = typeof picture === "number" ? this.session.results?.views[picture] : undefined;
    return html`<h2>${view?.label}</h2>`;
  }

  #noun({ view }: Comparison): string {
    return nounOf(this.session.model?.tables.find((t) => t.name === view.table)?.label || view.label);
  }

  #sentence(comparison: Comparison): string {
    const { texts, formats } = this.language;
    const { gain, lose, view } = comparison;
    const n = (rows: readonly number[]) => formats.number(rows.length);
    const noun = this.#noun(comparison);
    if (gain.length + lose.length === 0) return texts.nobodyChanges(noun);
    const one = gain.length === 1 || (gain.length === 0 && lose.length === 1);
    const of = one ? formats.number(view.length) : "";
    if (lose.length === 0) return texts.getMore(n(gain), of, noun);
    if (gain.length === 0) return texts.getLess(n(lose), of, noun);
    return texts.moreAndLess(n(gain), n(lose), of, noun);
  }

  /** What is measured, against what, and how much moves. */
  #moved({ view, column, gained, lost, total, entered, left }: Comparison): string {
    const { texts, formats } = this.language;
    const shown = view.columns[column];
    if (!shown) return "";
    const value = (x: number) => formats.value(x, shown);
    const parts = [texts.measuredAgainst(shown.label, againstName(this.session))];
    if (gained + lost === 0 && gained > 0) {
      parts.push(
        texts.moves(value(gained), total === 0 ? "" : `${formats.number((gained / total) * 100, 1, 1)}\u00a0%`),
      );
    } else if (gained !== 0 || lost !== 0) {
      parts.push(texts.moreInAll(value(gained), value(-lost)));
    }
    if (entered > 0) parts.push(texts.comesIn(formats.number(entered)));
    if (left > 0) parts.push(texts.fallsOut(formats.number(left)));
    return parts.join(" ");
  }

  #switch(charts: readonly [number, View][], picture: "change" | number) {
    const { texts } = this.language;
    const options: ["change" | number, string][] = [
      ...(this.comparison ? [["change", texts.change] as ["change", string]] : []),
      ...charts.map(([i, view]): [number, string] => [i, view.label]),
    ];
    const many = options.length > 1;
    return html`<div class="row screen">
      ${
        many
          ? html`<select
              aria-label=${texts.picture}
              @change=${(e: Event) => {
                const { value } = e.target as HTMLSelectElement;
                this.chosen = value === "change" ? value : Number(value);
              }}
            >
              ${options.map(
                ([value, label]) => html`<option value=${value} .selected=${value === picture}>${label}</option>`,
              )}
            </select>`
          : nothing
      }
      ${picture === "change" ? nothing : this.#asTable()}
    </div>`;
  }

  #asTable() {
    const { texts } = this.language;
    const choose = (asTable: boolean) => () => {
      this.asTable = asTable;
    };
    return html`<fieldset class="switch">
      <legend class="unseen">${texts.showAs(texts.chart)}</legend>
      <label><input type="radio" name="as" .checked=${!this.asTable} @change=${choose(false)} />${texts.chart}</label>
      <label><input type="radio" name="as" .checked=${this.asTable} @change=${choose(true)} />${texts.table}</label>
    </fieldset>`;
  }

  #change(comparison: Comparison) {
    const { texts, formats } = this.language;
    const { gain, lose, view, index, column, change, gained, lost } = comparison;
    const shown = view.columns[column];
    if (!shown || gain.length + lose.length === 0) return nothing;
    const style = formats.style(change, shown);
    const write = (x: number) => formats.signed(x, shown, style);
    const bar = (row: number): Bar => {
      const value = change[row] ?? 0;
      return { name: nameOf(view, row), value, text: write(value), ...this.#address(view, index, shown.name, row) };
    };
    const bars = [...gain, ...[...lose].reverse()].map(bar);
    const unit = shown.type === "kr" ? `\u00a0${formats.unit}` : "";
    const n = (rows: readonly number[]) => formats.number(rows.length);
    const up = gain.length > 0 ? { text: texts.moreCount(n(gain)), sum: write(gained) + unit } : null;
    const down = lose.length > 0 ? { text: texts.lessCount(n(lose)), sum: write(lost) + unit } : null;
    return html`<div class="sight">
      <fordel-rank
        changes
        .bars=${bars}
        .up=${up}
        .down=${down}
        .write=${write}
        label=${texts.rankLabel(this.#noun(comparison))}
      ></fordel-rank>
      ${this.#most(texts.gainMost, gain.slice(0, named).map(bar), "gain")}
      ${this.#most(texts.loseMost, lose.slice(0, named).map(bar), "loss")}
    </div>`;
  }

  /** The address of a bar's number, where one can ask about it. */
  #address(view: View, index: number, column: string, row: number): { id?: string } {
    return this.asked === null ? {} : { id: shownAddress(view, index, column, row) };
  }

  #most(title: string, bars: readonly Bar[], kind: string) {
    if (bars.length === 0) return html`<div></div>`;
    return html`<div class="most">
      <h3>${title}</h3>
      <ol>
        ${bars.map(
          (bar) => html`<li>
          <span>${bar.name}</span>
          ${
            bar.id
              ? html`<button type="button" class="mark ${kind}" title=${this.language.texts.why(bar.name)} @click=${asking(bar.id, true)}>
                  ${bar.text}
                </button>`
              : html`<span class="mark ${kind}">${bar.text}</span>`
          }
        </li>`,
        )}
      </ol>
    </div>`;
  }

  /** A chart of the model's own; bars are ranked, all of them. */
  #chart(index: number) {
    const view = this.session.results?.views[index];
    if (!view) return nothing;
    if (this.asTable)
      return html`<fordel-table .view=${view} .index=${this.asked === null ? -1 : index} .asked=${this.asked ?? ""} .language=${this.language}></fordel-table>`;
    if (view.kind === "bar" && view.columns.length < 3) return this.#levels(view, index);
    return html`<fordel-chart .view=${view} .language=${this.language}></fordel-chart>`;
  }

  #levels(view: View, index: number) {
    const { texts, formats } = this.language;
    const [measure, by] = view.columns;
    if (!measure) return nothing;
    const style = formats.style(measure.values, measure);
    const write = formats.writer(measure, style);
    const bars = Array.from({ length: view.length }, (_, row): Bar => {
      const value = valueAt(measure.values, row);
      const name = by ? formats.value(valueAt(by.values, row), by) : String(view.keys?.[row] ?? row + 1);
      const address = this.#address(view, index, measure.name, row);
      return { name, value: typeof value === "number" ? value : 0, text: write(value), ...address };
    }).sort((a, b) => b.value - a.value);
    const unit = measure.percent ? "%" : measure.type === "kr" ? formats.unit : "";
    return html`<fordel-rank
        class="sorted"
        .bars=${bars}
        .write=${write}
        label=${texts.chartAlternative(view.label)}
      ></fordel-rank>
      <p class="faint">${[measure.label, unit].filter(Boolean).join(", ").replace(/\.?$/, ".")} ${texts.ranked(formats.number(bars.length))}</p>`;
  }
}

/** What a row is called: its first text, else its key. */
export function nameOf(view: View, row: number): string {
  const column = view.columns.find((c) => c.type === "text" && !c.says);
  return String((column && valueAt(column.values, row)) ?? view.keys?.[row] ?? row + 1);
}
