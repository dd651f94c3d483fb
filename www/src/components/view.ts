import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import { save } from "../state/save.ts";
import { columnSums } from "../state/sums.ts";
import { SessionElement, shared } from "./base.ts";
import "./chart.ts";
import "./table.ts";

/** One thing to see: a table, or a chart with its table as the alternative; and its figures to download. */
@customElement("fordel-view")
export class ResultView extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .download {
        justify-content: flex-end;
      }
    `,
  ];

  @property({ attribute: false }) view!: View;
  /** The view's number among the run's. */
  @property({ attribute: false }) index = 0;
  @state() private asTable = false;

  override render() {
    const { label, kind } = this.view;
    const table = kind === "table" || this.asTable;
    return html`
      <div class="row apart">
        <h3>${label}</h3>
        ${kind === "table" ? this.#download() : this.#switch()}
      </div>
      ${
        table
          ? html`<fordel-table
              .view=${this.view}
              .sums=${columnSums(this.view)}
              .language=${this.language}
            ></fordel-table>`
          : html`<fordel-chart .view=${this.view} .language=${this.language}></fordel-chart>`
      }
      ${kind === "table" ? "" : html`<div class="row download screen">${table ? this.#download() : ""}</div>`}
    `;
  }

  #switch() {
    const { texts } = this.language;
    const choose = (asTable: boolean) => () => {
      this.asTable = asTable;
    };
    return html`<fieldset class="switch screen">
      <legend class="unseen">${texts.showAs(this.view.label)}</legend>
      <label><input type="radio" name="as" .checked=${!this.asTable} @change=${choose(false)} />${texts.chart}</label>
      <label><input type="radio" name="as" .checked=${this.asTable} @change=${choose(true)} />${texts.table}</label>
    </fieldset>`;
  }

  #download() {
    const { texts } = this.language;
    return html`<button
      type="button"
      class="button screen"
      aria-label=${texts.downloadOf(this.view.label)}
      ?disabled=${this.session.stale}
      @click=${this.#save}
    >
      ${texts.download}
    </button>`;
  }

  async #save(): Promise<void> {
    const file = await this.session.csv(this.index);
    // The mark at the start tells Excel that the file is UTF-8.
    if (file) save(file.name, file.text.startsWith("\ufeff") ? file.text : `\ufeff${file.text}`, "text/csv");
  }
}
