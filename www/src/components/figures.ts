import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { asking } from "../explain/explaining.ts";
import { type Headline, headlines } from "../state/headlines.ts";
import { SessionElement, shared } from "./base.ts";

/** Figures shown before all are asked for. */
const few = 5;

/** The headline figures, side by side with hairlines between them. */
@customElement("fordel-figures")
export class Figures extends SessionElement {
  static override styles = [
    shared,
    css`
      .figs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: 12px 0;
        /* The line before the first of a row lies outside of what is seen. */
        margin-inline-start: -17px;
        clip-path: inset(-4px -4px -4px 12px);
      }
      .fig {
        min-width: 0;
        padding: 0 16px;
        border-inline-start: 1px solid var(--line);
        break-inside: avoid;
      }
      h2 {
        font-size: var(--t-c);
        font-weight: 400;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .fig .big {
        font-size: var(--t-2x);
        font-weight: 600;
        color: var(--ink);
        line-height: 1.2;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .fig button.big:hover {
        color: var(--accent);
      }
      .big small {
        font-size: var(--t-m);
        font-weight: 400;
        letter-spacing: 0;
        color: var(--ink-2);
      }
      .fig p {
        font-size: var(--t-c);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .mark {
        font-weight: 600;
        white-space: nowrap;
      }
      /* Figures that are not up to date lose their weight. */
      :host([stale]) .fig .big {
        font-weight: 400;
        color: var(--ink-3);
        text-decoration: underline dotted 1px;
        text-underline-offset: 4px;
      }
      @media print {
        .figs {
          grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        }
        .fig {
          break-inside: avoid;
        }
        .fig .big {
          font-size: 15px;
        }
      }
      @container (min-width: 561px) and (max-width: 900px) {
        .figs {
          grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        }
        .fig .big {
          font-size: 17px;
        }
        h2,
        .fig .big small,
        .fig p:not(.big) {
          font-size: var(--t-s);
        }
      }
      /* Four that have no room beside each other stand two by two, none alone. */
      @container (min-width: 561px) and (max-width: 680px) {
        .figs.four {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (max-width: 560px) {
        .figs {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .fig {
          padding: 0 4px 0 12px;
        }
        .figs {
          margin-inline-start: -13px;
          clip-path: inset(-4px -4px -4px 8px);
        }
        .fig .big {
          font-size: 19px;
        }
        .fig .big small,
        .fig p:not(.big) {
          font-size: var(--t-s);
        }
      }
      /* Two amounts of more than a billion have no room beside each other on the smallest phones. */
      @container (max-width: 330px) {
        .fig .big {
          font-size: 16px;
        }
      }
    `,
  ];

  /** One can ask why they are what they are. */
  @property({ type: Boolean }) asks = false;
  @state() private all = false;

  override render() {
    const { results, measured, model } = this.session;
    if (!results || !model) return nothing;
    this.toggleAttribute("stale", this.session.stale);
    const list = headlines(results, measured?.results ?? null, model, this.language);
    this.toggleAttribute("bare", list.length === 0);
    const cut = list.length > few && !this.all ? few - 1 : list.length;
    return html`<div class="figs ${cut === 4 && list.length === cut ? "four" : ""}">
      ${list.slice(0, cut).map((figure) => this.#figure(figure))}
      ${list.length > cut ? this.#more(list.length - cut) : nothing}
    </div>`;
  }

  #figure({ name, label, id, value, unit, change, lines }: Headline) {
    const { texts } = this.language;
    const [first, ...others] = lines;
    const changed = change && html`<span class="mark ${change.amount > 0 ? "gain" : "loss"}">${change.text}</span>`;
    const number = html`${value}${unit ? html`<small>${"\u00a0"}${unit}</small>` : nothing}`;
    return html`<section class="fig" data-share=${name || nothing}>
      <h2>${label}</h2>
      ${
        this.asks
          ? html`<p>
              <button type="button" class="big" title=${texts.why(label)} @click=${asking(id)}>${number}</button>
            </p>`
          : html`<p class="big">${number}</p>`
      }
      <p>${changed || nothing}${changed && first ? " · " : nothing}${first ?? nothing}</p>
      ${others.map((line) => html`<p>${line}</p>`)}
      ${this.session.stale ? html`<p>${texts.stale}</p>` : nothing}
    </section>`;
  }

  #more(n: number) {
    return html`<section class="fig">
      <button type="button" class="link" @click=${() => (this.all = true)}>${this.language.texts.moreFigures(n)}</button>
    </section>`;
  }
}
