import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isShared, type Shared, sharedIn, type Unshared } from "../leave/link.ts";
import type { Example } from "../state/examples.ts";
import { addressOf } from "../state/places.ts";
import { titleIn } from "../state/titles.ts";
import { SessionElement, shared } from "./base.ts";
import { dialogCss } from "./dialog.css.ts";

/** Shows what a link holds before anything is done with it: the address the page was opened with, or one it is given later. */
@customElement("fordel-shared")
export class SharedDialog extends SessionElement {
  static override styles = [
    shared,
    dialogCss,
    css`
      dialog {
        width: 560px;
      }
      .in {
        display: grid;
        gap: 12px;
        padding: 0 24px 24px;
      }
      pre {
        max-height: 40vh;
        margin: 8px 0 0;
        padding: 8px;
        overflow: auto;
        background: var(--ground);
        font: 12px/1.5 var(--mono);
        white-space: pre-wrap;
      }
      summary {
        min-height: 24px;
        cursor: pointer;
      }
      b {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @state() private given: Shared | Unshared | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#look);
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#look);
  }

  override render() {
    const { texts } = this.language;
    const { given } = this;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <div class="title"><h2 id="title">${texts.sharedTitle}</h2></div>
      <form class="in" method="dialog">
        ${given === null ? nothing : typeof given === "string" ? html`<p class="message error">${texts.sharedFaults[given]}</p>` : this.#what(given)}
        <div class="row">
          ${given !== null && typeof given !== "string" ? html`<button class="button primary" value="open">${texts.sharedOpen}</button>` : nothing}
          <button class="button" value="">${given !== null && typeof given !== "string" ? texts.sharedLeave : texts.close}</button>
        </div>
      </form>
    </dialog>`;
  }

  #what(given: Shared) {
    const { texts, formats } = this.language;
    const title = titleIn(given.text);
    const settings = Object.entries(given.turned).map(([name, value]) => `${name} = ${value}`);
    if (given.scenario !== null) settings.unshift(texts.quoted(given.scenario));
    return html`
      <p>${title ? html`<b>${title}</b><br />` : nothing}${texts.sharedRules(given.file, formats.number(given.text.split("\n").length))}</p>
      ${settings.length > 0 ? html`<p>${texts.showing}: ${settings.join(", ")}</p>` : nothing}
      <p class="hint">${texts.sharedIntro} ${this.#example(given) ? texts.sharedExample : nothing}</p>
      <details><summary>${texts.sharedText}</summary><pre>${given.text}</pre></details>
    `;
  }

  #example(given: Shared): Example | null {
    return this.examples.find((e) => e.name === given.example) ?? null;
  }

  #look = async (): Promise<void> => {
    if (!isShared(location.hash)) return;
    this.given = await sharedIn(location.hash);
    history.replaceState(null, "", addressOf("result"));
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  };

  #closed(e: Event): void {
    const dialog = e.target as HTMLDialogElement;
    const { given } = this;
    const open = dialog.returnValue === "open";
    dialog.returnValue = "";
    this.given = null;
    if (!open || given === null || typeof given === "string") return;
    void this.session.resume(given, this.#example(given), [], { kind: "rules", name: given.file });
  }
}
