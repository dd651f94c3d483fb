import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { acceptedFiles } from "../state/openfiles.ts";
import { shared } from "./base.ts";
import { type IconName, icon } from "./icons.ts";

/** A button that lets the user choose files; the event `files`, which others around it hear too, carries them. */
@customElement("fordel-file-button")
export class FileButton extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
      @media (max-width: 1180px) {
        :host([narrow]) .word {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @property() label = "";
  /** A fuller name for those who do not see where the button stands. */
  @property() name = "";
  @property() look = "button";
  @property({ attribute: false }) picture: IconName | null = null;
  /** Where there is little room the picture says it alone. */
  @property({ type: Boolean, reflect: true }) narrow = false;
  @property({ type: Boolean }) multiple = false;

  override render() {
    return html`
      <button type="button" class=${this.look} aria-label=${this.name || this.label} @click=${this.choose}>
        ${this.picture ? icon(this.picture) : nothing}<span class="word">${this.label}</span>
      </button>
      <input type="file" accept=${acceptedFiles} ?multiple=${this.multiple} hidden @change=${this.#chosen} />
    `;
  }

  /** Asks for files. */
  choose(): void {
    this.renderRoot.querySelector("input")?.click();
  }

  #chosen(e: Event): void {
    const input = e.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it has been mended.
    input.value = "";
    if (files.length > 0) {
      this.dispatchEvent(new CustomEvent("files", { detail: files, bubbles: true, composed: true }));
    }
  }
}
