import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { comparable } from "../state/comparison.ts";
import { openOther } from "../state/other.ts";
import { type Against, measuredRun } from "../state/settings.ts";
import { labelOf } from "../table/columns.ts";
import { SessionElement, shared } from "./base.ts";
import type { FileButton } from "./filebutton.ts";
import "./filebutton.ts";

/** What is shown, and what it is measured against: the base, a scenario, a column, or the settings as they are now. */
@customElement("fordel-showing")
export class Showing extends SessionElement {
  static override styles = [
    shared,
    css`
      section {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      select {
        color: var(--ink);
        min-width: 0;
        max-width: 300px;
      }
      /* What is chosen matters more than the word before it. */
      @media (max-width: 1040px) {
        .first {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        select {
          font-weight: 400;
        }
      }
      @media (min-width: 721px) {
        select {
          min-height: 28px;
          height: 28px;
        }
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const { model } = this.session;
    if (!model || (model.params.length === 0 && this.#columns().length === 0)) return nothing;
    return html`<section aria-label=${texts.showingWhat}>
      <label class="first" for="shown">${texts.showing}</label>${this.#shown()}
      <label for="against">${texts.against}</label>${this.#against()}
    </section>`;
  }

  #shown() {
    const { texts } = this.language;
    const { model, scenario, turned } = this.session;
    const current = Object.keys(turned).length > 0;
    const chosen = current ? "now" : scenario === null ? "base" : `s ${scenario}`;
    return html`<select id="shown" .value=${live(chosen)} @change=${this.#show}>
      <option value="base" .selected=${chosen === "base"}>${texts.scenarioBase}</option>
      ${(model?.scenarios ?? []).map(
        ({ name }) => html`<option value="s ${name}" .selected=${chosen === `s ${name}`}>${name}</option>`,
      )}
      ${current ? html`<option value="now" selected .selected=${true}>${texts.currentSettings}</option>` : nothing}
    </select>`;
  }

  #show = (e: Event): void => {
    const { value } = e.target as HTMLSelectElement;
    if (value !== "now") this.session.setScenario(value === "base" ? null : value.slice(2));
  };

  #against() {
    const { texts } = this.language;
    const { model, against, saved } = this.session;
    const asked = "name" in against ? `${against.kind} ${against.name}` : against.kind;
    const chosen = asked === "auto" ? (model && measuredRun(model, this.session, against) ? "base" : "none") : asked;
    const other = this.session.otherFile;
    const option = (value: string, label: string) =>
      html`<option value=${value} .selected=${chosen === value}>${label}</option>`;
    const columns = this.#columns();
    return html`<select id="against" .value=${live(chosen)} @change=${this.#measure}>
      ${option("none", texts.againstNone)}${option("base", texts.scenarioBase)}
      ${(model?.scenarios ?? []).map(({ name }) => option(`scenario ${name}`, name))}
      ${saved || against.kind === "settings" ? option("settings", texts.savedSettings) : nothing}
      ${
        columns.length > 0
          ? html`<optgroup label=${texts.againstColumn}>
              ${columns.map((column) => option(`column ${column.name}`, labelOf(column)))}
            </optgroup>`
          : nothing
      }
      <optgroup label=${texts.otherFile}>
        ${other ? option(`file ${other.file}`, other.file) : nothing}${option("open", texts.chooseOther)}
      </optgroup>
    </select>
    <fordel-file-button hidden @files=${this.#other}></fordel-file-button>`;
  }

  /** Another rule file; which it is must be chosen first. */
  #other = (e: CustomEvent<File[]>): void => {
    e.stopPropagation();
    const [file] = e.detail;
    if (!file) return;
    void openOther(this.session, file);
    this.dispatchEvent(new CustomEvent("go", { detail: "compare", bubbles: true, composed: true }));
  };

  #columns() {
    return comparable(this.session.results?.views ?? [], this.session.against);
  }

  #measure = (e: Event): void => {
    const { value } = e.target as HTMLSelectElement;
    if (value === "open") {
      this.renderRoot.querySelector<FileButton>("fordel-file-button")?.choose();
      this.requestUpdate();
      return;
    }
    const { saved, against: before } = this.session;
    if (value === "settings") {
      const settings = before.kind === "settings" ? before.settings : saved;
      if (settings) this.session.setAgainst({ kind: "settings", settings });
      return;
    }
    const [kind = "", ...words] = value.split(" ");
    const name = words.join(" ");
    const against = name ? { kind, name } : { kind };
    this.session.setAgainst(against as Against);
  };
}
