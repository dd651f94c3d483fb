import { html, nothing } from "lit";
import type { Catalogue } from "../i18n/index.ts";
import type { Verdict } from "../state/expectations.ts";
import { icon } from "./icons.ts";

/** A check of the model in a list, marked by how it turned out. */
export function checkItem({ text, ok, failsIn }: Verdict, texts: Catalogue) {
  const said = failsIn.length > 0 ? texts.expectationFailed : texts.expectationUntried;
  return html`<li>
    <span class=${ok ? "ok" : "bad"}>${icon(ok ? "check" : "alert")}</span>
    <span>${ok ? nothing : html`<strong>${said}:</strong> `}${text}</span>
  </li>`;
}
