import { html, type TemplateResult } from "lit";
import type { Block, Inline } from "../text/prose.ts";

/** A longer text as it is read. */
export function blocksOf(blocks: readonly Block[]): TemplateResult[] {
  return blocks.map(block);
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
