import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Results } from "../engine/protocol.ts";
import { joined } from "../i18n/index.ts";
import { type Comparison, compare, mainView, measureOf } from "../state/comparison.ts";
import { verdicts } from "../state/expectations.ts";
import { headlines } from "../state/headlines.ts";
import { whoText } from "../state/moved.ts";
import { originsOf } from "../state/origins.ts";
import { ofFile, openOther } from "../state/other.ts";
import { differences } from "../state/scenario.ts";
import { type Against, base, isTurned, keyOf, type Settings } from "../state/settings.ts";
import { againstName, boundsIn, shownName } from "../state/told.ts";
import compareCss from "../styles/compare.css?inline";
import { SessionElement, shared, sheet } from "./base.ts";
import { icon } from "./icons.ts";
import "./difference.ts";
import "./filebutton.ts";
import "./keep.ts";
import "./obstacle.ts";
import "./problems.ts";
import "./scenariomenu.ts";
import "./table.ts";

/** A column of the matrix: settings with their results, once there are some. */
interface Column {
  /** Its value in a choice of what is shown or measured against. */
  id: string;
  title: string;
  settings: Settings;
  results: Results | null;
  /** It is of a second rule file. */
  file?: string;
}

/** A column keeps its controls, and the keyboard's place in them, when another goes. */
const ofColumn = ({ id }: Column): string => id;

interface Line {
  label: string;
  key?: boolean;
  cell(column: Column): unknown;
}

/** The base, every scenario and the settings as they are now, beside each other; and any two of them row by row. */
@customElement("fordel-compare")
export class CompareView extends SessionElement {
  /** The address that is explained. */
  @property() asked = "";

  static override styles = [shared, sheet(compareCss)];

  override connectedCallback(): void {
    super.connectedCallback();
    this.session.compareAll();
  }

  override render() {
    const { texts } = this.language;
    const { model, results } = this.session;
    if (!model || !results) return html`<p class="hint">${texts.resultsNone}</p>`;
    const columns = this.#columns();
    return html`<div class="head">
        <h2>${texts.compareTitle}</h2>
        <fordel-keep class="screen" .session=${this.session}></fordel-keep>
        <fordel-file-button
          class="screen"
          look="btn line"
          .picture=${"open"}
          label=${texts.otherShort}
          @files=${this.#open}
        ></fordel-file-button>
      </div>
      <fordel-obstacle .session=${this.session}></fordel-obstacle>
      ${this.#refused()}
      <div class="matrix" role="group" tabindex="0" aria-label=${texts.compareTitle}>${this.#matrix(columns)}</div>
      ${this.#both()}`;
  }

