import { type CSSResultGroup, LitElement, type PropertyValues, unsafeCSS } from "lit";
import { property } from "lit/decorators.js";
import type { Language } from "../state/language.ts";
import type { Session } from "../state/session.ts";
import marksCss from "../styles/marks.css?inline";
import sharedCss from "../styles/shared.css?inline";

/** A style sheet of this build, for a component. */
export const sheet = unsafeCSS;

export const shared = [sheet(sharedCss), sheet(marksCss)];

/** A component that shows a session, and draws itself anew when it changes. */
export class SessionElement extends LitElement {
  static override styles: CSSResultGroup = [shared];

  @property({ attribute: false }) session!: Session;

  #stop: (() => void) | undefined;

  protected get language(): Language {
    return this.session.language;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("session")) this.#listen();
  }

  #listen(): void {
    this.#stop?.();
    this.#stop = this.session && this.subscribe(this.session);
  }

  /** Has the component drawn anew when what it shows of the session changes. */
  protected subscribe(session: Session): () => void {
    return session.subscribe(() => this.requestUpdate());
  }
}
