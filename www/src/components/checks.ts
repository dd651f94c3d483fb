import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { verdicts } from "../state/expectations.ts";
import { SessionElement, shared } from "./base.ts";
import "./fold.ts";
import { icon } from "./icons.ts";
import { checkItem } from "./verdict.ts";

/** Whether the model's checks hold, in one line; behind it each of them. */
@customElement("fordel-checks")
export class Checks extends SessionElement {
  static override styles = [
    shared,
    css`
      .line {
        min-height: var(--touch);
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: var(--t-c);
        font-weight: 600;
      }
      .short {
        display: none;
      }
      @media (max-width: 1040px) and (min-width: 721px) {
        .short {
          display: inline;
          white-space: nowrap;
        }
        .long {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      ul {
        display: grid;
        gap: 6px;
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 8px;
      }
    `,
  ];

  override render() {
    const { results, stale } = this.session;
    const { texts } = this.language;
    const list = results ? verdicts(results.summary.expectations) : [];
    if (list.length === 0) return nothing;
    const held = list.filter((v) => v.ok).length;
    const all = held === list.length;
    return html`<fordel-fold look="">
      <span slot="button" class="line ${all || stale ? "" : "bad"}">
        ${stale ? nothing : html`<span class=${all ? "ok" : "bad"}>${icon(all ? "check" : "alert")}</span>`}
        ${stale ? texts.stale : html`<span class="long">${texts.checks(held, list.length)}</span><span class="short" aria-hidden="true">${texts.heldOf(held, list.length)}</span>`}
      </span>
      <ul>
        ${list.map((verdict) => checkItem(verdict, texts))}
      </ul>
    </fordel-fold>`;
  }
}
