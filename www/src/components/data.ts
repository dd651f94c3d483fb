import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Column, Table } from "../engine/protocol.ts";
import { sortFiles } from "../state/openfiles.ts";
import { type DataFile, dataColumns, outsideTables } from "../state/tables.ts";
import { SessionElement, shared } from "./base.ts";
import "./filebutton.ts";
import "./problems.ts";

/** The tables that the rules ask for: what is loaded, what is missing, what is wrong. */
@customElement("fordel-data")
export class DataPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        max-width: 880px;
        padding: 16px 24px 32px;
      }
      h2 {
        font-size: var(--t-xl);
      }
      .tables {
        display: grid;
        gap: 4px;
        margin-block-start: 10px;
      }
      details {
        border-block-start: 1px solid var(--line);
        padding-block-start: 4px;
      }
      .name {
        font-weight: 600;
        margin-inline-end: 8px;
      }
      .inside {
        display: grid;
        gap: 10px;
        padding: 4px 0 12px;
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(45%) 1fr;
        gap: 2px 16px;
        margin: 0;
        font-size: var(--t-c);
      }
      dt {
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
      dd {
        margin: 0;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const tables = outsideTables(this.session.model?.tables ?? []);
    const loaded = tables.some((t) => this.session.data.has(t.name));
    return html`
      <div class="row apart">
        <h2>${texts.data}</h2>
        ${
          loaded
            ? html`<button type="button" class="link" @click=${() => this.session.clearData()}>
                ${texts.dataClearAll}
              </button>`
            : nothing
        }
      </div>
      ${
        tables.length > 0
          ? html`<div class="tables">${tables.map((t) => this.#table(t))}</div>
              <p class="hint">${texts.dataHint}</p>`
          : html`<p class="hint">${this.session.model ? texts.dataNone : texts.fixRules}</p>`
      }
    `;
  }

  #table(table: Table) {
    const data = this.session.data.get(table.name);
    const problems = data?.read?.diagnostics ?? [];
    const wrong = problems.some((p) => p.severity === "error");
    return html`<details ?open=${wrong}>
      <summary><span class="name">${table.label || table.name}</span>${this.#state(data, wrong)}</summary>
      <div class="inside">
        ${
          problems.length > 0
            ? html`<fordel-problems .problems=${problems} .language=${this.language}></fordel-problems>`
            : nothing
        }
        ${this.#columns(table)} ${this.#actions(table, data)}
      </div>
    </details>`;
  }

  #state(data: DataFile | undefined, wrong: boolean) {
    const { texts, formats } = this.language;
    if (!data) return html`<span class="badge warning">${texts.dataMissing}</span>`;
    if (wrong)
      return html`<span class="badge error">${texts.dataRejected}</span> <span class="hint">${data.file}</span>`;
    const rows = data.read?.rows ?? 0;
    return html`<span class="hint">${texts.dataRows(formats.number(rows), rows === 1)} · ${data.file}</span>`;
  }

  #columns(table: Table) {
    const { texts } = this.language;
    return html`<h3 class="hint">${texts.dataColumns}</h3>
      <dl>
        ${dataColumns(table).map((c) => html`<dt>${c.name}</dt><dd>${this.#describe(c)}</dd>`)}
      </dl>`;
  }

  #describe(column: Column): string {
    const { texts, formats } = this.language;
    // Bounds of shares are in per cent; the kind says the unit of money.
    const number = (x: number) =>
      column.kind === "share" ? formats.value(x, { type: "number", percent: true }) : formats.number(x);
    let kind = texts.kinds[column.kind ?? "text"];
    if (column.kind === "choice") kind += ` ${(column.choices ?? []).join(", ")}`;
    if (column.kind === "ref") kind += ` ${column.target ?? ""}`;
    const { from, to } = column;
    if (typeof from === "number" && typeof to === "number") kind += ` ${texts.range(number(from), number(to))}`;
    else if (typeof from === "number") kind += ` ${texts.atLeast(number(from))}`;
    else if (typeof to === "number") kind += ` ${texts.atMost(number(to))}`;
    const label = column.label && column.label !== column.name ? `${column.label}: ` : "";
    return label + kind + (column.optional ? ` (${texts.optional})` : "");
  }

  #actions(table: Table, data: DataFile | undefined) {
    const { texts } = this.language;
    const label = table.label || table.name;
    return html`<div class="row">
      <fordel-file-button
        label=${texts.dataFile}
        name=${texts.dataFileFor(label)}
        @files=${(e: CustomEvent<File[]>) => this.#open(table, e)}
      ></fordel-file-button>
      ${
        data
          ? html`<button
              type="button"
              class="link"
              aria-label=${texts.dataClearFor(label)}
              @click=${() => this.session.clearData(table.name)}
            >
              ${texts.dataClear}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** A file chosen here is for this table whatever its name; other kinds of file go the common way. */
  async #open(table: Table, e: CustomEvent<File[]>): Promise<void> {
    const [file] = sortFiles(e.detail).data;
    if (!file) return;
    e.stopPropagation();
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.session.openData([{ table: table.name, file: file.name, bytes }]);
  }
}
