import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Diagnostic, Heading, Lang, Span } from "../engine/protocol.ts";
import { languages } from "../i18n/index.ts";
import { save } from "../state/save.ts";
import { base, keyOf } from "../state/settings.ts";
import { SessionElement, shared } from "./base.ts";
import type { RulesEditor, Standing } from "./editor.ts";
import "./fold.ts";
import { icon } from "./icons.ts";
import { loadEditor } from "./later.ts";
import "./outline.ts";
import { Printing } from "./printing.ts";
import type { ProblemList } from "./problems.ts";
import "./problems.ts";
import type { Words } from "./words.ts";
import "./words.ts";

/** The rules: the editor, and beside it the same told in sentences; what is wrong, their layout and language. */
@customElement("fordel-rules")
export class RulesPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1.12fr) minmax(0, 1fr);
        height: calc(100vh - var(--head) - 40px);
        min-height: 420px;
      }
      .side {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .side + .side {
        border-inline-start: 1px solid var(--line);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-height: 48px;
        padding: 4px 16px;
        border-block-end: 1px solid var(--line);
      }
      .apart {
        justify-content: space-between;
      }
      .top,
      .foot {
        flex: none;
      }
      .foot fordel-fold {
        --fold: 480px;
      }
      .file {
        flex: 1 1 max-content;
        min-width: 0;
        font-family: var(--mono);
        font-size: var(--t-s);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      fordel-editor,
      fordel-words {
        flex: 1;
        min-height: 0;
        overflow: hidden;
      }
      fordel-editor:focus-within {
        overflow: visible;
      }
      fordel-editor:not(:defined) {
        overflow: auto;
      }
      pre {
        margin: 0;
        padding: 8px 16px;
        font: 13px / 1.55 var(--mono);
        white-space: pre-wrap;
      }
      fordel-problems {
        max-height: 40%;
        overflow: auto;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 12px;
        min-height: 34px;
        padding: 0 16px;
        border-block-start: 1px solid var(--line);
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      .at {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
      }
      kbd {
        font: inherit;
        font-weight: 600;
      }
      /* Paper has the sentences, then the text whole, and nothing of the tools. */
      @media print {
        .pair {
          display: flex;
          flex-direction: column;
          height: auto;
        }
        .side {
          display: block;
        }
        .side + .side {
          order: -1;
          border: 0;
        }
        .top {
          min-height: 0;
          padding: 12px 0 4px;
          border: 0;
        }
        .top > :not(h2, .file, pre),
        .foot,
        fordel-editor {
          display: none;
        }
        fordel-words {
          overflow: visible;
        }
        pre {
          padding: 0;
          font-size: 8.5pt;
        }
      }
      @container (max-width: 820px) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
          height: auto;
        }
        .side + .side {
          order: -1;
          border: 0;
        }
        fordel-editor {
          min-height: min(420px, 60vh);
        }
        .text {
          height: min(640px, 80vh);
        }
        .top {
          border-block-start: 1px solid var(--line);
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) override hidden = false;
  /** The sentences tell the values in the rules, not those that are shown. */
  @state() private written = false;
  #printing = new Printing(this, () => this.#draw());
  /** Where one writes in the text; null before one has been there. */
  @state() private stands: Standing | null = null;
  /** What was done to which text, and into which language, if any; told until the text changes. */
  @state() private rewritten: { text: string; lang: Lang | undefined; kept: number } | null = null;

  override render() {
    const { texts } = this.language;
    return html`<div class="pair" @keydown=${this.#cross}>
      <div class="side text">${this.#text()}</div>
      <div class="side">
        <div class="top apart"><h2>${texts.words}</h2>${this.#values()}</div>
        <fordel-words
          .session=${this.session}
          ?written=${this.written}
          @light=${(e: CustomEvent<Span | null>) => this.#editor?.light(e.detail)}
          @jump=${(e: CustomEvent<Span>) => this.#jump(e.detail)}
        ></fordel-words>
        <div class="foot"><p>${texts.lightHint}</p></div>
      </div>
    </div>`;
  }

  /** Which values the sentences tell; there is nothing to choose where what is shown are the rules as written. */
  #values() {
    const { texts } = this.language;
    if (keyOf(this.session.computed) === keyOf(base)) return nothing;
    const choice = (written: boolean, label: string) => html`<label
      ><input type="radio" name="values" .checked=${this.written === written} @change=${() => (this.written = written)} />${label}</label
    >`;
    return html`<fieldset class="switch">
      <legend class="unseen">${texts.wordsValues}</legend>
      ${choice(false, texts.wordsShown)}${choice(true, texts.wordsWritten)}
    </fieldset>`;
  }

  #text() {
    const { texts } = this.language;
    const { rules, ruleProblems } = this.session;
    return html`
      <div class="top">
        <h2>${texts.rules}</h2>
        <span class="file">${rules.file}</span>
        <fordel-outline .session=${this.session} @jump=${(e: CustomEvent<Heading>) => this.#jump(e.detail)}></fordel-outline>
        ${this.#languages()}
        <button type="button" class="btn line" @click=${() => this.#rewrite()}>${texts.format}</button>
        <button type="button" class="btn line" @click=${() => save(rules.file, rules.text, "text/plain")}>
          ${texts.rulesSave}
        </button>
      </div>
      <fordel-editor .session=${this.session} .away=${this.hidden} @focusout=${() => this.session.history.seal()} @caret=${(e: CustomEvent<number | null>) => this.#words?.light(e.detail)} @stands=${(e: CustomEvent<Standing>) => (this.stands = e.detail)}><pre>${rules.text}</pre></fordel-editor>
      ${this.#printing.on ? html`<pre>${rules.text}</pre>` : nothing}
      <fordel-problems
        jump
        .problems=${ruleProblems}
        .language=${this.language}
        @jump=${(e: CustomEvent<Diagnostic>) => this.#jump(e.detail)}
      ></fordel-problems>
      <div class="foot">
        <div class="row">
          ${this.session.model && this.session.ruleProblems.length === 0 ? icon("check") : nothing}
          <p role="status">${[this.#done(), this.#state()].filter(Boolean).join(" ")}</p>
        </div>
        <p class="at">${this.stands ? texts.place(this.stands.line, this.stands.column) : ""}</p>
        ${this.#keys()}
      </div>
    `;
  }

  /** Draws it at once. */
  #draw(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  #keys() {
    const { keys, keyList } = this.language.texts;
    return html`<fordel-fold end up look="link">
      <span slot="button">${keys}</span>
      <dl>${Object.values(keyList).map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
    </fordel-fold>`;
  }

  /** Takes the keyboard to what is wrong. */
  async attend(): Promise<void> {
    await this.updateComplete;
    const problems = this.renderRoot.querySelector<ProblemList>("fordel-problems");
    await problems?.updateComplete;
    problems?.attend();
  }

  /** Lights a place in the editor, and takes the keyboard there. */
  async show(span: Span): Promise<void> {
    await this.#jump(span);
    this.#editor?.light(span);
  }

  /** Goes to a place in the editor. */
  async #jump(place: Diagnostic | Heading | Span): Promise<void> {
    await Promise.all([this.updateComplete, loadEditor()]);
    this.#editor?.goTo(place);
  }

  /** F6 goes from the text to the sentences, and back. */
  #cross = (e: KeyboardEvent): void => {
    if (e.key !== "F6") return;
    e.preventDefault();
    if (e.composedPath().some((at) => at === this.#words)) this.#editor?.take();
    else this.#words?.take();
  };

  get #words(): Words | null {
    return this.renderRoot.querySelector("fordel-words");
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
      ${languages.map((l) => html`<option value=${l.lang} lang=${l.lang} .selected=${l.lang === lang}>${l.name}</option>`)}
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
    return this.session.model ? texts.noProblems : "";
  }
}
