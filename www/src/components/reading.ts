import { html, nothing, type PropertyValues } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Lang, Model, Section } from "../engine/protocol.ts";
import { asking } from "../explain/explaining.ts";
import { verdicts } from "../state/expectations.ts";
import { headlines } from "../state/headlines.ts";
import { printShown } from "../state/printing.ts";
import { differences } from "../state/scenario.ts";
import { base, keyOf } from "../state/settings.ts";
import readingCss from "../styles/reading.css?inline";
import type { Block } from "../text/prose.ts";
import "./origin.ts";
import { SessionElement, shared, sheet } from "./base.ts";
import { icon } from "./icons.ts";
import { blocksOf } from "./prose.ts";
import { listOf, tableOf } from "./said.ts";
import "./who.ts";
import { checkItem } from "./verdict.ts";

/** How large the text may be read: steps of its size. */
const sizes = [15, 17, 19, 22];

/** What those who decide ask first, below the figures; all else stands behind, in the order in which it is told. */
const order = ["sharing", "comparing", "who", "change", "scenarios", "checks", "goals"];

/** The model to read, for those who decide: what it is, what it gives, how it is shared, what must hold, where it is from. */
@customElement("fordel-reading")
export class Reading extends SessionElement {
  static override styles = [shared, sheet(readingCss)];

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
    this.sections = sections.toSorted((a, b) => rank(a) - rank(b));
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
        ${this.#lede(model)} ${this.#short()} ${results ? this.#figures() : nothing} ${this.#told()} ${this.#example()}
        <h2 id="sources">${texts.sources}</h2>
        <fordel-origin line .session=${this.session}></fordel-origin>
      </article>
      ${this.#notes(model)}
    </div>`;
  }

  /** Of whom and when, and what was decided as long as it is what is shown. */
  #by(model: Model) {
    const { texts } = this.language;
    const { madeUp, computed } = this.session;
    const told = keyOf(computed) === keyOf(base) ? this.#section("model")?.paragraphs[0] : undefined;
    const whose = [model.municipality, model.year === null ? "" : String(model.year)].filter(Boolean).join(" · ");
    return html`${told ?? whose} ${madeUp ? html`<span class="made">${texts.madeUp}</span>` : nothing}`;
  }

  /** How it is done elsewhere, and where the model is from. */
  #notes(model: Model) {
    const { texts, lang } = this.language;
    const field = this.session.example?.field?.[lang];
    const noted = (name: string, text: string | undefined) => (text ? html`<p><b>${name}:</b> ${text}</p>` : nothing);
    if (!field && !model.source) return nothing;
    return html`<aside class="notes" aria-label=${texts.fieldAndSource}>
      ${noted(texts.field, field)} ${noted(texts.listedSource, model.source)}
    </aside>`;
  }

  #section(id: string): Section | undefined {
    return this.sections.find((section) => section.id === id);
  }

  /** Whether a part is among those that are read first; one that stands elsewhere is neither. */
  get #parts(): { first: Section[]; more: Section[] } {
    const rest = this.sections.filter(({ id }) => id !== "model" && id !== "short");
    return { first: rest.filter(({ id }) => order.includes(id)), more: rest.filter(({ id }) => !order.includes(id)) };
  }

  /** The model in a few sentences, above its figures. */
  #short() {
    const section = this.#section("short");
    if (!section) return nothing;
    return html`<section class="short">
      <h2 id="part-short" class="unseen">${section.heading}</h2>
      ${section.paragraphs.map((p) => html`<p>${p}</p>`)} ${listOf(section.items, section.numbered)}
    </section>`;
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

  /** The rules as they are told: first what those who decide ask, part by part, then the rest under one heading. */
  #told() {
    const { texts } = this.language;
    const { first, more } = this.#parts;
    return html`${first.map((section) => this.#part(section))}
    ${more.length > 0 ? html`<h2 id="more">${texts.inDetail}</h2>` : nothing}
    ${more.map((section) => html`<section class="told"><h3>${section.heading}</h3>${this.#body(section)}</section>`)}`;
  }

  /** A part; who gets what with a picture, the checks as they are of what is shown. */
  #part(section: Section) {
    const { results } = this.session;
    const id = `part-${section.id}`;
    if (section.id === "checks" && results) return this.#checks(id);
    const pictured = section.id === "who" && results;
    return html`<section class=${pictured ? "told sight" : "told"}>
      <h2 id=${id}>${section.heading}</h2>
      ${pictured ? html`<fordel-who .session=${this.session}></fordel-who>` : nothing} ${this.#body(section)}
    </section>`;
  }

  #body({ paragraphs, items, numbered, table }: Section) {
    return html`${paragraphs.map((p) => html`<p>${p}</p>`)} ${listOf(items, numbered)} ${tableOf(table)}`;
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
    const { first, more } = this.#parts;
    const short = this.#section("short");
    const parts = [
      ...[...(short ? [short] : []), ...first].map(({ id, heading }) => [`part-${id}`, heading]),
      ...(more.length > 0 ? [["more", texts.inDetail]] : []),
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
