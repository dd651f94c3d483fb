import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { shared } from "./base.ts";
import { icon } from "./icons.ts";

/** What the page says in passing; with `action` there is something to do about it. */
export interface Said {
  text: string;
  action?: { label: string; act: () => void };
  /** It stays until it is closed. */
  stays?: boolean;
  /** It is seen by itself, and told to those who hear the page alone. */
  heard?: boolean;
}

/** How long what was said stays; ms. What can be done about it stays possible elsewhere. */
const stay = 10_000;

/** Says one thing at a time at the foot of the window, also to those who hear the page. The event `closed` says that it is over. */
@customElement("fordel-toast")
export class Toast extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        z-index: 30;
        inset-block-end: calc(16px + var(--in-foot));
        inset-inline: 16px;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      :host([high]) {
        inset-block: calc(var(--head) + 8px) auto;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 12px;
        max-width: 640px;
        padding: 6px 8px 6px 16px;
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--paper);
        font-size: var(--t-c);
        overflow-wrap: anywhere;
        pointer-events: auto;
        forced-color-adjust: none;
      }
      .toast button {
        display: grid;
        flex: none;
        place-items: center;
        min-width: max(24px, var(--touch));
        min-height: max(32px, var(--touch));
        font-weight: 600;
        color: inherit;
      }
      .toast .act {
        text-decoration: underline;
        white-space: nowrap;
      }
      .toast :focus-visible {
        outline-color: currentcolor;
      }
      @media (max-width: 720px) {
        :host(:not([high])) {
          inset-block-end: calc(var(--foot) + var(--over) + 12px);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) said: Said | null = null;
  @property() closeLabel = "";
  /** It stands at the head of the window, as what the keyboard is at stands at the foot. */
  @property({ type: Boolean, reflect: true }) high = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keyup", this.#makeRoom);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keyup", this.#makeRoom);
  }

  override render() {
    return html`<div role="status" class="unseen">${this.said?.text ?? nothing}</div>
      ${
        this.said && !this.said.heard
          ? html`<div class="toast" @focusin=${this.#hold}>
              <span aria-hidden="true">${this.said.text}</span>
              ${
                this.said.action
                  ? html`<button type="button" class="act" @click=${this.#act}>${this.said.action.label}</button>`
                  : nothing
              }
              <button type="button" aria-label=${this.closeLabel} @click=${this.#close}>${icon("close")}</button>
            </div>`
          : nothing
      }`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("said")) return;
    this.#hold();
    this.high &&= this.said !== null;
    if (this.said && !this.said.stays) this.#timer = setTimeout(this.#close, stay);
  }

  /** It does not lie over what the keyboard is at. */
  #makeRoom = (e: Event): void => {
    const [at] = e.composedPath();
    const toast = this.renderRoot.querySelector(".toast");
    if (!toast || !(at instanceof Element) || e.composedPath().includes(this)) return;
    const [here, it] = [at.getBoundingClientRect(), toast.getBoundingClientRect()];
    const apart = here.right < it.left || it.right < here.left || here.bottom < it.top || it.bottom < here.top;
    if (!apart && here.height < window.innerHeight / 2) this.high = !this.high;
  };

  /** Whoever is at it is given the time. */
  #hold = (): void => {
    clearTimeout(this.#timer);
  };

  #act = (): void => {
    this.said?.action?.act();
    this.#close();
  };

  /** Whoever said it says it no longer, or it would be said again with the next change. */
  #close = (): void => {
    this.#hold();
    this.said = null;
    this.dispatchEvent(new CustomEvent("closed"));
  };
}
