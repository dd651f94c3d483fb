import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { compare } from "../state/comparison.ts";
import { headlines } from "../state/headlines.ts";
import { SessionElement, shared } from "./base.ts";

/** What comes of it in one line, for where the parameters hide the view: the last pool, who gets more, who less. */
@customElement("fordel-now")
export class Now extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 2px 8px;
        font-size: var(--t-c);
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const { results, measured, against, model, language } = this.session;
    if (!results || !model) return nothing;
    const { texts, formats } = language;
    const figure = headlines(results, measured?.results ?? null, model, language).findLast((f) => f.unit !== "");
    const comparison = compare(results, measured?.results ?? null, against);
    return html`${figure ? html`<span>${figure.label} ${figure.value} ${figure.unit}</span>` : nothing}
    ${
      comparison
        ? html`<span class="gain mark">${texts.moreCount(formats.number(comparison.gain.length))}</span>
            <span class="loss mark">${texts.lessCount(formats.number(comparison.lose.length))}</span>`
        : nothing
    }`;
  }
}
