import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { found as foundIn } from "../state/catalogue.ts";
import type { Example, ListedRules, Template } from "../state/examples.ts";
import type { Place } from "../state/places.ts";
import chipsCss from "../styles/chips.css?inline";
import { SessionElement, shared, sheet } from "./base.ts";
import "./filebutton.ts";
import { picture } from "./picture.ts";

/** Examples by the question they answer, in their order. */
function grouped(examples: readonly Example[]): Example[][] {
  const groups: Example[][] = [];
  for (const example of examples) {
    const last = groups.at(-1);
    if (last && last[0]?.question?.en === example.question?.en) last.push(example);
    else groups.push([example]);
  }
  return groups;
}

/** Where one begins: own files, or an example; choosing one opens its rules and data. */
@customElement("fordel-start")
export class Start extends SessionElement {
  static override styles = [
    shared,
    sheet(chipsCss),
    css`
      :host {
        padding: 24px 24px 64px;
      }
      .hero {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 420px);
        gap: 48px;
        align-items: center;
        padding-block-end: 24px;
      }
      h1 {
        font-size: var(--t-3x);
        letter-spacing: -0.02em;
        line-height: 1.15;
      }
      .hero p {
        margin-block-start: 8px;
        max-width: 56ch;
        font-size: var(--t-l);
        color: var(--ink-2);
      }
      .zone {
        display: grid;
        gap: 8px;
        justify-items: start;
        padding: 16px 24px;
        border: 1.5px dashed var(--line-2);
        border-radius: 8px;
        background: var(--ground);
      }
      .zone p {
        margin: 0;
        font-size: var(--t-c);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      .head h2 {
        font-size: var(--t-xl);
        flex: 1;
      }
      .chips {
        margin-block-start: 8px;
      }
      h3 {
        margin-block-start: 24px;
        font-size: var(--t-l);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(270px, 100%), 1fr));
        gap: 24px;
        margin-block-start: 16px;
      }
      .row {
        flex-wrap: wrap;
        gap: 8px;
      }
      .listed {
        margin-block: 8px 24px;
      }
      .methods {
        margin-block: 8px 24px;
      }
      .head input {
        max-width: 260px;
      }
      .sight {
        display: block;
        height: 116px;
        margin-block-end: 6px;
        padding: 16px 20px;
        background: var(--ground);
      }
      .picture {
        width: 100%;
        height: 100%;
      }
      .picture .level {
        fill: var(--accent);
      }
      .picture .up {
        fill: var(--gain);
      }
      .picture .down {
        fill: var(--loss);
      }
      .picture polyline {
        fill: none;
        stroke: var(--accent);
        stroke-width: 2;
      }
      .card {
        display: grid;
        gap: 2px;
        align-content: start;
        width: 100%;
        height: 100%;
      }
      .plain {
        padding: 12px 0 0;
        border-block-start: 1px solid var(--line);
      }
      .card[aria-pressed="true"] .sight {
        box-shadow: inset 0 -3px var(--accent);
      }
      .title {
        font-size: var(--t-l);
        font-weight: 600;
        line-height: 1.25;
      }
      .card:hover .title {
        color: var(--accent);
        text-decoration: underline;
      }
      .sentence {
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      @media (max-width: 860px) {
        :host {
          padding: 16px;
        }
        .hero {
          grid-template-columns: minmax(0, 1fr);
          gap: 16px;
        }
        h1 {
          font-size: var(--t-2x);
        }
      }
    `,
  ];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @property({ attribute: false }) templates: readonly Template[] = [];
  @property({ attribute: false }) listed: readonly ListedRules[] = [];
  @state() private query = "";
  @state() private seek = "";
  /** The question whose examples are shown, by its English; empty for all. */
  @state() private question = "";

  override render() {
    const { texts } = this.language;
    return html`
      <section class="hero">
        <div>
          <h1>${texts.tagline}</h1>
          <p>${texts.pitch}</p>
        </div>
        <div class="zone">
          <h2>${texts.dropHere}</h2>
          <p>${texts.openHint}</p>
          <div class="row">
            <fordel-file-button multiple look="btn go" .picture=${"open"} label=${texts.open}></fordel-file-button>
            ${this.#goOn()}
          </div>
        </div>
      </section>
      ${this.listed.length > 0 ? this.#catalogue() : nothing}
      ${this.templates.length > 0 ? this.#methods() : nothing}
      <div class="head">
        <h2>${texts.beginWith}</h2>
        <input
          type="search"
          aria-label=${texts.findExample}
          placeholder=${texts.findExample}
          .value=${this.query}
          @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}
        />
      </div>
      ${this.#chips()}
      ${this.#list()}
    `;
  }

