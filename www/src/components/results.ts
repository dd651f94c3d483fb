import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import { joined } from "../i18n/index.ts";
import { SessionElement, shared } from "./base.ts";
import "./headlines.ts";
import "./problems.ts";
import "./view.ts";

/** Views with their numbers: charts, then tables, each in the order of the rules. */
function chartsFirst(views: readonly View[]): [number, View][] {
  const numbered = [...views.entries()];
  const isTable = ([, view]: [number, View]) => view.kind === "table";
  return [...numbered.filter((v) => !isTable(v)), ...numbered.filter(isTable)];
}

/** The results, or why there are none. Results of the last good run stay, marked as out of date. */
@customElement("fordel-results")
export class ResultPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 16px;
        align-content: start;
      }
      .stale {
        border: 2px dashed var(--warning);
        border-radius: var(--radius);
        padding: 12px;
      }
      .body {
        display: grid;
        gap: 24px;
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const { results, stale, model } = this.session;
    return html`
      <div class="row apart">
        <h2 id="results" tabindex="-1">${texts.results}</h2>
        ${stale ? html`<span class="badge warning">${texts.stale}</span>` : nothing}
      </div>
      ${model ? this.#about() : nothing} ${this.#trouble()} ${this.#obstacle()}
      ${results ? html`<div class="body ${stale ? "stale" : ""}">${this.#body()}</div>` : nothing}
    `;
  }

  /** Takes the keyboard to the results. */
  goTo(): void {
    this.renderRoot.querySelector<HTMLElement>("#results")?.focus();
    this.scrollIntoView();
  }

  #about() {
    const { model, results } = this.session;
    // Figures that stay are those of the scenario they were computed in.
    const scenario = results ? results.summary.scenario : this.session.scenario;
    if (!model) return nothing;
    const { texts } = this.language;
    const parts = [model.municipality, model.year === null ? "" : String(model.year), model.source];
    return html`<div>
      <p><strong>${model.title}</strong>${scenario ? html` · ${texts.scenario}: ${scenario}` : nothing}</p>
      <p class="hint">${parts.filter(Boolean).join(" · ")}</p>
    </div>`;
  }

  #trouble() {
    const { trouble, language } = this.session;
    if (!trouble) return nothing;
    const { texts, lang } = language;
    if (trouble.kind === "cancelled") return html`<p class="message warning" role="status">${texts.stopped}</p>`;
    const said = trouble.kind === "failed" ? trouble.text[lang] : texts.engineLost[trouble.kind];
    return html`<p class="message error" role="alert">${said}</p>`;
  }

  #obstacle() {
    const { obstacle, results, missing, runProblems, trouble } = this.session;
    const { texts } = this.language;
    const old = results && (obstacle || trouble) ? html`<p class="hint">${texts.staleMore}</p>` : nothing;
    switch (obstacle) {
      case "rules":
        return html`<div class="message warning"><p>${texts.fixRules}</p>${old}</div>`;
      case "missing": {
        const names = joined(
          texts,
          missing.map((t) => t.label || t.name),
        );
        return html`<div class="message warning"><p>${texts.resultsMissing(names)}</p>${old}</div>`;
      }
      case "data":
        return html`<div class="message error"><p>${texts.fixData}</p>${old}</div>`;
      case "run":
        return html`<div class="message error" role="alert"><p>${texts.runProblems}</p>${old}</div>
          ${this.#problems()}`;
      default:
        return runProblems.length > 0 ? this.#problems() : this.#empty();
    }
  }

  #problems() {
    return html`<fordel-problems .problems=${this.session.runProblems} .language=${this.language}></fordel-problems>`;
  }

  #empty() {
    const { results, trouble } = this.session;
    return results || trouble ? nothing : html`<p class="hint">${this.language.texts.resultsNone}</p>`;
  }

  #body() {
    const { results } = this.session;
    return html`<fordel-headlines .session=${this.session}></fordel-headlines>
      ${chartsFirst(results?.views ?? []).map(
        ([i, view]) => html`<fordel-view .session=${this.session} .view=${view} .index=${i}></fordel-view>`,
      )}`;
  }
}
