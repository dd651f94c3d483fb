import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Column, Table } from "../engine/protocol.ts";
import { candidatesOf, type Draft } from "../state/drafts.ts";
import { type Choice, isOpen } from "../state/guess.ts";
import type { Language } from "../state/language.ts";
import { dataColumns } from "../state/tables.ts";
import { cellText } from "../text/cells.ts";
import { describeColumn } from "../text/columns.ts";
import { shared } from "./base.ts";
import { icon } from "./icons.ts";

/** A choice for a column: the header it stands under, empty where it is not in the data. */
export interface ColumnChoice {
  column: string;
  header: string;
}

/** Asks under which header each column stands. The event `choose` carries a choice, `use` and `drop` end the asking. */
@customElement("fordel-columns")
export class ColumnStep extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      h3 {
        font-size: var(--t-l);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 2fr);
        gap: 2px 16px;
        align-items: center;
        padding: 6px 0;
        border-block-end: 1px solid var(--line);
        font-size: var(--t-c);
      }
      label {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      label small {
        display: block;
        font-weight: 400;
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      select {
        width: 100%;
        text-overflow: ellipsis;
      }
      .asked select {
        border-color: var(--warn);
        background: var(--warn-soft);
      }
      .how {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 12px;
        color: var(--ink-2);
      }
      .asked .how {
        color: var(--warn);
        font-weight: 600;
      }
      .how .link {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .ends {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding-block: 8px;
      }
      .ends p {
        flex: 1 1 240px;
      }
      @container (max-width: 560px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) table!: Table;
  /** How many rows there are to take. */
  @property({ attribute: false }) count = 0;
  /** There are data that are computed on meanwhile. */
  @property({ type: Boolean }) held = false;
  @property({ attribute: false }) language!: Language;

  /** The number of the row of headers where it looks like data; else empty. */
  @property() dataLike = "";

  override render() {
    const { texts, formats } = this.language;
    const columns = dataColumns(this.table);
    const how = (c: Column) => this.draft.choices.get(c.name)?.how;
    const asked = columns.filter((c) => how(c) !== "same");
    const same = columns.filter((c) => how(c) === "same");
    const open = [...this.draft.choices.values()].filter(isOpen).length;
    const rows = formats.number(this.count);
    const unsure = columns.filter((c) => how(c) === "unsure");
    const confirmAll = async () => {
      for (const c of unsure) this.#send(c, this.draft.choices.get(c.name)?.header ?? "");
      await this.updateComplete;
      this.attend();
    };
    return html`
      <h3 id="title" tabindex="-1">${texts.columnsTitle}</h3>
      <p class="hint">${texts.columnsIntro}</p>
      ${this.dataLike ? html`<p class="message warning">${texts.headersDataLike(this.dataLike)}</p>` : nothing}
      <ul aria-labelledby="title">${asked.map((c) => this.#column(c))}</ul>
      ${
        same.length > 0
          ? html`<details><summary class="hint">${texts.columnsSame(same.length)}</summary>
              <ul>${same.map((c) => this.#column(c))}</ul></details>`
          : nothing
      }
      <div class="ends">
        <button type="button" class="btn go" ?disabled=${open > 0} @click=${() => this.#say("use")}>${texts.useRows(rows, this.count === 1)}</button>
        <button type="button" class="btn line" @click=${() => this.#say("drop")}>${texts.assignCancel}</button>
        ${unsure.length > 1 ? html`<button type="button" class="btn line" @click=${confirmAll}>${texts.confirmAll(unsure.length)}</button>` : nothing}
        <p class="hint" role="status">${open > 0 ? texts.columnsOpen(open) : this.held ? texts.columnsReady : texts.columnsAll}</p>
      </div>
    `;
  }

  /** Takes the keyboard to the first question, or to the button that ends the asking. */
  attend(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const first = find(".asked select") ?? find(".go:enabled") ?? find("h3");
    first?.focus();
  }

  #column(column: Column) {
    const { texts } = this.language;
    const choice = this.draft.choices.get(column.name) ?? { header: "", how: "open" as const };
    const id = `c-${column.name}`;
    const left = choice.how === "left" ? "-" : choice.header;
    return html`<li class=${isOpen(choice) ? "asked" : ""}>
      <label for=${id}>${column.label || column.name}<small>${describeColumn(column, this.language)}</small></label>
      <select id=${id} aria-describedby="h-${column.name}" @change=${(e: Event) => this.#choose(column, e)}>
        ${left === "" ? html`<option value="" selected disabled>${texts.chooseColumn}</option>` : nothing}
        ${candidatesOf(this.draft.seen, 3).map(
          ({ header, cells }) => html`<option value=${`+${header}`} ?selected=${header === left && left !== ""}>
            ${header}${samplesOf(cells.map((c) => cellText(c, this.language)))}
          </option>`,
        )}
        ${
          column.optional && column.kind !== "key"
            ? html`<option value="-" ?selected=${left === "-"}>${texts.notInData}</option>`
            : nothing
        }
      </select>
      <span class="how" id="h-${column.name}">${this.#how(column, choice)}</span>
    </li>`;
  }

  #how(column: Column, { how, header }: Choice) {
    const { texts } = this.language;
    const since = this.draft.since[column.name] ?? "";
    const said = how === "remembered" ? texts.hows.remembered(since) : texts.hows[how];
    if (how !== "unsure") return said;
    const confirm = () => this.#send(column, header);
    return html`${said}<button type="button" class="link" aria-label=${texts.confirmOf(column.label || column.name)} @click=${confirm}>
        ${icon("check")}<span>${texts.confirm}</span></button>`;
  }

  #choose(column: Column, e: Event): void {
    this.#send(column, (e.target as HTMLSelectElement).value.slice(1));
  }

  #send(column: Column, header: string): void {
    const detail: ColumnChoice = { column: column.name, header };
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }

  #say(what: "use" | "drop"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}

/** What stands in the first rows below a header, in brackets. */
function samplesOf(texts: readonly string[]): string {
  const shown = texts
    .filter((text) => text.trim() !== "")
    .map((text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text));
  return shown.length > 0 ? ` (${shown.join(" · ")})` : "";
}
