import { css, html, nothing, type PropertyValues, unsafeCSS } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Lang, Model, Section } from "../engine/protocol.ts";
import proseCss from "../styles/prose.css?inline";
import { SessionElement, shared } from "./base.ts";
import { listOf, tableOf } from "./said.ts";

/** The rules told in plain sentences, in the language of the page. While the rules have errors, the last ones without stay. */
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
    `,
  ];

  @state() private sections: readonly Section[] = [];
  /** What the sections tell, or will as soon as the engine answers. */
  #asked: { model: Model; lang: Lang } | null = null;

  override render() {
    const { texts } = this.language;
    return html`
      ${this.session.obstacle === "rules" ? html`<p class="message warning">${texts.wordsStale}</p>` : nothing}
      ${
        this.sections.length > 0
          ? html`<div class="prose" role="region" tabindex="0" aria-label=${texts.words}>
              ${this.sections.map(
                (section) => html`<section data-about=${section.id}>
                  <h3>${section.heading}</h3>
                  ${section.paragraphs.map((p) => html`<p>${p}</p>`)}
                  ${listOf(section.items, section.numbered)} ${tableOf(section.table)}
                </section>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model, language } = this.session;
    if (!model) {
      this.#asked = null;
      this.sections = [];
    } else if (this.#asked?.model !== model || this.#asked.lang !== language.lang) {
      this.#asked = { model, lang: language.lang };
      void this.#ask(this.#asked);
    }
  }

  async #ask(asked: { model: Model; lang: Lang }): Promise<void> {
    const sections = await this.session.describe();
    if (sections && asked === this.#asked) this.sections = sections;
  }
}
