import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Lang, Model, Section } from "../engine/protocol.ts";
import { asking } from "../explain/explaining.ts";
import { verdicts } from "../state/expectations.ts";
import { headlines } from "../state/headlines.ts";
import { printShown } from "../state/printing.ts";
import { differences } from "../state/scenario.ts";
import { base, keyOf } from "../state/settings.ts";
import type { Block } from "../text/prose.ts";
import "./origin.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";
import { blocksOf } from "./prose.ts";
import { listOf, tableOf } from "./said.ts";
import "./who.ts";
import { checkItem } from "./verdict.ts";

/** How large the text may be read: steps of its size. */
const sizes = [15, 17, 19, 22];

/** What those who decide ask first; all else stands behind, in the order in which it is told. */
const order = ["short", "sharing", "comparing", "who", "change", "scenarios", "checks", "goals"];

/** The model to read, for those who decide: what it is, what it gives, how it is shared, what must hold, where it is from. */
@customElement("fordel-reading")
export class Reading extends SessionElement {
  static override styles = [
    shared,
    css`
      .read {
        display: grid;
        grid-template-columns: minmax(160px, 1fr) minmax(0, 680px) minmax(120px, 1fr);
        gap: 0 48px;
        padding: 32px 24px 64px;
        font-size: var(--size, 17px);
        line-height: 1.6;
      }
      nav {
        position: sticky;
        inset-block-start: calc(var(--head) + 24px);
        align-self: start;
        justify-self: end;
        width: 190px;
        font-size: var(--t-c);
      }
      nav button {
        display: block;
        width: 100%;
        min-height: 28px;
        padding: 4px 0 4px 12px;
        border-inline-start: 2px solid var(--line);
        color: var(--ink-2);
      }
      nav button:hover {
        border-color: var(--accent);
        color: var(--ink);
      }
      nav .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 12px;
      }
      nav .tools button {
        display: inline-flex;
        width: auto;
        padding: 0 8px;
        border: 0;
      }
      article {
        grid-column: 2;
        min-width: 0;
        overflow-wrap: break-word;
      }
      h1 {
        font-size: min(2.1 * var(--size, 17px), 9vw);
        line-height: 1.15;
        letter-spacing: -0.02em;
      }
      .by {
        margin-block-start: 8px;
        font-size: var(--t-m);
        color: var(--ink-2);
      }
      .message {
        margin-block-start: 12px;
      }
      .lede {
        margin-block-start: 12px;
        font-size: 1.18em;
        line-height: 1.5;
      }
      .figs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
        gap: 12px 24px;
        margin-block: 24px;
        padding-block: 16px;
        border-block: 1px solid var(--line);
        font-size: var(--t-m);
        line-height: 1.45;
        color: var(--ink-2);
      }
      .big {
        font-size: var(--t-2x);
        font-weight: 600;
        line-height: 1.2;
        color: var(--ink);
        white-space: nowrap;
      }
      button.big:hover {
        color: var(--accent);
      }
      .big small {
        font-size: var(--t-m);
        font-weight: 400;
        color: var(--ink-2);
      }
      h2 {
        margin: 32px 0 8px;
        font-size: 1.3em;
        letter-spacing: -0.01em;
        scroll-margin-block-start: calc(var(--head) + 16px);
      }
      h3,
      h4 {
        margin: 16px 0 4px;
        font-size: 1em;
      }
      :is(section, article) > p + p,
      ul + p {
        margin-block-start: 12px;
      }
      .told ol {
        counter-reset: step;
      }
      .told ol > li {
        counter-increment: step;
        position: relative;
        padding: 0 0 12px 40px;
      }
      .told ol > li::before {
        content: counter(step);
        position: absolute;
        inset-block-start: 1px;
        inset-inline-start: 0;
        width: 26px;
        height: 26px;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent-ink);
        font-size: var(--t-m);
        font-weight: 700;
        line-height: 26px;
        text-align: center;
      }
      .told ul {
        display: grid;
        gap: 4px;
        margin-block-start: 4px;
        padding-inline-start: 1.1em;
        list-style: disc;
      }
      .told table {
        width: 100%;
        margin-block: 12px;
        border-collapse: collapse;
        font-size: var(--t-m);
        line-height: 1.4;
      }
      .told :is(th, td) {
        padding: 6px 12px 6px 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }
      .told th {
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      .told pre {
        margin: 8px 0;
        white-space: pre-wrap;
        font: var(--t-c) / 1.5 var(--mono);
      }
      .checks li {
        display: grid;
        grid-template-columns: 20px 1fr;
        gap: 8px;
        align-items: baseline;
      }
      .checks .i {
        align-self: center;
      }
      .ok {
        color: var(--accent);
      }
      .bad {
        color: var(--error);
      }
      @container (max-width: 1040px) {
        .read {
          grid-template-columns: minmax(0, 680px);
          justify-content: center;
          padding: 16px 16px 48px;
        }
        article {
          grid-column: 1;
        }
        nav {
          position: static;
          justify-self: start;
          width: 100%;
        }
        nav button.to {
          display: none;
        }
      }
      @media print {
        .read {
          display: block;
          padding: 0;
          font-size: 10.5pt;
        }
        nav {
          display: none;
        }
        h2 {
          break-after: avoid;
        }
        li,
        p {
          break-inside: avoid;
        }
      }
    `,
  ];

