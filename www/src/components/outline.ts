import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Heading } from "../engine/protocol.ts";
import { SessionElement, shared } from "./base.ts";
import "./fold.ts";
import { icon } from "./icons.ts";

/** The statements of the rules, folded away until asked for. The event `jump` carries the one chosen. */
@customElement("fordel-outline")
export class Outline extends SessionElement {
  static override styles = [
    shared,
    css`
      button {
        appearance: none;
        display: flex;
        gap: 2px 12px;
        flex-wrap: wrap;
        align-items: baseline;
        width: 100%;
        padding: 4px 10px;
        border: 0;
        background: none;
        font-size: var(--t-c);
        text-align: start;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      button:hover {
        background: var(--ground);
        text-decoration: underline;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      code {
        color: var(--code-word);
      }
    `,
  ];

  @state() private open = false;
  @state() private headings: readonly Heading[] = [];
  /** The text whose statements these are. */
  #text = "";

  override render() {
    return html`<fordel-fold end look="btn line" .open=${live(this.open)} @unfold=${this.#unfold} @folded=${this.#folded}>
      <span slot="button" class="row">${this.language.texts.outline}${icon("down")}</span>
      ${this.open ? html`<ul>${this.headings.map((h) => this.#item(h))}</ul>` : nothing}
    </fordel-fold>`;
  }

  #item(heading: Heading) {
    const { word, name, label, line } = heading;
    const jump = () => {
      this.open = false;
      this.dispatchEvent(new CustomEvent("jump", { detail: heading }));
    };
    return html`<li>
      <button type="button" @click=${jump}>
        <code>${[word, name].filter(Boolean).join(" ") || "?"}</code><span>${label}</span>
        <span class="hint">${this.language.texts.line(line)}</span>
      </button>
    </li>`;
  }

  protected override updated(): void {
    const { text } = this.session.rules;
    if (!this.open || text === this.#text) return;
    this.#text = text;
    void this.#ask(text);
  }

  async #ask(text: string): Promise<void> {
    const reply = text ? await this.session.ask("outline", { text }) : { outline: [] };
    if (reply && text === this.#text) this.headings = reply.outline;
  }

  #unfold = (): void => {
    this.open = true;
  };

  #folded = (): void => {
    this.open = false;
  };
}
