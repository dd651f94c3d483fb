import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Diagnostic } from "../engine/protocol.ts";
import { joined } from "../i18n/index.ts";
import { letters } from "../sheet/cells.ts";
import { addressOf } from "../state/places.ts";
import { quotingCells, withoutPlace } from "../text/problems.ts";
import { SessionElement, shared } from "./base.ts";
import { withCode } from "./problems.ts";

/** So many warnings of data are told here; all stand with the data. */
const mostTold = 3;

/** Why there are no new figures, or what they are to be read with: what is wrong, in short, and the way to where it is mended. */
@customElement("fordel-obstacle")
export class ObstacleNotes extends SessionElement {
  static override styles = [
    shared,
    css`
      :host > *,
      .message {
        margin-block-end: 12px;
      }
      ul.message {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  override render() {
    return html`${this.#trouble()}${this.#obstacle()}`;
  }

  #trouble() {
    const { trouble, language } = this.session;
    if (!trouble) return nothing;
    const { texts, lang } = language;
    if (trouble.kind === "cancelled") return html`<p class="message warning" role="status">${texts.stopped}</p>`;
    const said = trouble.kind === "failed" ? trouble.text[lang] : texts.engineLost[trouble.kind];
    return html`<p class="message error" role="alert">${said}</p>`;
  }

  /** Why there are no new figures, and where to mend it. */
  #obstacle() {
    const { obstacle, missing, runProblems, trouble, results } = this.session;
    const { texts } = this.language;
    const old = this.#old();
    const link = (place: "rules" | "data") => html`<a href=${addressOf(place)}>${texts.showFaults}</a>`;
    switch (obstacle) {
      case "rules":
        return html`<div class="message error" role="status">${old} ${this.#fault()} ${texts.fixRules} ${link("rules")}</div>`;
      case "missing": {
        if (!results) return html`<div role="status"><fordel-empty .session=${this.session}></fordel-empty></div>`;
        const names = joined(
          texts,
          missing.map((t) => t.label || t.name),
        );
        return html`<div class="message warning" role="status">
          ${old} ${texts.resultsMissing(names)} <a href=${addressOf("data")}>${texts.showMissing}</a>
        </div>`;
      }
      case "data":
        return html`<div class="message error" role="status">${old} ${texts.fixData} ${link("data")}</div>`;
      case "run":
        return html`<div class="message error" role="alert">${old} ${texts.runProblems}</div>
          ${this.#problems()}`;
      default:
        if (results || runProblems.length > 0) return this.#problems();
        return trouble ? nothing : html`<p class="hint">${texts.resultsNone}</p>`;
    }
  }

  /** The first fault in the rules, as it is told there. */
  #fault() {
    const first = this.session.ruleProblems.find(({ severity }) => severity === "error");
    if (!first) return nothing;
    const where = first.line > 0 ? `${this.language.texts.line(first.line)}: ` : "";
    return html`${where}${withCode(first.message.replace(/[.]?$/, "."))}`;
  }

  /** That the figures are from before, and of what. */
  #old() {
    const { results, stale, computed } = this.session;
    const { texts } = this.language;
    if (!results || !stale) return nothing;
    const of = computed.scenario ?? (Object.keys(computed.turned).length > 0 ? "" : texts.scenarioBase);
    return html`<strong>${texts.stale}.</strong> ${texts.staleMore(of)}`;
  }

  /** What the run found, in the rules too: why it failed, or what to beware of. Of data that are computed on, only what may change the figures, in a line: the rest stands with them. */
  #problems() {
    const { obstacle, runProblems, ruleProblems, checked, model, language } = this.session;
    const severity = obstacle === "run" ? "error" : "warning";
    const why = ruleProblems.filter((d) => d.severity === severity && !checked.problems.includes(d));
    const ofData = (d: Diagnostic) =>
      d.severity !== "error" && model?.tables.some((t) => t.name === d.table && !t.inline);
    const warnings = runProblems.filter((d) => d.severity === "warning" && ofData(d));
    const others = [...why, ...runProblems.filter((d) => !ofData(d))];
    const label = (d: Diagnostic) => model?.tables.find((t) => t.name === d.table)?.label || d.table;
    const link = html`<a href=${addressOf("data")}>${language.texts.showInData}</a>`;
    return html`${
      others.length > 0
        ? html`<fordel-problems jump .problems=${others} .language=${language} @jump=${(e: CustomEvent<Diagnostic>) => this.#lead(e.detail)}></fordel-problems>`
        : nothing
    }${
      warnings.length > 0
        ? html`<ul class="message warning">
            ${warnings.slice(0, mostTold).map((d) => html`<li><strong>${label(d)}</strong> ${withCode(quotingCells(withoutPlace(d.message), language.texts))} ${d === warnings[0] ? link : nothing}</li>`)}
            ${warnings.length > mostTold ? html`<li>${language.texts.moreWarnings(language.formats.number(warnings.length - mostTold))}</li>` : nothing}
          </ul>`
        : nothing
    }`;
  }

  /** Asks the page to show what a problem is about: a cell of the data, or a stretch of the rules. */
  #lead({ table, row, field = 1, line, column, file }: Diagnostic): void {
    const inData = table !== undefined && row !== undefined;
    const detail = inData ? { table, row, letter: letters(field - 1) } : { file, line, column };
    this.dispatchEvent(new CustomEvent(inData ? "show-data" : "show-rule", { detail, bubbles: true, composed: true }));
  }
}
