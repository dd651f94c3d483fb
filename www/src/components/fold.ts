import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { shared } from "./base.ts";

/** So far from the window's edges a panel stays; pixels. */
const edge = 12;

/** A panel is no less tall than this for lack of room, as a page can be scrolled; pixels. */
const least = 160;

/**
 * A button that unfolds what lies behind it. Escape, a click elsewhere and leaving it fold it again.
 * What stands in the slot `button` is shown on the button, all else behind it.
 */
@customElement("fordel-fold")
export class Fold extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .panel {
        position: absolute;
        z-index: 20;
        inset-block-start: calc(100% + 4px);
        inset-inline-start: 0;
        min-width: 200px;
        width: max-content;
        max-width: min(var(--fold, 340px), calc(100vw - 24px));
        max-height: min(70vh, 560px);
        overflow: auto;
        padding: 12px 16px;
        border-radius: var(--radius);
        border: 1px solid var(--line);
        background: var(--raised);
        box-shadow: var(--shadow);
        font-size: var(--t-c);
        font-weight: 400;
      }
      :host([end]) .panel {
        inset-inline: auto 0;
      }
      :host([up]) .panel {
        inset-block: auto calc(100% + 4px);
      }
      @media (max-width: 720px) {
        .panel,
        :host([end]) .panel {
          position: fixed;
          inset: auto 12px calc(var(--foot) + 12px);
          width: auto;
          max-width: none;
        }
      }
    `,
  ];

  /** What the button is called, where what it shows does not say. */
  @property() label = "";
  /** Classes of the button. */
  @property() look = "btn";
  /** It unfolds towards the start of the line. */
  @property({ type: Boolean, reflect: true }) end = false;
  /** It unfolds above its button. */
  @property({ type: Boolean, reflect: true }) up = false;
  @property({ type: Boolean, reflect: true }) open = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#outside);
    this.#sizes.disconnect();
  }

  override render() {
    return html`<button
        type="button"
        class=${this.look}
        aria-expanded=${this.open ? "true" : "false"}
        aria-label=${this.label || null}
        title=${this.label || null}
        @click=${this.#toggle}
        @keydown=${this.#keys}
      >
        <slot name="button"></slot>
      </button>
      <div class="panel" ?hidden=${!this.open} @keydown=${this.#keys} @focusout=${this.#left}><slot></slot></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get("open") === true) this.dispatchEvent(new CustomEvent("folded"));
    if (!changed.has("open")) return;
    const panel = this.renderRoot.querySelector(".panel");
    if (this.open && panel) this.#sizes.observe(panel);
    else this.#sizes.disconnect();
  }

  /** What stands in the panel may change, and so how large it is. */
  #sizes = new ResizeObserver(() => requestAnimationFrame(this.#within));

  /** Moves the panel sideways until all of it is in the window, and lets it be no taller than there is room. */
  #within = (): void => {
    const panel = this.renderRoot.querySelector<HTMLElement>(".panel");
    if (!panel || !this.open) return;
    panel.style.translate = "";
    panel.style.maxHeight = "";
    const { left, right, top, bottom } = panel.getBoundingClientRect();
    const room = this.up ? bottom - edge : innerHeight - edge - top;
    if (bottom - top > room && room > least) panel.style.maxHeight = `${room}px`;
    const over = Math.min(0, document.documentElement.clientWidth - edge - right);
    const under = Math.max(0, edge - (left + over));
    if (over + under !== 0) panel.style.translate = `${over + under}px`;
  };

  /** Folds it, and takes the keyboard back to its button. */
  fold(): void {
    this.open = false;
    this.renderRoot.querySelector("button")?.focus();
  }

  #toggle(): void {
    this.open = !this.open;
    if (this.open) this.dispatchEvent(new CustomEvent("unfold"));
  }

  #keys(e: KeyboardEvent): void {
    if (e.key !== "Escape" || !this.open) return;
    e.stopPropagation();
    this.fold();
  }

  #left(e: FocusEvent): void {
    const to = e.relatedTarget as Node | null;
    if (to && to !== this && !this.contains(to)) this.open = false;
  }

  #outside = (e: Event): void => {
    if (this.open && !e.composedPath().includes(this)) this.open = false;
  };
}
