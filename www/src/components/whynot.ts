import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { cellOf } from "../explain/addresses.ts";
import { type Beside, same } from "../explain/comparing.ts";
import type { Explaining } from "../explain/explaining.ts";
import { nounOf } from "../state/headlines.ts";
import { nameOf } from "../state/names.ts";
import { settingsOf, valuesOf } from "../state/settings.ts";
import { againstName } from "../state/told.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";
import "./why.ts";

/** Another row of the table, as it is chosen: its key, and its name, with the key where several have that. */
interface Choice {
  key: string;
  name: string;
}

/** Chooses what a number is compared with, and tells why it is not the same. */
@customElement("fordel-why-not")
export class WhyNotPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      h3 {
        margin-block: 16px 4px;
        font-size: var(--t-c);
      }
      .choose {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 4px 8px;
      }
      label {
        display: grid;
        flex: 1 1 140px;
        gap: 2px;
        min-width: 0;
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      select,
      input {
        width: 100%;
        min-width: 0;
        color: var(--ink);
        text-overflow: ellipsis;
      }
      [role="alert"] {
        color: var(--error);
        font-size: var(--t-s);
      }
    `,
  ];

  @property({ attribute: false }) explaining!: Explaining;
  /** What was told last, of which the element is drawn anew. */
  @property({ attribute: false, hasChanged: (now: unknown[], was?: unknown[]) => now.some((x, i) => x !== was?.[i]) })
  told: readonly unknown[] = [];
  /** What was written, where no row is called so. */
  @state() private unknown = "";

  override render() {
    const { texts } = this.language;
    const compared = this.explaining.asked?.compared ?? null;
    const settings = this.#settings();
    const rows = this.#rows();
    if (settings.length === 0 && rows.length === 0 && !compared && !this.#measured) return nothing;
    return html`<section>
      <h3>${texts.whyNot}</h3>
      <div class="choose screen">
        ${settings.length > 0 || this.#measured ? this.#setting(settings, compared) : nothing}
        ${rows.length > 0 ? this.#row(rows, compared) : nothing}
        ${
          compared
            ? html`<button
                type="button"
                class="btn square"
                title=${texts.stopComparing}
                aria-label=${texts.stopComparing}
                @click=${() => this.#choose(null)}
              >
                ${icon("close")}
              </button>`
            : nothing
        }
      </div>
      <p role="alert">${this.unknown ? texts.noSuchRow(this.unknown) : nothing}</p>
      ${compared ? this.#answer(compared) : nothing}
    </section>`;
  }

  #answer(compared: Beside) {
    const { texts } = this.language;
    const { difference, waits } = this.explaining.comparing;
    if (!difference) return html`<p class="hint" role="status">${waits ? texts.computing : texts.notCompared}</p>`;
    return html`<fordel-why
      .difference=${difference}
      .language=${this.language}
      ?rows=${compared.kind === "row"}
    ></fordel-why>`;
  }

  /** The rules as written, and the scenarios, other than what is shown. */
  #settings(): (string | null)[] {
    const { model, computed } = this.session;
    if (!model || model.params.length === 0) return [];
    const shown = settingsOf(model, valuesOf(model, computed));
    const isShown = (name: string | null) => Object.keys(shown.turned).length === 0 && shown.scenario === name;
    return [null, ...model.scenarios.map((s) => s.name)].filter((name) => !isShown(name));
  }

  /** What the page measures against, where that is no setting of the rules: saved settings, or another rule file. */
  get #measured(): Beside | null {
    const { measured } = this.explaining;
    return measured && (measured.kind === "file" || (measured.kind === "setting" && measured.turned)) ? measured : null;
  }

  #measuredName({ kind }: Beside): string {
    const name = againstName(this.session);
    return kind === "file" ? name : name.charAt(0).toUpperCase() + name.slice(1);
  }

  #setting(settings: readonly (string | null)[], compared: Beside | null) {
    const { texts } = this.language;
    const measured = this.#measured;
    const chosen = compared?.kind === "setting" && !compared.turned ? compared.scenario : undefined;
    return html`<label
      >${texts.whyNotSetting}
      <select @change=${this.#chooseSetting}>
        <option value="" .selected=${compared === null || compared.kind === "row"}>${texts.chooseSetting}</option>
        ${
          measured
            ? html`<option value="measured" .selected=${same(compared, measured)}>${this.#measuredName(measured)}</option>`
            : nothing
        }
        ${settings.map(
          (name) =>
            html`<option value=${name === null ? "base" : `s ${name}`} .selected=${chosen === name}>${name ?? texts.scenarioBase}</option>`,
        )}
      </select>
    </label>`;
  }

  #chooseSetting = (e: Event): void => {
    const { value } = e.target as HTMLSelectElement;
    if (value === "measured") this.#choose(this.#measured);
    else this.#choose(value === "" ? null : { kind: "setting", scenario: value === "base" ? null : value.slice(2) });
  };

  /** The rows of the table of the cell, where a view shows them. */
  #rows(): Choice[] {
    const cell = cellOf(this.explaining.level?.node.id ?? "");
    const view = cell && this.session.results?.views.find((v) => v.table === cell.table && v.keys !== null);
    if (!view) return [];
    const keys = (view.keys ?? []).map(String);
    const names = keys.map((_, row) => nameOf(view, row));
    const times = new Map<string, number>();
    for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    return keys
      .map((key, i) => ({
        key,
        name: (times.get(names[i] ?? "") ?? 0) > 1 ? `${names[i]} (${key})` : (names[i] ?? key),
      }))
      .filter(({ key }) => key !== cell?.key);
  }

  #row(rows: readonly Choice[], compared: Beside | null) {
    const { texts } = this.language;
    const cell = cellOf(this.explaining.level?.node.id ?? "");
    const table = this.session.model?.tables.find((t) => t.name === cell?.table);
    const chosen = compared?.kind === "row" ? (rows.find(({ key }) => key === compared.key)?.name ?? "") : "";
    return html`<label
      >${texts.whyNotRow(nounOf(table?.label || cell?.table || ""))}
      <input
        type="search"
        list="rows"
        autocomplete="off"
        .value=${chosen}
        @change=${(e: Event) => this.#chooseRow(e.target as HTMLInputElement, rows)}
      />
      <datalist id="rows">${rows.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
    </label>`;
  }

  /** By its name or its key; or by the beginning of its name, where only one begins so. */
  #chooseRow({ value }: HTMLInputElement, rows: readonly Choice[]): void {
    const written = value.trim();
    const { collator } = this.language.formats;
    const equal = (a: string) => collator.compare(a.toLowerCase(), written.toLowerCase()) === 0;
    const begins = rows.filter(({ name }) => name.toLowerCase().startsWith(written.toLowerCase()));
    const found =
      rows.find(({ key, name }) => equal(name) || equal(key)) ?? (begins.length === 1 ? begins[0] : undefined);
    if (found) this.#choose({ kind: "row", key: found.key });
    else if (written === "") this.#choose(null);
    else this.unknown = written;
  }

  #choose(compared: Beside | null): void {
    this.unknown = "";
    this.explaining.compare(compared);
  }
}
