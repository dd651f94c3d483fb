import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Named } from "../editor/names.ts";
import type { Diagnostic } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { shared } from "./base.ts";
import { withCode } from "./problems.ts";

/** Asks for a new name. The event `rename` carries it, `cancel` gives it up. */
@customElement("fordel-rename")
export class RenameForm extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        padding: 10px 12px;
        border: 1px solid var(--line-2);
        border-radius: var(--radius);
        background: var(--ground);
      }
      .row {
        margin-block-start: 4px;
      }
      input {
        flex: 1 1 12rem;
        min-width: 0;
        font-family: var(--mono);
      }
      label {
        overflow-wrap: anywhere;
      }
      .problem {
        margin-block-start: 6px;
        color: var(--error);
      }
    `,
  ];

  @property({ attribute: false }) language!: Language;
  @property({ attribute: false }) named!: Named;
  @property({ attribute: false }) problem: Diagnostic | null = null;

  override render() {
    const { texts } = this.language;
    const { name, places } = this.named;
    return html`<form @submit=${this.#submit} @keydown=${this.#key}>
      <label for="name">${texts.renameWhat(name, places)}</label>
      <div class="row">
        <input
          id="name"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .defaultValue=${name}
          aria-invalid=${this.problem ? "true" : "false"}
          aria-describedby=${this.problem ? "problem" : nothing}
        />
        <button class="button primary">${texts.rename}</button>
        <button type="button" class="button" @click=${this.#cancel}>${texts.renameCancel}</button>
      </div>
      ${this.problem ? this.#why(this.problem) : nothing}
    </form>`;
  }

  #why({ message, hint }: Diagnostic) {
    return html`<p id="problem" class="problem" role="alert">${withCode([message, hint].filter(Boolean).join(" "))}</p>`;
  }

  protected override firstUpdated(): void {
    this.#input?.focus();
    this.#input?.select();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  #submit(e: SubmitEvent): void {
    e.preventDefault();
    this.dispatchEvent(new CustomEvent("rename", { detail: this.#input?.value.trim() ?? "" }));
  }

  #key(e: KeyboardEvent): void {
    if (e.key === "Escape") this.#cancel();
  }

  #cancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }
}
