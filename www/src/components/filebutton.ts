import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { acceptedFiles } from "../state/openfiles.ts";
import { shared } from "./base.ts";

/** A button that lets the user choose files; the event `files` carries them. */
@customElement("fordel-file-button")
export class FileButton extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  @property() label = "";
  /** A fuller name for those who do not see where the button stands. */
  @property() name = "";
  @property() look = "button";
  @property({ type: Boolean }) multiple = false;

  override render() {
    return html`
      <button type="button" class=${this.look} aria-label=${this.name || this.label} @click=${this.#choose}>
        ${this.label}
      </button>
      <input type="file" accept=${acceptedFiles} ?multiple=${this.multiple} hidden @change=${this.#chosen} />
    `;
  }

  #choose(): void {
    this.renderRoot.querySelector("input")?.click();
  }

  #chosen(e: Event): void {
    const input = e.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it has been mended.
    input.value = "";
    if (files.length > 0) this.dispatchEvent(new CustomEvent("files", { detail: files }));
  }
}