  /** A way back to what one was at, where that is more than an example as it comes. */
  #goOn() {
    const { texts } = this.language;
    const { model, example, rules } = this.session;
    if (!model || (example && Object.values(example.text).includes(rules.text))) return nothing;
    const title = [model.title || rules.file, model.year ?? ""].filter(Boolean).join(" ");
    return html`<button type="button" class="btn line" @click=${() => this.#go("result")}>${texts.goOn(title)}</button>`;
  }

  /** Rule files of whoever keeps the page, by what they say of themselves; own data stay when one is opened. */
  #catalogue() {
    const { texts } = this.language;
    const shown = foundIn(this.listed, this.seek);
    return html`<div class="head">
        <h2>${texts.listedRules}</h2>
        <input
          type="search"
          aria-label=${texts.findRules}
          placeholder=${texts.findRules}
          .value=${this.seek}
          @input=${(e: Event) => (this.seek = (e.target as HTMLInputElement).value)}
        />
      </div>
      <p class="hint">${texts.listedHint}</p>
      ${
        shown.length > 0
          ? html`<ul class="listed">${shown.map((rules) => this.#listed(rules))}</ul>`
          : html`<p class="hint">${texts.noRulesFound(this.seek)}</p>`
      }`;
  }

  #listed(given: ListedRules) {
    const { texts, lang } = this.language;
    const said = (text: string, name = "") =>
      text ? html`<span class="sentence">${name ? html`<b>${name}:</b> ` : nothing}${text}</span>` : nothing;
    return html`<li>
      <button type="button" class="card plain" @click=${() => this.#openListed(given)}>
        <span class="title">${given.title}</span>
        ${said([given.municipality, given.year].filter(Boolean).join(", "))} ${said(given.method[lang].join(" "))}
        ${said(given.decision, texts.listedDecision)} ${said(given.source, texts.listedSource)}
      </button>
    </li>`;
  }

  async #openListed({ rules }: ListedRules): Promise<void> {
    const { file, text } = rules[this.language.lang];
    await this.session.openRules(new TextEncoder().encode(text), file);
    this.#go(this.session.missing.length > 0 ? "data" : "result");
  }

  /** A method to begin with: its rules, to which own data come. */
  #methods() {
    const { texts, lang } = this.language;
    return html`<div class="head"><h2>${texts.beginMethod}</h2></div>
      <p class="hint">${texts.beginMethodHint}</p>
      <ul class="methods">
        ${this.templates.map(({ name, model }) => {
          const [title, ...rest] = texts.methods[name as keyof typeof texts.methods]?.split(": ") ?? [name];
          return html`<li>
            <button type="button" class="card plain" @click=${() => this.#method(name, model[lang].text)}>
              <span class="title">${title}</span><span class="sentence">${rest.join(": ")}</span>
            </button>
          </li>`;
        })}
      </ul>`;
  }

  #method(name: string, text: string): void {
    void this.session.openRules(new TextEncoder().encode(text), `${name}.fordel`);
    this.#go("data");
  }

  #go(place: Place): void {
    this.dispatchEvent(new CustomEvent("go", { detail: place, bubbles: true, composed: true }));
  }

  #chips() {
    const { texts, lang, formats } = this.language;
    const questions = grouped(this.examples).filter(([first]) => first?.question);
    if (questions.length < 2) return nothing;
    const chip = (question: string, label: string, count: number) => html`<button
      type="button"
      class="chip"
      aria-pressed=${this.question === question ? "true" : "false"}
      @click=${() => (this.question = question)}
    >
      ${label} <b>${formats.number(count)}</b>
    </button>`;
    return html`<div class="chips" role="group" aria-label=${texts.filter}>
      ${chip("", texts.all, this.examples.length)}
      ${questions.map((group) => chip(group[0]?.question?.en ?? "", group[0]?.question?.[lang] ?? "", group.length))}
    </div>`;
  }

  #list() {
    const { texts } = this.language;
    const found = this.#found();
    if (found.length === 0 && this.query) return html`<p class="hint">${texts.noExample(this.query)}</p>`;
    return grouped(found).map((group) => this.#group(group));
  }

  /** The examples that answer one question, below it. */
  #group(group: readonly Example[]) {
    const question = group[0]?.question;
    return html`${question ? html`<h3>${question[this.language.lang]}</h3>` : nothing}
      <ul>
        ${repeat(
          group,
          (example) => example.name,
          (example) => this.#card(example),
        )}
      </ul>`;
  }

  #found(): readonly Example[] {
    const { lang } = this.language;
    const query = this.query.trim().toLowerCase();
    const said = (e: Example) => `${e.title[lang]} ${e.sentence[lang]} ${e.field?.[lang] ?? ""}`.toLowerCase();
    const wanted = (e: Example) => this.question === "" || e.question?.en === this.question;
    return this.examples.filter((example) => said(example).includes(query) && wanted(example));
  }

  #card(example: Example) {
    const { texts, lang } = this.language;
    const open = this.session.example?.name === example.name;
    return html`<li>
      <button
        type="button"
        class="card"
        aria-pressed=${open ? "true" : "false"}
        @click=${() => this.#choose(example)}
      >
        <span class="sight">${example.picture ? picture(example.picture) : nothing}</span>
        <span class="title">${example.title[lang]}</span>
        <span class="sentence">${example.sentence[lang]}</span>
        ${example.field ? html`<span class="sentence"><b>${texts.field}:</b> ${example.field[lang]}</span>` : nothing}
      </button>
    </li>`;
  }

  #choose(example: Example): void {
    void this.session.openExample(example);
    this.#go("result");
  }
}