  @state() private sections: readonly Section[] = [];
  @state() private size = 1;
  /** What the sections tell, or will as soon as the engine answers. */
  #asked: { model: Model; lang: Lang; settings: string; data: unknown[] } | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model, language, computed } = this.session;
    const data = [...this.session.data.values()].map(({ bytes }) => bytes);
    const { lang } = language;
    const last = this.#asked;
    const settings = keyOf(computed);
    const same =
      last?.model === model && last?.lang === lang && last?.settings === settings && data.length === last.data.length;
    if (!model || (same && data.every((bytes, i) => bytes === last.data[i]))) return;
    this.#asked = { model, lang, settings, data };
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const asked = this.#asked;
    const sections = await this.session.tell("about", this.session.computed);
    if (!sections || asked !== this.#asked) return;
    const rank = ({ id }: Section) => (order.includes(id) ? order.indexOf(id) : order.length);
    this.sections = sections.filter(({ id }) => id !== "model").toSorted((a, b) => rank(a) - rank(b));
  }

  override render() {
    const { model, results } = this.session;
    const { texts } = this.language;
    if (!model) return html`<p class="message warning">${texts.wordsStale}</p>`;
    return html`<div class="read" .style=${`--size: ${sizes[this.size]}px`}>
      ${this.#outline()}
      <article>
        <h1>${model.title || this.session.rules.file}</h1>
        <p class="by">${this.#by(model)}</p>
        ${this.#lede(model)} ${results ? this.#figures() : nothing} ${this.#told()} ${this.#example()}
        <h2 id="sources">${texts.sources}</h2>
        <fordel-origin line .session=${this.session}></fordel-origin>
      </article>
    </div>`;
  }

  #by(model: Model) {
    const { texts } = this.language;
    const { madeUp } = this.session;
    const parts = [model.municipality, model.year === null ? "" : String(model.year), model.source].filter(Boolean);
    return html`${parts.join(" · ")} ${madeUp ? html`<span class="made">${texts.madeUp}</span>` : nothing}`;
  }

  /** With turned parameters, or in a scenario, it is a proposal, and says what differs. */
  #proposal(model: Model) {
    const { texts, formats } = this.language;
    const { computed } = this.session;
    const list = differences(model, base, computed);
    if (list.length === 0) return nothing;
    return html`<section class="message" aria-labelledby="proposal">
      <p id="proposal">
        <strong>${computed.scenario === null ? texts.proposal : texts.proposalNamed(computed.scenario)}</strong>
      </p>
      <ul>
        ${list.map(
          ({ param, before, now }) => html`<li>
            ${param.label || param.name}: ${formats.value(before, param)} → <strong>${formats.value(now, param)}</strong>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #lede(model: Model) {
    const { lang } = this.language;
    const { example } = this.session;
    const proposal = this.#proposal(model);
    // What is written of the example speaks of its own values.
    return html`${proposal}
    ${example && proposal === nothing ? html`<p class="lede">${example.sentence[lang]}</p>` : nothing}`;
  }

  #figures() {
    const { results, measured, model } = this.session;
    if (!results || !model) return nothing;
    const figures = headlines(results, measured?.results ?? null, model, this.language).slice(0, 3);
    if (figures.length === 0) return nothing;
    return html`<div class="figs">
      ${figures.map(
        ({ label, id, value, unit, lines }) => html`<div>
          <p>${label}</p>
          <p>
            <button type="button" class="big" title=${this.language.texts.why(label)} @click=${asking(id)}>
              ${value}${unit ? html`<small> ${unit}</small>` : nothing}
            </button>
          </p>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </div>`,
      )}
    </div>`;
  }

  /** The rules as they are told, part by part: who gets what with a picture, the checks as they are of what is shown. */
  #told() {
    const { results } = this.session;
    return this.sections.map(({ id, heading, paragraphs, items, numbered, table }, i) => {
      if (id === "checks" && results) return this.#checks(`part${i}`);
      return html`<section class="told">
        <h2 id="part${i}">${heading}</h2>
        ${id === "who" && results ? html`<fordel-who .session=${this.session}></fordel-who>` : nothing}
        ${paragraphs.map((p) => html`<p>${p}</p>`)} ${listOf(items, numbered)} ${tableOf(table)}
      </section>`;
    });
  }

  #checks(id: string) {
    const { texts } = this.language;
    const list = verdicts(this.session.results?.summary.expectations ?? []);
    if (list.length === 0) return nothing;
    return html`<h2 id=${id}>${texts.checksTitle}</h2>
      <ul class="checks">
        ${list.map((verdict) => checkItem(verdict, texts))}
      </ul>`;
  }

  #example() {
    const about = this.#about;
    if (!about) return nothing;
    return html`<h2 id="example">${this.language.texts.aboutExample}</h2>
      <section class="told" aria-label=${this.language.texts.aboutExample}>${blocksOf(about)}</section>`;
  }

  /** What is told about the open example, behind its first sentence. */
  get #about(): readonly Block[] | undefined {
    return this.session.example?.about[this.language.lang];
  }

  #outline() {
    const { texts } = this.language;
    const parts = [
      ...this.sections.map(({ heading }, i) => [`part${i}`, heading]),
      ...(this.#about ? [["example", texts.aboutExample]] : []),
      ["sources", texts.sources],
    ];
    return html`<nav aria-label=${texts.outline}>
      ${parts.map(
        ([id, label]) => html`<button type="button" class="to" @click=${() => this.#goTo(id ?? "")}>${label}</button>`,
      )}
      <div class="tools">
        <button type="button" class="btn" @click=${() => void printShown(this.session)}>${icon("print")}${texts.print}</button>
        <button
          type="button"
          class="btn"
          aria-label=${texts.smaller}
          ?disabled=${this.size === 0}
          @click=${() => (this.size -= 1)}
        >
          A−
        </button>
        <button
          type="button"
          class="btn"
          aria-label=${texts.larger}
          ?disabled=${this.size === sizes.length - 1}
          @click=${() => (this.size += 1)}
        >
          A+
        </button>
      </div>
    </nav>`;
  }

  #goTo(id: string): void {
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  }
}
