import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Table } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { sourceName } from "../state/notices.ts";
import type { Unmatched } from "../state/placing.ts";
import { shared } from "./base.ts";

/** The first of some headers. */
function shortened(headers: readonly string[]): string {
  const named = headers.filter((header) => header.trim() !== "");
  return named.slice(0, 8).join(", ") + (named.length > 8 ? " …" : "");
}

/** Asks for the table of each file whose name does not tell. The event `assigned` carries the answers. */
@customElement("fordel-assign")
export class AssignDialog extends LitElement {
  static override styles = [
    shared,
    css`
      dialog {
        width: min(34rem, calc(100vw - 32px));
        padding: 20px;
        border: 1px solid var(--line-2);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      form {
        display: grid;
        gap: 14px;
      }
      .file {
        display: grid;
        gap: 4px;
      }
      label {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) files: readonly Unmatched[] = [];
  @property({ attribute: false }) tables: readonly Table[] = [];
  @property({ attribute: false }) language!: Language;

  override render() {
    const { texts } = this.language;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <form method="dialog">
        <h2 id="title">${texts.assignTitle}</h2>
        <p class="hint">${texts.assignIntro}</p>
        ${this.files.map(
          (file, i) => html`<div class="file">
            <label for="table${i}">${texts.assignFor(sourceName(texts, file))}</label>
            <select id="table${i}" name=${i}>
              <option value="">${texts.assignSkip}</option>
              ${this.tables.map(
                (t) => html`<option value=${t.name} ?selected=${t.name === file.guess}>${t.label || t.name}</option>`,
              )}
            </select>
            ${file.headers.length > 0 ? html`<span class="hint">${texts.assignHeaders(shortened(file.headers))}</span>` : nothing}
          </div>`,
        )}
        <div class="row">
          <button class="button primary" value="open">${texts.assignDone}</button>
          <button class="button" value="cancel" formnovalidate>${texts.assignCancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (!changed.has("files")) return;
    if (this.files.length > 0 && !dialog?.open) dialog?.showModal();
    // What was asked about has found its table.
    if (this.files.length === 0 && dialog?.open) dialog.close("cancel");
  }

  #closed(e: Event): void {
    const dialog = e.target as HTMLDialogElement;
    const chosen = [...dialog.querySelectorAll("select")].map((select) => select.value);
    const answers = this.files.flatMap(({ guess, headers, ...source }, i) => {
      const table = chosen[i];
      return table ? [{ ...source, table }] : [];
    });
    const detail = dialog.returnValue === "open" ? answers : [];
    dialog.returnValue = "";
    this.dispatchEvent(new CustomEvent("assigned", { detail }));
  }
}
