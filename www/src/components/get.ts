import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import { leaveOf } from "../state/leaving.ts";
import { save } from "../state/save.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";

/** Views with their numbers: tables, then charts, each in the order of the rules. */
function tablesFirst(views: readonly View[]): [number, View][] {
  const numbered = [...views.entries()];
  const isTable = ([, view]: [number, View]) => view.kind === "table";
  return [...numbered.filter(isTable), ...numbered.filter((v) => !isTable(v))];
}

/** What can be taken away: each table as a sheet, and the rules. */
@customElement("fordel-get")
export class GetList extends SessionElement {
  static override styles = [
    shared,
    css`
      h3 {
        margin-block: 4px;
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      .btn {
        display: flex;
        width: 100%;
        justify-content: flex-start;
        padding: 4px;
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const { results, rules, stale } = this.session;
    return html`
      <h3>${texts.toSheet}</h3>
      ${tablesFirst(results?.views ?? []).map(([i, view]) => this.#sheet(view, i, stale))}
      <h3>${texts.toOthers}</h3>
      <button type="button" class="btn" @click=${() => save(rules.file, rules.text, "text/plain")}>
        ${icon("rules")}${texts.rulesSave}
      </button>
    `;
  }

  #sheet({ label }: View, index: number, stale: boolean) {
    return html`<button type="button" class="btn" ?disabled=${stale} @click=${() => this.#save(index)}>
      ${icon("data")}${this.language.texts.downloadOf(label)}
    </button>`;
  }

  async #save(index: number): Promise<void> {
    const file = await this.session.ask("csv", { ...leaveOf(this.session, false), view: index });
    // The mark at the start tells Excel that the file is UTF-8.
    if (file) save(`${file.file}.csv`, file.text.startsWith("\ufeff") ? file.text : `\ufeff${file.text}`, "text/csv");
  }
}
