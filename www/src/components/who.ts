import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Model, Results, Share, View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { shownAddress } from "../explain/addresses.ts";
import { asking } from "../explain/explaining.ts";
import { nounOf } from "../state/headlines.ts";
import { nameOf } from "../state/names.ts";
import { SessionElement, shared } from "./base.ts";

/** So many rows are named; of more, the highest. */
const most = 40;

/** Who gets what of the pool that fewest share in: a bar each, the highest first. Each amount says why. */
@customElement("fordel-who")
export class Who extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        margin-block: 12px;
        font-size: var(--t-c);
        line-height: 1.3;
      }
      p {
        font-size: var(--t-c);
        color: var(--ink-2);
        margin-block-end: 6px;
      }
      li {
        display: grid;
        grid-template-columns: minmax(110px, 25%) minmax(0, 1fr) auto;
        gap: 10px;
        align-items: center;
        min-height: 20px;
        break-inside: avoid;
      }
      .bar {
        display: block;
        height: 13px;
        background: var(--accent);
        print-color-adjust: exact;
        forced-color-adjust: none;
      }
      button {
        min-width: 5.5em;
        min-height: var(--touch);
        font-weight: 600;
        text-align: end;
      }
      button:hover {
        text-decoration: underline;
      }
      @media print {
        button {
          min-height: 0;
        }
      }
    `,
  ];

  override render() {
    const { results, model, language } = this.session;
    const found = results && model && shareOf(results, model);
    if (!found) return nothing;
    const { share, view, index } = found;
    const { texts, formats } = language;
    const values = view.columns.find((c) => c.name === share.name)?.values ?? [];
    const amount = (row: number) => Number(valueAt(values, row) ?? 0);
    const rows = [...Array(view.length).keys()].filter((row) => amount(row) > 0).sort((a, b) => amount(b) - amount(a));
    const highest = amount(rows[0] ?? 0);
    const style = formats.style(rows.map(amount), share);
    const noun = nounOf(model.tables.find((t) => t.name === share.table)?.label || share.table);
    const unit = share.type === "kr" ? formats.unit : "";
    const others = view.length - rows.length;
    return html`<p>
        ${[share.label || share.name, unit].filter(Boolean).join(", ").replace(/\.?$/, ".")}
        ${others > 0 ? texts.othersGetNothing(formats.number(others), noun) : nothing}
        ${rows.length > most ? texts.highestOnly(formats.number(most)) : nothing}
      </p>
      <ol>
        ${rows.slice(0, most).map((row) => {
          const name = nameOf(view, row);
          return html`<li>
            <span>${name}</span>
            <span><span class="bar" .style=${`width: ${((amount(row) / highest) * 100).toFixed(2)}%`}></span></span>
            <button type="button" title=${texts.why(name)} @click=${asking(shownAddress(view, index, share.name, row))}>
              ${formats.cell(amount(row), share, style)}
            </button>
          </li>`;
        })}
      </ol>`;
  }
}

/** The pool or grant that the fewest rows get of, with the first table that shows it. */
function shareOf({ summary, views }: Results, model: Model): { share: Share; view: View; index: number } | null {
  const receivers = ({ name }: Share) => summary.handedOut[name]?.receivers ?? 0;
  const shares = [...model.pools, ...model.grants].filter((share) => receivers(share) > 0);
  for (const share of shares.sort((a, b) => receivers(a) - receivers(b))) {
    const index = views.findIndex((v) => v.kind === "table" && v.keys && v.columns.some((c) => c.name === share.name));
    const view = views[index];
    if (view) return { share, view, index };
  }
  return null;
}
