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

/** What stands for a choice in a field, and what it is called. */
type Option = readonly [value: string, label: string];

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
      .picked {
        min-width: 0;
        font-weight: 600;
      }
      /* Where there is room they are fields like others. */
      @media (min-width: 1041px) {
        .picked {
          display: flex;
          align-items: center;
          max-width: 300px;
          min-height: max(28px, var(--touch));
          padding: 0 8px;
          border: 1px solid var(--line-2);
          border-radius: var(--radius);
          background: var(--paper);
          color: var(--ink);
          text-decoration: none;
          white-space: nowrap;
        }
        .picked > span {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .picked > span::after {
          content: none;
        }
        .picked::after {
          content: "▾";
          margin-inline-start: 6px;
        }
      }
      /* What is chosen matters more than the word before it. */
      @media (max-width: 1040px) and (min-width: 721px) {
        .first {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        section {
          line-height: 1.25;
        }
      }
      @media (max-width: 720px) {
        section {
          flex-wrap: wrap;
          gap: 0 6px;
          min-height: var(--touch);
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
    const options: Option[] = [
      ["base", texts.scenarioBase],
      ...(model?.scenarios ?? []).map(({ name }): Option => [`s ${name}`, name]),
      ...(current ? [["now", texts.currentSettings] as const] : []),
    ];
    return this.#choice(
      "shown",
      chosen,
      options,
      this.#show,
      options.map((option) => this.#option(chosen, option)),
    );
  }

  /** A field that is as wide as what is chosen. */
  #choice(id: string, chosen: string, options: readonly Option[], change: (e: Event) => void, list: unknown) {
    const [, word] = options.find(([value]) => value === chosen) ?? [];
    return html`<span class="picked"
      ><select id=${id} .value=${live(chosen)} @change=${change}>
        ${list}</select
      ><span aria-hidden="true">${word}</span></span
    >`;
  }

  #option(chosen: string, [value, label]: Option) {
    return html`<option value=${value} .selected=${chosen === value}>${label}</option>`;
  }

  #show = (e: Event): void => {
    const { value } = e.target as HTMLSelectElement;
    if (value !== "now") this.session.setScenario(value === "base" ? null : value.slice(2));
  };

  #against() {
    const { texts } = this.language;
    const { model, against, saved } = this.session;
    const asked = "name" in against ? `${against.kind} ${against.name}` : against.kind;
    const columns = this.#columns().map((column): Option => [`column ${column.name}`, labelOf(column)]);
    // Which columns there are is known with the first results; one that there is not measures nothing.
    const unknown = against.kind === "column" && !columns.some(([value]) => value === asked);
    if (unknown && !this.session.results) columns.push([asked, labelOf({ ...against, label: against.name })]);
    const none = unknown && this.session.results;
    const auto = model && measuredRun(model, this.session, against) ? "base" : "none";
    const chosen = none ? "none" : asked === "auto" ? auto : asked;
    const other = this.session.otherFile;
    const option = (option: Option) => this.#option(chosen, option);
    const settings: Option[] = [
      ["none", texts.againstNone],
      ["base", texts.scenarioBase],
      ...(model?.scenarios ?? []).map(({ name }): Option => [`scenario ${name}`, name]),
      ...(saved || against.kind === "settings" ? [["settings", texts.savedSettings] as const] : []),
    ];
    const files: Option[] = [
      ...(other ? [[`file ${other.file}`, other.file] as const] : []),
      ["open", texts.chooseOther],
    ];
    const group = (label: string, list: readonly Option[]) =>
      list.length > 0 ? html`<optgroup label=${label}>${list.map(option)}</optgroup>` : nothing;
    const list = html`${settings.map(option)} ${group(texts.againstColumn, columns)} ${group(texts.otherFile, files)}`;
    return html`${this.#choice("against", chosen, [...settings, ...columns, ...files], this.#measure, list)}
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
