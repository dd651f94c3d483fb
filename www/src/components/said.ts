import { html, nothing, type TemplateResult } from "lit";
import type { Said } from "../engine/protocol.ts";

/** Items as a list, one below another where there is more about the same. */
export function listOf(items: readonly Said[], numbered = false): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const rows = items.map(({ about, formula, text, more }) => {
    const head = about === "" ? nothing : html`<strong>${about}</strong>${formula ? " = " : ": "}`;
    return html`<li>${head}${text}${listOf(more)}</li>`;
  });
  return numbered ? html`<ol>${rows}</ol>` : html`<ul>${rows}</ul>`;
}

/** Rows of texts, the headings first. */
export function tableOf([head, ...rows]: readonly (readonly string[])[]): TemplateResult | typeof nothing {
  if (!head) return nothing;
  return html`<table>
    <thead><tr>${head.map((cell) => (cell ? html`<th scope="col">${cell}</th>` : html`<td></td>`))}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}