  #open = (e: CustomEvent<File[]>): void => {
    e.stopPropagation();
    const [file] = e.detail;
    if (file) void openOther(this.session, file);
  };

  /** Why a second rule file has no figures. */
  #refused() {
    const { texts } = this.language;
    const { other, otherFile } = this.session;
    if (!other || !otherFile || other.results?.summary.computed) return nothing;
    const { file } = otherFile;
    const missing = other.missing.length > 0;
    return html`<div class="message error" role="status">
      ${missing ? texts.otherMissing(file, joined(texts, other.missing)) : texts.otherErrors(file)}
      ${missing ? nothing : html`<fordel-problems .problems=${other.diagnostics} .language=${this.language}></fordel-problems>`}
    </div>`;
  }

  /** A second rule file, with its figures in the words of the first. */
  #other(): Column[] {
    const { other, otherFile, results } = this.session;
    if (!otherFile) return [];
    const { file } = otherFile;
    const found = results && ofFile(file, results, other);
    return [{ id: "file", title: file, settings: base, results: found?.results ?? null, file }];
  }

  #columns(): Column[] {
    const { texts } = this.language;
    const { model, scenario, turned, results, computed, stale } = this.session;
    const named = (scenario: string | null): Settings => ({ scenario, turned: {} });
    const current = Object.keys(turned).length > 0;
    // While the figures are of other settings than those that stand there, these have none.
    const own = stale && keyOf(computed) !== keyOf({ scenario, turned }) ? null : results;
    return [
      { id: "base", title: texts.scenarioBase, settings: named(null), results: this.#known(base) },
      ...(model?.scenarios ?? []).map(({ name }) => ({
        id: `s ${name}`,
        title: name,
        settings: named(name),
        results: this.#known(named(name)),
      })),
      ...this.#saved(),
      ...(current ? [{ id: "+", title: texts.currentSettings, settings: { scenario, turned }, results: own }] : []),
      ...this.#other(),
    ];
  }

  /** While rules or data have faults, figures from before stand where they are of what is shown. */
  #known(settings: Settings): Results | null {
    const { results, computed, stale } = this.session;
    return this.session.known(settings) ?? (stale && keyOf(computed) === keyOf(settings) ? results : null);
  }

  /** The settings that were last saved, where they are not the ones that are shown. */
  #saved(): Column[] {
    const { saved, scenario, turned } = this.session;
    if (!saved || keyOf(saved) === keyOf({ scenario, turned })) return [];
    const title = this.language.texts.savedSettings;
    return [{ id: "saved", title, settings: saved, results: this.#known(saved) }];
  }

  #matrix(columns: readonly Column[]) {
    const looks = columns.map((column) => this.#look(column));
    return html`<table .style=${`--columns: ${columns.length}`}>
      <thead>
        <tr>
          <td></td>
          ${repeat(columns, ofColumn, (column, i) => html`<th scope="col" class=${looks[i] ?? ""}>${this.#pick(column)}${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.#lines().map(
          ({ label, key, cell }) => html`<tr class=${key ? "key" : ""}>
            <th scope="row">${label}</th>
            ${repeat(columns, ofColumn, (column, i) => html`<td class=${looks[i] ?? ""}>${cell(column)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #look({ settings, file }: Column): string {
    const { measured } = this.session;
    if (file) return measured?.file === file ? "against" : "";
    if (keyOf(settings) === keyOf(this.session)) return "shown";
    return measured && !measured.file && keyOf(measured.settings) === keyOf(settings) ? "against" : "";
  }

  /** What is shown, and what it is measured against, chosen where they stand. */
  #pick(column: Column) {
    const { texts } = this.language;
    const look = this.#look(column);
    const radio = (name: string, checked: boolean, label: string, choose: () => void) => html`<label class="pick">
      <input type="radio" name=${name} .checked=${checked} aria-label=${`${label}: ${column.title}`} @change=${choose} />
      ${label}
    </label>`;
    const { scenario } = column.settings;
    const { file } = column;
    if (file) {
      const remove = () => void this.session.setOther(null);
      return html`<div class="screen picks">
        ${radio("against", look === "against", texts.against, () => this.session.setAgainst({ kind: "file", name: file }))}
        <button type="button" class="btn square" aria-label=${texts.removeOther(file)} @click=${remove}>
          ${icon("close")}
        </button>
      </div>`;
    }
    return html`<div class="screen picks">
      ${
        column.id === "+"
          ? nothing
          : html`${radio("shown", look === "shown", texts.shownShort, () => this.#show(column))}
            ${radio("against", look === "against", texts.against, () => this.session.setAgainst(againstOf(column)))}${this.#menu(scenario)}`
      }
    </div>`;
  }

  #show({ settings }: Column): void {
    if (isTurned(settings)) this.session.take(settings, this.session.against);
    else this.session.setScenario(settings.scenario);
  }

  #menu(name: string | null) {
    const scenario = this.session.model?.scenarios.find((s) => s.name === name);
    return scenario
      ? html`<fordel-scenario-menu .session=${this.session} .scenario=${scenario}></fordel-scenario-menu>`
      : nothing;
  }

  #lines(): Line[] {
    const { texts } = this.language;
    return [
      { label: texts.differsFromBase, cell: (column) => this.#differs(column) },
      ...this.#figureLines(),
      { label: texts.atBounds, cell: ({ results }) => this.#bounds(results) },
      {
        label: [texts.movedFromBase, this.#unit].filter(Boolean).join(", "),
        cell: (column) => this.#change(column, (c) => this.#moved(c)),
      },
      { label: texts.moreOrLess, cell: (column) => this.#change(column, (c) => this.#counts(c)) },
      { label: texts.checksTitle, cell: ({ settings, results }) => this.#checks(settings, results) },
    ];
  }

  /** How a column differs from the base, and where it has no figures, that. */
  #differs(column: Column) {
    const { results } = column;
    const failed = results !== null && !results.summary.computed;
    return html`${this.#differences(column)}${
      failed ? html`<div class="diff">${this.language.texts.notComputed}</div>` : nothing
    }`;
  }

  #differences({ settings, file }: Column) {
    const { texts, formats } = this.language;
    const { model, other } = this.session;
    if (file) {
      const n = other?.differences.length ?? 0;
      return html`<span class="diff">${!other?.model ? "–" : n === 0 ? texts.rulesSame : texts.differIn(n)}</span>`;
    }
    const list = model ? differences(model, { scenario: null, turned: {} }, settings) : [];
    if (list.length === 0) return html`<span class="diff">${texts.asWritten}</span>`;
    return list.map(
      ({ param, before, now }) => html`<div class="diff">
        ${param.label || param.name}: <b>${formats.value(before, param)} → ${formats.value(now, param)}</b>
      </div>`,
    );
  }

  /** A line for each headline figure. */
  #figureLines(): Line[] {
    const { results, model } = this.session;
    if (!results || !model) return [];
    const of = (results: Results) => headlines(results, null, model, this.language);
    return of(results).map(({ label, name, unit }) => ({
      label: [label, unit].filter(Boolean).join(", "),
      key: true,
      cell: (column) => {
        const found = column.results?.summary.computed
          ? of(column.results).find((f) => f.label === label && f.name === name)
          : null;
        return found
          ? html`${found.value}${found.lines.slice(-1).map((line) => html`<div class="diff">${line}</div>`)}`
          : "–";
      },
    }));
  }

  #bounds(results: Results | null) {
    const { formats } = this.language;
    const view = results?.views[mainView(results.views)];
    if (!view) return "–";
    const { cap, floor } = boundsIn(view);
    return `${formats.number(cap)} / ${formats.number(floor)}`;
  }

  #change(column: Column, show: (comparison: Comparison) => unknown) {
    const before = this.#known(base);
    if (!column.results || column.id === "base") return "–";
    const { measure } = this.session.against;
    const comparison = compare(column.results, before, { kind: "auto", ...(measure !== undefined && { measure }) });
    return comparison ? show(comparison) : "–";
  }

  #moved({ gained, lost, view, column }: Comparison) {
    const shown = view.columns[column];
    const moved = Math.max(gained, -lost);
    const { formats } = this.language;
    return shown ? formats.cell(moved, shown, formats.style([moved], shown)) : "–";
  }

  /** Of what is measured. */
  get #unit(): string {
    const view = this.session.results?.views[mainView(this.session.results.views)];
    return view?.columns[measureOf(view)]?.type === "kr" ? this.language.formats.unit : "";
  }

  #counts({ gain, lose }: Comparison) {
    const { formats } = this.language;
    return html`<span class="gain mark">${formats.number(gain.length)}</span
      ><span class="loss mark">${formats.number(lose.length)}</span>`;
  }

  /** How many checks hold, of those that are tried with these settings. */
  #checks({ scenario }: Settings, results: Results | null) {
    const list = (results?.summary.expectations ?? []).filter((e) => e.scenario === scenario);
    const outcome = verdicts(list);
    if (outcome.length === 0) return "–";
    const held = outcome.filter((v) => v.ok).length;
    const all = held === outcome.length;
    return html`<span class=${all ? "ok" : "bad"}>${icon(all ? "check" : "alert")} ${this.language.texts.heldOf(held, outcome.length)}</span>`;
  }

  /** The two that are compared: what differs in the rules, and row by row. */
  #both() {
    const { texts } = this.language;
    const { results, measured, against, model } = this.session;
    if (!results || !model) return nothing;
    const comparison = compare(results, measured?.results ?? null, against);
    return html`${comparison ? this.#rows(comparison) : html`<p class="hint">${texts.chooseTwo}</p>`}
      <p class="unseen" aria-live="polite">${comparison ? whoText(comparison, this.language) : nothing}</p>`;
  }

  #rows(comparison: Comparison) {
    const { texts } = this.language;
    return html`<div class="both">
      <section><fordel-difference .session=${this.session}></fordel-difference></section>
      <section>
        <fordel-table
          heading=${texts.rowByRow(comparison.view.label)}
          changes
          shown=${shownName(this.session)}
          against=${againstName(this.session)}
          .view=${comparison.view}
          .index=${comparison.index}
          .asked=${this.asked}
          .comparison=${comparison}
          .language=${this.language}
          .origin=${() => originsOf(this.session).line()}
          .concealed=${() => originsOf(this.session).hidden.get(comparison.index) ?? null}
        ></fordel-table>
      </section>
    </div>`;
  }
}

function againstOf({ settings }: Column): Against {
  if (isTurned(settings)) return { kind: "settings", settings };
  return settings.scenario === null ? { kind: "base" } : { kind: "scenario", name: settings.scenario };
}
