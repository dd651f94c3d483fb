import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Diagnostic } from "../engine/protocol.ts";
import { joined } from "../i18n/index.ts";
import { makeUp } from "../state/mending.ts";
import { dataColumns } from "../state/tables.ts";
import { SessionElement, shared } from "./base.ts";
import "./filebutton.ts";
import "./problems.ts";

/** What is shown where there are rules and no data yet: which tables are missing, and two ways to get them. */
@customElement("fordel-empty")
export class Empty extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
        max-width: 640px;
        padding-block: 16px;
      }
      h2 {
        font-size: var(--t-xl);
      }
      p {
        font-size: var(--t-l);
        color: var(--ink-2);
      }
      .row {
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 8px;
      }
    `,
  ];

  /** Why no data were made up. */
  @state() private notMade: readonly Diagnostic[] = [];

  override render() {
    const { texts } = this.language;
    const tables = this.session.missing.map((t) => texts.tableWith(t.label || t.name, dataColumns(t).length));
    return html`<h2>${texts.emptyTitle}</h2>
      <p>${texts.emptyMissing(joined(texts, tables))}</p>
      <div class="row">
        <fordel-file-button multiple look="btn go" .picture=${"open"} label=${texts.emptyOpen}></fordel-file-button>
        <button type="button" class="btn line" @click=${this.#makeUp}>${texts.makeUp}</button>
      </div>
      ${this.notMade.length > 0 ? html`<fordel-problems .problems=${this.notMade} .language=${this.language}></fordel-problems>` : nothing}`;
  }

  #makeUp = async (): Promise<void> => {
    this.notMade = await makeUp(this.session);
  };
}
