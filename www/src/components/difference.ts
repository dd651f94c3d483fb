import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Other, RuleChange } from "../engine/protocol.ts";
import { differences } from "../state/scenario.ts";
import { labelOf } from "../table/columns.ts";
import { aligned } from "../text/aligned.ts";
import { SessionElement, shared } from "./base.ts";

/** Parameters are known by what they are called; the word for the statement is that of the rules. */
const isParam = (statement: string) => statement === "param" || statement === "parameter";

/** What differs between what is shown and what it is measured against: told, and of two rule files as text, too. */
@customElement("fordel-difference")
export class DifferencePanel extends SessionElement {
  static override styles = [
    shared,
    css`
      h2 {
        margin-block-end: 8px;
      }
      .told li {
        padding: 8px 0;
        border-block-end: 1px solid var(--line);
        font-size: var(--t-c);
        overflow-wrap: anywhere;
      }
      del {
        color: var(--ink-2);
      }
      ins {
        padding: 0 3px;
        background: var(--accent-soft);
        font-weight: 600;
        text-decoration: none;
      }
      details {
        margin-block-start: 8px;
        font-size: var(--t-c);
      }
      .texts {
        max-height: 60vh;
        overflow: auto;
        margin-block-start: 8px;
        border: 1px solid var(--line);
      }
      .texts table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
        font: 12px / 1.5 var(--mono);
      }
      .texts th {
        position: sticky;
        inset-block-start: 0;
        padding: 4px 8px;
        background: var(--ground);
        font-family: var(--font);
        text-align: start;
        overflow-wrap: anywhere;
      }
      .texts td {
        padding: 0 8px;
        vertical-align: top;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .texts td + td {
        border-inline-start: 1px solid var(--line);
      }
      .texts small {
        display: inline-block;
        min-width: 3ch;
        padding-inline-end: 1ch;
        color: var(--ink-2);
        text-align: end;
        user-select: none;
      }
      .gone,
      .come {
        font-weight: 600;
      }
      .gone {
        background: var(--sunk);
      }
      .come {
        background: var(--accent-soft);
      }
    `,
  ];

  @state() private asText = false;

  override render() {
    const { texts } = this.language;
    const { measured, other } = this.session;
    const ofFile = measured?.file !== undefined;
    return html`<h2>${texts.differsInRules}</h2>
      ${ofFile && other ? this.#rules(other) : measured ? this.#settings() : html`<p class="hint">${texts.nothingDiffers}</p>`}`;
  }

  /** Two settings of the same rules. */
  #settings() {
    const { texts, formats } = this.language;
    const { model, measured, computed } = this.session;
    const list = model && measured ? differences(model, measured.settings, computed) : [];
    return html`<ul class="told">
      ${list.map(
        ({ param, before, now }) => html`<li>
          <b>${param.label || param.name}</b><br /><del>${formats.value(before, param)}</del> →
          <ins>${formats.value(now, param)}</ins>
        </li>`,
      )}
      <li>${texts.allElseSame}</li>
    </ul>`;
  }

  /** Two rule files, and what is turned in the first besides. */
  #rules(other: Other) {
    const { texts } = this.language;
    const { differences: changes, renames } = other;
    return html`
      <ul class="told">
        ${changes.map((change) => html`<li>${this.#change(change)}</li>`)}
        ${changes.length === 0 ? html`<li>${texts.rulesSame}</li>` : nothing}
        ${this.#turned()}
      </ul>
      ${
        renames.length > 0
          ? html`<details>
              <summary>${texts.calledOtherwise}</summary>
              <ul class="told">${renames.map(({ text }) => html`<li>${text}</li>`)}</ul>
            </details>`
          : nothing
      }
      <details @toggle=${(e: Event) => (this.asText = (e.target as HTMLDetailsElement).open)}>
        <summary>${texts.asText}</summary>
        ${this.asText ? this.#texts(other) : nothing}
      </details>
    `;
  }

  #turned() {
    const { formats } = this.language;
    const { model, computed } = this.session;
    const list = model ? differences(model, { scenario: null, turned: {} }, computed) : [];
    return list.map(
      ({ param, before, now }) => html`<li>
        <b>${param.label || param.name}</b><br /><del>${formats.value(before, param)}</del> →
        <ins>${formats.value(now, param)}</ins>
      </li>`,
    );
  }

  #change({ what, statement, name, label, part, before, after }: RuleChange) {
    const { texts } = this.language;
    const of = [statement, name].filter(Boolean).join(" ");
    const called = label || (isParam(statement) ? labelOf({ name, label: name }) : of);
    const clause = this.session.model?.params.find((p) => p.name === part)?.label || part;
    const head = html`<b title=${of}>${called}</b>${part ? html` <span class="hint">${clause}</span>` : nothing}<br />`;
    switch (what) {
      case "changed":
        return html`${head}<del>${before}</del> → <ins>${after}</ins>`;
      case "relabeled":
        return html`${head}${texts.relabeled} <ins>${after || "–"}</ins>`;
      case "added":
        return html`${head}${texts.added} <ins>${after}</ins>`;
      default:
        return html`${head}${texts.removed} <del>${before}</del>`;
    }
  }

  /** Both texts, equal lines beside each other. */
  #texts(other: Other) {
    const { texts } = this.language;
    const { rules, otherFile } = this.session;
    const cell = (line: { n: number; text: string } | null, same: boolean, look: string) =>
      line
        ? html`<td class=${same ? "" : look}><small>${line.n}</small>${same ? line.text : look === "gone" ? html`<del>${line.text}</del>` : html`<ins>${line.text}</ins>`}</td>`
        : html`<td></td>`;
    return html`<div class="texts" role="region" tabindex="0" aria-label=${texts.textsBeside(rules.file, otherFile?.file ?? "")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${otherFile?.file}</th>
            <th scope="col">${rules.file}</th>
          </tr>
        </thead>
        <tbody>
          ${aligned(other.text, rules.text).map(
            ({ left, right, same }) => html`<tr>${cell(left, same, "gone")}${cell(right, same, "come")}</tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
