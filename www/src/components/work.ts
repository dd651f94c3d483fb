import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Session } from "../state/session.ts";
import { SessionElement, shared } from "./base.ts";

/** Says that the engine works, on what and how far it is, and stops it; nothing while it answers at once. */
@customElement("fordel-work")
export class WorkBar extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
      .bar {
        position: fixed;
        inset-block-end: 12px;
        inset-inline: 12px;
        z-index: 5;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 6px 16px;
        align-items: center;
        max-width: 560px;
        margin-inline: auto;
        padding: 10px 14px;
        border: 1px solid var(--line-2);
        border-radius: var(--radius);
        background: var(--paper);
        box-shadow: var(--shadow);
      }
      .what {
        overflow-wrap: anywhere;
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      .button {
        grid-column: 2;
        grid-row: 1 / span 2;
      }
      @media print {
        .bar {
          display: none;
        }
      }
    `,
  ];

  protected override subscribe(session: Session): () => void {
    return session.work.subscribe(() => this.requestUpdate());
  }

  override render() {
    const { slow, progress } = this.session.work;
    if (!slow) return nothing;
    const { texts } = this.language;
    const done = progress && progress.total > 0 ? progress.done / progress.total : undefined;
    return html`<section class="bar" aria-label=${texts.computing}>
      <div class="what"><span role="status">${texts.computing}</span> <span class="hint">${progress?.what} ${this.session.results ? texts.fromBefore : nothing}</span></div>
      <progress aria-label=${texts.computing} value=${done ?? nothing}></progress>
      <button type="button" class="button" @click=${() => this.session.cancel()}>${texts.stop}</button>
    </section>`;
  }
}
