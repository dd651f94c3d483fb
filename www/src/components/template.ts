import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Diagnostic, LetterAmount, LetterTemplate } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { shared } from "./base.ts";
import { icon } from "./icons.ts";

/**
 * What letters hold, to change: their texts, which amounts they tell and in what order. The event `template`
 * carries what was changed, null for what the rules say; `write` asks for it to be written into the rules.
 */
@customElement("fordel-letter-template")
export class LetterTemplateForm extends LitElement {
  static override styles = [
    shared,
    css`
      summary {
        min-height: 24px;
        font-size: var(--t-c);
        font-weight: 600;
        cursor: pointer;
      }
      .in {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: 8px 24px;
        max-height: 40dvh;
        overflow: auto;
        padding: 4px 2px 8px;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      textarea {
        min-height: 58px;
        padding: 6px 8px;
        border: 1px solid var(--line-2);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        font-size: var(--t-c);
        resize: vertical;
      }
      label + label {
        margin-block-start: 8px;
      }
      h3 {
        font-size: var(--t-s);
        font-weight: 400;
        color: var(--ink-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      li label {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 8px;
        min-height: max(28px, var(--touch));
        color: var(--ink);
        font-size: var(--t-c);
      }
      .wrong {
        margin-block: 4px;
        color: var(--error);
        font-size: var(--t-c);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .hint {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) language!: Language;
  @property({ attribute: false }) template!: LetterTemplate;
  /** What the letter can tell. */
  @property({ attribute: false }) amounts: readonly LetterAmount[] = [];
  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  /** It is not what the rules say. */
  @property({ type: Boolean }) changed = false;

  override render() {
    const { texts } = this.language;
    return html`<details>
        <summary>${texts.letterWords}</summary>
        <div class="in">
          <p class="hint">${texts.letterWordsHint}</p>
          <div>${this.#text("heading", texts.letterHeading)} ${this.#text("greeting", texts.letterGreeting)}
            ${this.#text("closing", texts.letterClosing)}</div>
          <div>
            <h3>${texts.letterAmounts}</h3>
            <ul>${this.#ordered().map((amount, i) => this.#amount(amount, i))}</ul>
          </div>
        </div>
      </details>
      <div role="alert">
        ${this.problems.map(({ message, hint }) => html`<p class="wrong">${[message, hint].filter(Boolean).join(" ")}</p>`)}
      </div>
      ${
        this.changed
          ? html`<div class="acts">
              <button type="button" class="btn line" ?disabled=${this.problems.length > 0} @click=${() => this.#tell("write")}>
                ${texts.letterWrite}
              </button>
              <button type="button" class="btn" @click=${() => this.#tell("template", null)}>${texts.letterBack}</button>
            </div>`
          : nothing
      }`;
  }

  #text(of: "heading" | "greeting" | "closing", label: string) {
    const change = (e: Event) => this.#change({ [of]: (e.target as HTMLTextAreaElement).value });
    return html`<label>${label}<textarea rows="2" .value=${this.template[of]} @change=${change}></textarea></label>`;
  }

  /** Those that the letter tells, in its order, then the others. */
  #ordered(): LetterAmount[] {
    const { figures } = this.template;
    const told = figures.map((text) => this.amounts.find((a) => a.text === text) ?? { text, label: text });
    return [...told, ...this.amounts.filter((a) => !figures.includes(a.text))];
  }

  #amount({ text, label }: LetterAmount, i: number) {
    const { texts } = this.language;
    const { figures } = this.template;
    const told = i < figures.length;
    const others = figures.filter((f) => f !== text);
    const up = [...others.slice(0, i - 1), text, ...others.slice(i - 1)];
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${told}
          ?disabled=${told && figures.length === 1}
          @change=${() => this.#change({ figures: told ? others : [...others, text] })}
        />${label}
      </label>
      ${
        told && i > 0
          ? html`<button
              type="button"
              class="btn square"
              aria-label=${texts.moveUp(label)}
              title=${texts.moveUp(label)}
              @click=${() => this.#change({ figures: up })}
            >
              ${icon("up")}
            </button>`
          : nothing
      }
    </li>`;
  }

  #change(change: Partial<LetterTemplate>): void {
    this.#tell("template", { ...this.template, ...change });
  }

  #tell(what: string, detail: unknown = null): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
