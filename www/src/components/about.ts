import { css, html, LitElement, type TemplateResult, unsafeCSS } from "lit";
import { customElement, property } from "lit/decorators.js";
import proseCss from "../styles/prose.css?inline";
import type { Block, Inline } from "../text/prose.ts";
import { shared } from "./base.ts";

/** A longer text under its title, in a frame of its own. */
@customElement("fordel-about")
export class About extends LitElement {
  static override styles = [
    shared,
    unsafeCSS(proseCss),
    css`
      .prose section {
        gap: 12px;
      }
    `,
  ];

  /** What the frame is called. */
  @property() label = "";
  @property() heading = "";
  @property({ attribute: false }) blocks: readonly Block[] = [];

  override render() {
    return html`<div class="prose" role="region" tabindex="0" aria-label=${this.label}>
      <section><h3>${this.heading}</h3>${this.blocks.map(block)}</section>
    </div>`;
  }
}

function block(part: Block): TemplateResult {
  if ("heading" in part) return html`<h4>${part.heading.map(inline)}</h4>`;
  if ("paragraph" in part) return html`<p>${part.paragraph.map(inline)}</p>`;
  if ("code" in part) return html`<pre>${part.code}</pre>`;
  const items = part.list.map((item) => html`<li>${item.map(block)}</li>`);
  return part.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

function inline(part: Inline): TemplateResult | string {
  if (typeof part === "string") return part;
  if ("strong" in part) return html`<strong>${part.strong.map(inline)}</strong>`;
  if ("em" in part) return html`<em>${part.em.map(inline)}</em>`;
  return html`<code>${part.code}</code>`;
}
