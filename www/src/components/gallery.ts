import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Example } from "../state/examples.ts";
import { SessionElement, shared } from "./base.ts";

/** Examples shown before all are asked for. */
const few = 3;

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

/** The examples, each with a sentence; choosing one opens its rules and data. */
@customElement("fordel-gallery")
export class Gallery extends SessionElement {
  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
        gap: 12px;
        margin-block-start: 10px;
      }
      h3 {
        margin-block: 18px 0;
        font-size: 1rem;
      }
      .card {
        appearance: none;
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 2px;
        width: 100%;
        height: 100%;
        padding: 12px 16px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        text-align: start;
        cursor: pointer;
      }
      .card:hover {
        background: var(--surface-soft);
      }
      .card:hover .title {
        text-decoration: underline;
      }
      .card[aria-pressed="true"] {
        border: 2px solid var(--primary);
        padding: 11px 15px;
      }
      .title {
        font-weight: 600;
        color: var(--primary);
      }
      .sentence {
        font-size: var(--text-small);
        color: var(--ink-light);
      }
    `,
  ];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @state() private all = false;

  override render() {
    const { texts } = this.language;
    return html`
      <div class="row apart">
        <div class="row">
          <h2>${texts.examples}</h2>
          <p class="hint">${texts.examplesIntro}</p>
        </div>
        <slot></slot>
      </div>
      ${this.all ? grouped(this.examples).map((group) => this.#group(group)) : this.#cards(this.#shown())}
      ${
        this.examples.length > few
          ? html`<button
              type="button"
              class="link"
              aria-expanded=${this.all ? "true" : "false"}
              @click=${() => {
                this.all = !this.all;
              }}
            >
              ${this.all ? texts.examplesFew : texts.examplesAll(this.examples.length)}
            </button>`
          : nothing
      }
    `;
  }

  /** All, or the first few, of which the open one is always one. */
  #shown(): readonly Example[] {
    if (this.all || this.examples.length <= few) return this.examples;
    const start = this.examples.slice(0, few);
    const open = this.session.example;
    return open && !start.includes(open) ? [...start.slice(0, few - 1), open] : start;
  }

  /** The examples that answer one question, below it. */
  #group(group: readonly Example[]) {
    const question = group[0]?.question;
    return html`${question ? html`<h3>${question[this.language.lang]}</h3>` : nothing}${this.#cards(group)}`;
  }

  #cards(examples: readonly Example[]) {
    return html`<ul>
      ${repeat(
        examples,
        (example) => example.name,
        (example) => this.#card(example),
      )}
    </ul>`;
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
              <span class="row">
                <span class="title">${example.title[lang]}</span>
                ${open ? html`<span class="badge changed">${texts.exampleOpen}</span>` : nothing}
              </span>
              <span class="sentence">${example.sentence[lang]}</span>
              ${example.field ? html`<span class="sentence"><b>${texts.field}:</b> ${example.field[lang]}</span>` : nothing}
            </button>
          </li>`;
  }

  /** The others fold away, so that what was opened is in sight. */
  #choose(example: Example): void {
    this.all = false;
    void this.session.openExample(example);
  }
}
