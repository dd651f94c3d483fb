import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Example } from "../state/examples.ts";
import { SessionElement, shared } from "./base.ts";

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

  override render() {
    const { texts, lang } = this.language;
    return html`
      <div class="row apart">
        <div class="row">
          <h2>${texts.examples}</h2>
          <p class="hint">${texts.examplesIntro}</p>
        </div>
        <slot></slot>
      </div>
      <ul>
        ${this.examples.map((example) => {
          const open = this.session.example?.name === example.name;
          return html`<li>
            <button
              type="button"
              class="card"
              aria-pressed=${open ? "true" : "false"}
              @click=${() => this.session.openExample(example)}
            >
              <span class="row">
                <span class="title">${example.title[lang]}</span>
                ${open ? html`<span class="badge changed">${texts.exampleOpen}</span>` : nothing}
              </span>
              <span class="sentence">${example.sentence[lang]}</span>
            </button>
          </li>`;
        })}
      </ul>
    `;
  }
}
