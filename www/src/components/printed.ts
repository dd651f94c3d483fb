import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { partsOf } from "../leave/document.ts";

/** A document of the engine's, as it is printed. The engine escapes all texts in it. */
@customElement("fordel-printed")
export class PrintedDocument extends LitElement {
  /** HTML that needs nothing beside it. */
  @property({ attribute: false }) document = "";
  #style = new CSSStyleSheet();

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [this.#style];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("document")) this.#style.replaceSync(`:host { display: block } ${partsOf(this.document).style}`);
  }

  override render() {
    return html`${unsafeHTML(partsOf(this.document).pages)}`;
  }
}
