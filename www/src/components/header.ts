import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Lang } from "../engine/protocol.ts";
import { languages } from "../i18n/index.ts";
import { SessionElement, shared } from "./base.ts";

/**
 * Name, one line about the page, the promise about data, and the language
 * switch. The event `lang` carries a choice, `skip` asks for the results.
 */
@customElement("fordel-header")
export class PageHeader extends SessionElement {
  static override styles = [
    shared,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 8px 32px;
      }
      h1 {
        margin: 0;
        font-size: 1.75rem;
        line-height: 1.2;
        font-weight: 600;
      }
      .skip:not(:focus) {
        position: absolute;
        clip-path: inset(50%);
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 16px;
        flex: 1 1 20rem;
      }
      fieldset {
        display: flex;
        gap: 4px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      .lang {
        appearance: none;
        min-height: 32px;
        padding: 2px 10px;
        border: 0;
        border-block-end: 3px solid transparent;
        background: none;
        font-size: var(--text-small);
        cursor: pointer;
      }
      .lang:hover {
        text-decoration: underline;
      }
      .lang[aria-pressed="true"] {
        border-color: var(--primary);
        font-weight: 600;
      }
      .privacy {
        display: flex;
        flex-wrap: wrap;
        gap: 0 10px;
        margin-block-start: 10px;
        padding-block: 6px;
        font-size: var(--text-small);
      }
      .privacy strong::before {
        content: "✓ ";
      }
    `,
  ];

  override render() {
    const { texts, lang } = this.language;
    return html`<header>
      <a class="skip" href="#results" @click=${this.#skip}>${texts.skip}</a>
      <div class="top">
        <div class="title">
          <h1>${texts.appName}</h1>
          <p>${texts.tagline}</p>
        </div>
        <fieldset class="screen">
          <legend class="unseen">${texts.language}</legend>
          ${languages.map(
            (l) => html`<button
              type="button"
              class="lang"
              lang=${l.lang}
              aria-pressed=${l.lang === lang ? "true" : "false"}
              @click=${() => this.#choose(l.lang)}
            >
              ${l.name}
            </button>`,
          )}
        </fieldset>
      </div>
      <p class="privacy message success screen">
        <strong>${texts.privacy}</strong><span>${texts.privacyMore}</span>
      </p>
    </header>`;
  }

  /** The results lie in another component, where a link cannot lead. */
  #skip(e: Event): void {
    e.preventDefault();
    this.dispatchEvent(new CustomEvent("skip"));
  }

  #choose(lang: Lang): void {
    this.dispatchEvent(new CustomEvent("lang", { detail: lang }));
  }
}
