import { css, html, nothing, type PropertyValues, unsafeCSS } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Lang, Model, Said, Section, Span } from "../engine/protocol.ts";
import { verdicts } from "../state/expectations.ts";
import { base, keyOf, type Settings, valuesOf } from "../state/settings.ts";
import { holding } from "../state/told.ts";
import proseCss from "../styles/prose.css?inline";
import { figuresIn, placeOfFigure } from "../text/figures.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";
import { tableOf } from "./said.ts";

/**
 * The rules told in plain sentences, in the language of the page; while the rules have errors, the last ones without
 * stay. The event `light` carries the stretch of the rules that is pointed at, `jump` one to go to.
 */
@customElement("fordel-words")
export class Words extends SessionElement {
  static override styles = [
    shared,
    unsafeCSS(proseCss),
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .prose {
        flex: 1;
        min-height: 0;
      }
      .lit {
        background: var(--accent-soft);
        box-shadow: -4px 0 0 var(--accent-soft), -7px 0 0 var(--accent);
      }
      .figure {
        font: inherit;
        color: inherit;
        text-decoration: underline dotted;
        text-underline-offset: 3px;
      }
      .figure:hover {
        color: var(--accent);
      }
      .message {
        margin: 12px 16px;
      }
      .state {
        color: var(--ink-2);
      }
      .state .i {
        display: inline-block;
        vertical-align: -3px;
      }
      @media print {
        :host,
        .prose {
          display: block;
        }
        .prose section {
          margin-block-end: 12px;
        }
        .prose {
          padding: 0;
          overflow: visible;
        }
        h3 {
          break-after: avoid;
        }
        .figure {
          text-decoration: none;
        }
      }
    `,
  ];

  @state() private sections: readonly Section[] = [];
  /** What the sections tell, or will as soon as the engine answers. */
  #asked: { model: Model; lang: Lang; settings: string } | null = null;
  /** The values that are told are those of the rules, whatever is shown. */
  @property({ type: Boolean }) written = false;
  /** Where the caret or the pointer is in the rules. */
  @state() private offset: number | null = null;

  override render() {
    const { texts } = this.language;
    return html`
      ${this.session.obstacle === "rules" ? html`<p class="message warning">${texts.wordsStale}</p>` : nothing}
      ${
        this.sections.length > 0
          ? html`<div
              class="prose"
              role="region"
              tabindex="0"
              aria-label=${texts.words}
              @pointerover=${this.#point}
              @pointerleave=${() => this.#light(null)}
              @focusin=${this.#point}
            >
              ${this.sections.map((section) => this.#section(section))}
            </div>`
          : nothing
      }
    `;
  }

  /** Lights the sentence that tells of a place in the rules; null puts the light out. */
  light(offset: number | null): void {
    this.offset = offset;
  }

  /** Takes the keyboard, at the sentence that is lit if there is one. */
  take(): void {
    const at =
      this.renderRoot.querySelector<HTMLElement>(".lit .figure") ??
      this.renderRoot.querySelector<HTMLElement>(".prose");
    at?.focus();
  }

  #section(section: Section) {
    const { heading, paragraphs, items, numbered, table, at } = section;
    const lit = this.#narrowest();
    const list = items.map((item) => this.#item(item, lit, section.id));
    return html`<section data-about=${section.id}>
      <h3>${heading}</h3>
      ${paragraphs.map((p) => html`<p class=${this.#isLit(at, lit) ? "lit" : ""} data-at=${placed(at)}>${this.#sentence(p, at)}</p>`)}
      ${items.length === 0 ? nothing : numbered ? html`<ol>${list}</ol>` : html`<ul>${list}</ul>`}
      ${section.rowsAt.length > 0 ? this.#table(section, lit) : tableOf(table)}
    </section>`;
  }

  #item({ about, formula, text, more, at }: Said, lit: Span | null, section: string, of = ""): unknown {
    const head = about === "" ? nothing : html`<strong>${about}</strong>${formula ? " = " : ": "}`;
    return html`<li>
      <span class=${this.#isLit(at, lit) ? "lit" : ""} data-at=${placed(at)}>
        ${head}${this.#sentence(text, at)} ${section === "checks" ? this.#verdict(about) : this.#now(about, of)}
      </span>
      ${more.length > 0 ? html`<ul>${more.map((item) => this.#item(item, lit, section, about))}</ul>` : nothing}
    </li>`;
  }

  /** The parameters, a row each. */
  #table({ table: [head = [], ...rows], rowsAt }: Section, lit: Span | null) {
    return html`<table>
      <thead><tr>${head.map((cell) => (cell ? html`<th scope="col">${cell}</th>` : html`<td></td>`))}</tr></thead>
      <tbody>
        ${rows.map((row, i) => {
          const at = rowsAt[i] ?? null;
          return html`<tr class=${this.#isLit(at, lit) ? "lit" : ""} data-at=${placed(at)}>
            ${row.map((cell) => html`<td>${this.#sentence(cell, at)}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /** A sentence whose numbers lead to where they stand in the rules. */
  #sentence(text: string, at: Span | null) {
    if (!at) return text;
    return figuresIn(text).map(({ text, isFigure }) => {
      if (!isFigure) return text;
      return html`<button type="button" class="figure" @click=${() => this.#jump(text, at)}>${text}</button>`;
    });
  }

  #jump(figure: string, at: Span): void {
    const { rules, model, language } = this.session;
    const text = { text: rules.text, lang: rules.lang ?? language.lang };
    const values = model ? valuesOf(model, this.#settings) : {};
    const params = (model?.params ?? []).map((p) => ({ ...p, value: values[p.name] ?? p.value }));
    const place = placeOfFigure(figure, at, text, language.lang, params) ?? at;
    this.dispatchEvent(new CustomEvent<Span>("jump", { detail: place }));
  }

  /** How a check turned out. */
  #verdict(about: string) {
    const { texts } = this.language;
    const { results } = this.session;
    const same = (text: string) => text.toLowerCase() === about.toLowerCase();
    const found = verdicts(results?.summary.expectations ?? []).find((v) => same(v.text));
    if (!found) return nothing;
    return html`<span class="state ${found.ok ? "ok" : "bad"}"
      >${icon(found.ok ? "check" : "alert")} ${found.ok ? texts.checkHolds : found.failsIn.length > 0 ? texts.checkFails : texts.checkUntried}</span
    >`;
  }

  /** How many rows a cap or a guarantee holds with the figures as they are. */
  #now(about: string, of: string) {
    const bound = ({ Loft: "cap", Cap: "cap", Garanti: "floor", Guarantee: "floor" } as const)[about];
    const { model, results } = this.session;
    const pool = model?.pools.find((p) => (p.label || p.name).toLowerCase() === of.toLowerCase());
    const n = bound && pool && results ? holding(results, pool, bound) : null;
    if (n === null || n === undefined) return nothing;
    const { texts, formats } = this.language;
    return html`<span class="state">${texts.holdsNow(formats.number(n))}</span>`;
  }

  /** The smallest stretch with the place that is pointed at. */
  #narrowest(): Span | null {
    const { offset } = this;
    if (offset === null) return null;
    const all: Span[] = [];
    const add = (at: Span | null) => {
      if (at && at.from <= offset && offset <= at.to) all.push(at);
    };
    const walk = (items: readonly Said[]) => {
      for (const { at, more } of items) {
        add(at);
        walk(more);
      }
    };
    for (const { at, items, rowsAt } of this.sections) {
      add(at);
      walk(items);
      for (const row of rowsAt) add(row);
    }
    return all.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
  }

  #isLit(at: Span | null, lit: Span | null): boolean {
    return at !== null && lit !== null && at.from === lit.from && at.to === lit.to;
  }

  #point = (e: Event): void => {
    const [from, to] =
      (e.target as HTMLElement).closest<HTMLElement>("[data-at]")?.dataset.at?.split(" ").map(Number) ?? [];
    this.#light(from === undefined || to === undefined ? null : { from, to });
  };

  #light(at: Span | null): void {
    this.dispatchEvent(new CustomEvent<Span | null>("light", { detail: at }));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model, language } = this.session;
    if (!model) {
      this.#asked = null;
      this.sections = [];
      return;
    }
    const [last, settings] = [this.#asked, keyOf(this.#settings)];
    if (last?.model === model && last.lang === language.lang && last.settings === settings) return;
    this.#asked = { model, lang: language.lang, settings };
    void this.#ask(this.#asked);
  }

  /** The settings whose values are told. */
  get #settings(): Settings {
    return this.written ? base : this.session.computed;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("offset")) this.renderRoot.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
  }

  async #ask(asked: unknown): Promise<void> {
    const sections = await this.session.tell("describe", this.#settings);
    if (sections && asked === this.#asked) this.sections = sections;
  }
}

/** A stretch as an attribute; none where nothing stands alone. */
function placed(at: Span | null): string | typeof nothing {
  return at ? `${at.from} ${at.to}` : nothing;
}
