import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Origin } from "../engine/contract.ts";
import { leaveOf } from "../state/leaving.ts";
import type { Session } from "../state/session.ts";
import { SessionElement, shared } from "./base.ts";

/** How long figures must stand before it is asked what they are of; ms. */
const pause = 300;

/** What figures are of, for paper: it is known before somebody prints, as printing waits for nothing. */
@customElement("fordel-origin")
export class OriginNote extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: none;
      }
      @media print {
        :host {
          display: block;
          margin-block-start: 12px;
          font-size: 8.5pt;
        }
        dl {
          columns: 2;
          column-gap: 24px;
        }
        dl div {
          break-inside: avoid;
        }
        dt,
        dd {
          display: inline;
        }
        dt::after {
          content: ": ";
        }
        dt {
          font-weight: 600;
        }
      }
    `,
  ];

  @state() private origin: Origin | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override subscribe(session: Session): () => void {
    return session.subscribe(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#ask(), pause);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    if (!this.origin) return nothing;
    const { facts, madeUp } = this.origin;
    return html`
      ${madeUp ? html`<p><span class="made">${madeUp}</span></p>` : nothing}
      <dl>${facts.map((fact) => html`<div><dt>${fact.name}</dt><dd>${fact.text}</dd></div>`)}</dl>
    `;
  }

  async #ask(): Promise<void> {
    const { session } = this;
    if (!session.results || session.stale) return;
    this.origin = (await session.wonder("origin", leaveOf(session, false), "origin on paper")) ?? this.origin;
  }
}
