import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Diagnostic, Heading, Lang } from "../engine/protocol.ts";
import { languages } from "../i18n/index.ts";
import { save } from "../state/save.ts";
import type { Block } from "../text/prose.ts";
import { SessionElement, shared } from "./base.ts";
import type { RulesEditor } from "./editor.ts";
import "./about.ts";
import "./outline.ts";
import "./problems.ts";
import "./words.ts";

/** The editor, fetched behind the first result; until then its rules can be read. */
export const loadEditor = () => import("./editor.ts");

/** The text of the rules, the same told in sentences, or what is told about the example that they are of. */
type Shown = "editor" | "words" | "about";

/** The rules: the editor or the same in sentences, what is wrong in it, their layout and language, and the file to save. */
@customElement("fordel-rules")
export class RulesPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      fordel-editor {
        height: min(36rem, 70vh);
      }
      @media (max-width: 62rem) {
        fordel-editor {
          height: min(24rem, 50vh);
        }
      }
      fordel-editor:not(:defined) {
        overflow: auto;
      }
      pre {
        margin: 0;
        font: 14px / 1.5 var(--font-code);
      }
      .switch {
        justify-self: start;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 12px;
        margin: 4px 0;
      }
      dd {
        margin: 0;
      }
      kbd {
        font: inherit;
        font-weight: 600;
      }
      .state {
        font-size: var(--text-small);
      }
      .file {
        font-family: var(--font-code);
        font-size: var(--text-small);
        color: var(--ink-light);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** What the user wants to see. */
  @state() private wanted: Shown = "editor";
  /** What was done to which text, and into which language, if any; told until the text changes. */
  @state() private rewritten: { text: string; lang: Lang | undefined; kept: number } | null = null;

  override render() {
    const { texts } = this.language;
    const { rules, ruleProblems } = this.session;
    return html`
      <div class="row apart">
        <div class="row"><h2>${texts.rules}</h2><span class="file">${rules.file}</span></div>
        <div class="row">
          ${this.#shown === "editor" ? this.#tools() : nothing}
          <button type="button" class="link" @click=${() => save(rules.file, rules.text, "text/plain")}>
            ${texts.rulesSave}
          </button>
        </div>
      </div>
      ${this.#switch()}
      ${this.#shown === "words" ? html`<fordel-words .session=${this.session}></fordel-words>` : nothing}
      ${this.#shown === "about" ? this.#aboutExample() : nothing}
      <fordel-outline
        ?hidden=${this.#shown !== "editor"}
        .session=${this.session}
        @jump=${(e: CustomEvent<Heading>) => this.#jump(e.detail)}
      ></fordel-outline>
      <fordel-editor ?hidden=${this.#shown !== "editor"} .session=${this.session}><pre>${rules.text}</pre></fordel-editor>
      <div class="row apart">
        <p class="state" role="status">${[this.#done(), this.#state()].filter(Boolean).join(" ")}</p>
        ${this.#shown === "editor" ? this.#keys() : nothing}
      </div>
      <fordel-problems
        jump
        .problems=${ruleProblems}
        .language=${this.language}
        @jump=${(e: CustomEvent<Diagnostic>) => this.#jump(e.detail)}
      ></fordel-problems>
    `;
  }

  /** What is to be seen of the rules, one at a time. */
  #switch() {
    const { texts } = this.language;
    const choice = (shown: Shown, label: string) => html`<label>
      <input
        type="radio"
        name="shown"
        .checked=${live(this.#shown === shown)}
        @change=${() => {
          this.wanted = shown;
        }}
      />${label}
    </label>`;
    return html`<fieldset class="switch">
      <legend class="unseen">${texts.rulesAs}</legend>
      ${choice("editor", texts.rulesText)}${choice("words", texts.words)}
      ${this.#about ? choice("about", texts.aboutExample) : nothing}
    </fieldset>`;
  }

  #aboutExample() {
    const { texts, lang } = this.language;
    return html`<fordel-about
      label=${texts.aboutExample}
      heading=${this.session.example?.title[lang] ?? ""}
      .blocks=${this.#about}
    ></fordel-about>`;
  }

  #tools() {
    const { texts } = this.language;
    return html`
      ${this.#languages()}
      <button type="button" class="link" @click=${() => this.#rewrite()}>${texts.format}</button>
    `;
  }

  #keys() {
    const { keys, keyList } = this.language.texts;
    return html`<details class="hint">
      <summary>${keys}</summary>
      <dl>${Object.values(keyList).map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
    </details>`;
  }

  /** Goes to a place in the editor, which comes back for it. */
  async #jump(place: Diagnostic | Heading): Promise<void> {
    this.wanted = "editor";
    await Promise.all([this.updateComplete, loadEditor()]);
    this.#editor?.goTo(place);
  }

  /** What is told about the open example, if one is open. */
  get #about(): readonly Block[] | undefined {
    return this.session.example?.about[this.language.lang];
  }

  get #shown(): Shown {
    return this.wanted === "about" && !this.#about ? "editor" : this.wanted;
  }

  get #editor(): RulesEditor | null {
    return this.renderRoot.querySelector<RulesEditor>("fordel-editor");
  }

  /** The language of the rules, which choosing another one rewrites. Rules that say none leave it open. */
  #languages() {
    const { texts } = this.language;
    const { lang } = this.session.rules;
    const choose = (e: Event) => this.#rewrite((e.target as HTMLSelectElement).value as Lang);
    return html`<select aria-label=${texts.rulesLanguage} .value=${live(lang ?? "")} @change=${choose}>
      ${languages.map((l) => html`<option value=${l.lang} lang=${l.lang}>${l.name}</option>`)}
    </select>`;
  }

  async #rewrite(lang?: Lang): Promise<void> {
    const [reply] = await Promise.all([this.session.format(lang), loadEditor()]);
    if (reply) {
      const kept = reply.diagnostics.filter((d) => d.code === "format.kept").length;
      this.#editor?.rewrite(reply.text);
      this.rewritten = { text: this.session.rules.text, lang, kept };
    }
    this.requestUpdate();
  }

  #done(): string {
    const { texts } = this.language;
    if (this.rewritten?.text !== this.session.rules.text) return "";
    const { lang, kept } = this.rewritten;
    return [lang ? texts.rulesNowIn[lang] : texts.formatted, kept && texts.formatKept(kept)].filter(Boolean).join(" ");
  }

  #state(): string {
    const { texts } = this.language;
    const count = (severity: Diagnostic["severity"]) =>
      this.session.ruleProblems.filter((p) => p.severity === severity).length;
    const parts = [
      count("error") && texts.problems(count("error")),
      count("warning") && texts.warnings(count("warning")),
      count("note") && texts.notes(count("note")),
    ].filter(Boolean);
    if (parts.length > 0) return parts.join(", ");
    return this.session.model ? `✓ ${texts.noProblems}` : "";
  }
}
