import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ExplainedAccounts, ExplainedDifference, ExplainedSentence } from "../engine/protocol.ts";
import { stretches } from "../explain/said.ts";
import type { Language } from "../state/language.ts";
import { shared } from "./base.ts";

/** Why a number is not another one: in sentences, and in parts that add up, with a bar each. */
@customElement("fordel-why")
export class WhyNot extends LitElement {
  static override styles = [
    shared,
    css`
      .said {
        display: grid;
        gap: 6px;
        margin-block: 8px;
        font-size: var(--t-m);
        line-height: 1.5;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        border-block-start: 1px solid var(--line);
        font-size: var(--t-c);
      }
      th,
      td {
        padding: 4px 0 4px 8px;
        border-block-end: 1px solid var(--line);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
      }
      th {
        padding-inline-start: 2px;
        overflow-wrap: anywhere;
      }
      td {
        font-weight: 600;
        text-align: end;
        white-space: nowrap;
      }
      small {
        display: block;
        font-size: var(--t-s);
        font-weight: 400;
        color: var(--ink-2);
      }
      .bar {
        width: 72px;
        padding-block: 7px;
      }
      .bar div {
        position: relative;
        height: 12px;
      }
      .bar i {
        position: absolute;
        inset-block: 0;
        forced-color-adjust: none;
      }
      .bar i.g {
        background: var(--gain);
      }
      .bar i.l {
        background: var(--loss);
      }
      .bar b {
        position: absolute;
        inset-block: -2px;
        border-inline-start: 1px solid var(--line-2);
      }
      .end th,
      .end td {
        font-weight: 600;
      }
      details {
        margin-block-start: 8px;
        font-size: var(--t-c);
      }
      summary {
        min-height: 24px;
        font-weight: 600;
        cursor: pointer;
      }
      @media print {
        tr {
          break-inside: avoid;
        }
        .bar i {
          border: 1px solid #000000;
        }
      }
    `,
  ];

  @property({ attribute: false }) difference!: ExplainedDifference;
  @property({ attribute: false }) language!: Language;
  /** The two are rows, not settings. */
  @property({ type: Boolean }) rows = false;

  override render() {
    const { sentences, terms, parts } = this.difference;
    const inputs = sentences.findIndex(({ figures }) => figures.some(({ id }) => id.startsWith("parts/")));
    const split = terms.length > 0 && inputs >= 0 ? inputs : sentences.length;
    return html`${this.#said(sentences.slice(0, split))}
      ${terms.length > 0 ? this.#table(terms) : this.#table(parts)}
      ${
        terms.length > 0 && parts.length > 0
          ? html`<details>
              <summary>${this.language.texts.byInputs}</summary>
              ${this.#said(sentences.slice(split))} ${this.#table(parts)}
            </details>`
          : nothing
      }`;
  }

  #said(sentences: readonly ExplainedSentence[]) {
    return html`<div class="said">
      ${sentences.map(
        (sentence) => html`<p>${stretches(sentence).map(({ text, id }) => (id ? html`<b>${text}</b>` : text))}</p>`,
      )}
    </div>`;
  }

  /** From the one figure by each part to the other. */
  #table(parts: readonly ExplainedAccounts[]) {
    const { texts } = this.language;
    const { from, to, change } = this.difference;
    if (!change || parts.length === 0) return nothing;
    const shown = parts.map(({ part }) => part.shown);
    const [low, high] = [Math.min(0, ...shown), Math.max(0, ...shown)];
    const place = (x: number) => (high === low ? 0 : ((x - low) / (high - low)) * 100);
    const end = (name: string, text: string) =>
      html`<tr class="end"><th scope="row">${name.charAt(0).toUpperCase() + name.slice(1)}</th><td>${text}</td><td class="bar"></td></tr>`;
    return html`<table aria-label=${texts.accountsFor}>
      <tbody>
        ${end(from.name, from.text)} ${parts.map((part) => this.#part(part, place))} ${end(to.name, to.text)}
      </tbody>
    </table>`;
  }

  #part(accounts: ExplainedAccounts, place: (x: number) => number) {
    const { label, part } = accounts;
    const [a, b] = [place(Math.min(0, part.shown)), place(Math.max(0, part.shown))];
    const kind = part.shown > 0 ? "g" : "l";
    return html`<tr>
      <th scope="row">${label}${this.#inputs(accounts)}</th>
      <td><span class=${part.shown > 0 ? "gain mark" : part.shown < 0 ? "loss mark" : ""}>${part.text}</span></td>
      <td class="bar" aria-hidden="true">
        <div>
          <i class=${kind} .style=${`left: ${a.toFixed(1)}%; width: ${(b - a).toFixed(1)}%`}></i>
          <b .style=${`left: ${place(0).toFixed(1)}%`}></b>
        </div>
      </td>
    </tr>`;
  }

  /** What differs, from what to what; whether that matters only with something else. */
  #inputs({ inputs, other, alone, last, part }: ExplainedAccounts) {
    const { texts } = this.language;
    const write = this.rows
      ? (i: (typeof inputs)[number]) => texts.mineAndTheirs(i.to, i.from)
      : (i: (typeof inputs)[number]) => texts.fromTo(i.from, i.to);
    const together = part.exact !== "0" && alone === 0 && last === 0;
    const [input] = inputs;
    const values = (i: (typeof inputs)[number]) => i.from !== "" || i.to !== "";
    return html`${inputs.length === 1 && input && values(input) ? html`<small>${write(input)}</small>` : nothing}
    ${inputs.length > 1 && !other ? inputs.filter(values).map((i) => html`<small>${i.label}: ${write(i)}</small>`) : nothing}
    ${together ? html`<small>${texts.onlyTogether}</small>` : nothing}`;
  }
}
