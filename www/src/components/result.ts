import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { asking } from "../explain/explaining.ts";
import { joined } from "../i18n/index.ts";
import { type Comparison, compare, compareView, mainView } from "../state/comparison.ts";
import { type Verdict, verdicts } from "../state/expectations.ts";
import { nounOf } from "../state/headlines.ts";
import { keyFigures } from "../state/keyfigures.ts";
import { whoText } from "../state/moved.ts";
import { originsOf } from "../state/origins.ts";
import { type Against, valuesOf } from "../state/settings.ts";
import { type Still, Stillness } from "../state/stillness.ts";
import { againstName, boundsIn } from "../state/told.ts";
import { SessionElement, shared } from "./base.ts";
import type { Figures } from "./figures.ts";
import "./figures.ts";
import "./finding.ts";
import "./obstacle.ts";
import "./table.ts";

/** Other tables than the first are measured against what the rules say. */
const auto: Against = { kind: "auto" };

/** What comes of it, who gets more and who less, and where to look closer; or why there is nothing to see. */
@customElement("fordel-result")
export class ResultView extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        padding: 16px 24px 24px;
      }
      /* What tells of obstacles has its own distance, where there is one. */
      .notes > :not(fordel-obstacle) {
        margin-block-end: 12px;
      }
      .notes ul {
        display: grid;
        gap: 4px;
        margin-block-start: 4px;
      }
      .two > section {
        margin-block-start: 16px;
        padding-block-start: 12px;
        border-block-start: 1px solid var(--line);
      }
      .two > .tables {
        border: 0;
        padding: 0;
      }
      fordel-figures[bare] + .two > .finding {
        margin: 0;
        padding: 0;
        border: 0;
      }
      section.other {
        margin-block-start: 32px;
      }
      details {
        margin-block-start: 16px;
        padding-block-start: 8px;
        border-block-start: 1px solid var(--line);
        font-size: var(--t-c);
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(70%) 1fr;
        gap: 2px 16px;
        max-width: 640px;
      }
      dt {
        color: var(--ink-2);
      }
      dd {
        text-align: end;
      }
      .origin {
        font-size: var(--t-s);
        white-space: pre-line;
      }
      @container (min-width: 1500px) {
        .two {
          display: grid;
          grid-template-columns: minmax(0, 1fr) 620px;
          gap: 32px;
          align-items: start;
        }
        .two > section {
          border: 0;
          padding: 0;
        }
        .two > .finding {
          grid-column: 2;
          grid-row: 1;
        }
        .two > .tables {
          grid-column: 1;
          grid-row: 1;
        }
      }
      @container (max-width: 560px) {
        :host {
          padding: 8px 16px 16px;
        }
      }
      @media print {
        :host {
          padding: 0;
        }
        details:not([open]) {
          display: none;
        }
      }
    `,
  ];

  /** The address that is explained. */
  @property() asked = "";
  #stillness = new Stillness();

  override render() {
    const { results, model } = this.session;
    return html`<div class="notes" tabindex="-1">
        <fordel-obstacle .session=${this.session}></fordel-obstacle>${this.#failures()}
      </div>
      ${results && model ? this.#body() : nothing}`;
  }

  #failures() {
    const { texts } = this.language;
    const { results } = this.session;
    const failed = results ? verdicts(results.summary.expectations).filter((v) => !v.ok) : [];
    if (failed.length === 0) return nothing;
    const wrong = failed.filter((v) => v.failsIn.length > 0).length;
    return html`<div class="message error" role="alert">
      <strong>${wrong > 0 ? texts.expectationsFailed(wrong) : texts.expectationsUntried(failed.length)}</strong>
      <ul>
        ${failed.map((v) => html`<li><strong>${v.text}</strong> ${this.#outcome(v)}</li>`)}
      </ul>
    </div>`;
  }

  /** Where a check does not hold, with its two sides, and where that cannot be told. */
  #outcome({ failsIn, untriedIn, sides }: Verdict): string {
    const { texts, formats } = this.language;
    const places = (names: (string | null)[]) => {
      const scenarios = names.filter((name) => name !== null).map(texts.quoted);
      return joined(texts, [...(names.includes(null) ? [texts.failsInBase] : []), ...scenarios]);
    };
    const said = [
      failsIn.length > 0 && texts.failsWhere(places(failsIn)),
      sides && texts.expectationSides(formats.exact(sides.left, sides.shown), formats.exact(sides.right, sides.shown)),
      untriedIn.length > 0 && texts.untriedWhere(places(untriedIn)),
    ];
    return said.filter(Boolean).join(" ");
  }

  #body() {
    const { results, measured, against, model } = this.session;
    if (!results || !model) return nothing;
    const comparison = compare(results, measured?.results ?? null, against);
    const main = comparison?.index ?? Math.max(0, mainView(results.views));
    const found = this.#stillness.of(results, model, valuesOf(model, this.session.computed));
    const still = found && this.#still(found, comparison);
    const tables = [...results.views.entries()].filter(([, view]) => view.kind === "table");
    const first = tables.find(([i]) => i === main) ?? tables[0];
    return html`<fordel-figures asks .session=${this.session}></fordel-figures>
      <div class="two">
        <section class="finding">
          <fordel-finding
            .session=${this.session}
            .comparison=${comparison}
            .asked=${this.asked}
            .still=${still}
          ></fordel-finding>
        </section>
        <section class="tables">
          ${first ? this.#table(first[0], comparison?.index === first[0] ? comparison : null) : nothing}
          ${tables
            .filter((t) => t !== first)
            .map(
              ([i]) => html`<section class="other">
                ${this.#table(i, compareView(results, i, measured?.results ?? null, auto))}
              </section>`,
            )}
        </section>
      </div>
      ${this.#values()}
      <p class="unseen" aria-live="polite">${still ? `${still.title}. ${still.more}` : comparison ? whoText(comparison, this.language) : nothing}</p>`;
  }

  /** Takes the keyboard to what comes of it, or to why there is nothing to see. */
  async attend(): Promise<void> {
    await this.updateComplete;
    const figures = this.renderRoot.querySelector<Figures>("fordel-figures");
    await figures?.updateComplete;
    const figure = this.session.obstacle ? null : figures?.renderRoot.querySelector("button");
    const notes = this.renderRoot.querySelector<HTMLElement>(".notes");
    const there = notes && notes.offsetHeight > 0 ? notes : this.closest<HTMLElement>("main");
    (figure ?? there)?.focus();
  }

  #table(index: number, comparison: Comparison | null) {
    const view = this.session.results?.views[index];
    if (!view) return nothing;
    return html`<fordel-table
      heading=${view.label}
      .view=${view}
      .index=${index}
      .asked=${this.asked}
      .comparison=${comparison}
      against=${againstName(this.session)}
      .language=${this.language}
      .origin=${() => originsOf(this.session).line()}
      .concealed=${() => originsOf(this.session).hidden.get(index) ?? null}
    ></fordel-table>`;
  }

  /** A parameter that moves nothing: from where to where, and what holds. */
  #still({ param, from, to }: Still, comparison: Comparison | null) {
    const { texts, formats } = this.language;
    const { model, results } = this.session;
    const shown = model?.params.find((p) => p.name === param);
    if (!shown || !model || !results) return null;
    const view = comparison?.view ?? results.views[mainView(results.views)];
    const noun = view ? nounOf(model.tables.find((t) => t.name === view.table)?.label || view.label) : "";
    const bounds = view ? boundsIn(view) : { cap: 0, floor: 0 };
    const held = (["cap", "floor"] as const)
      .filter((bound) => bounds[bound] > 0)
      .map((bound) => texts.held[bound](formats.number(bounds[bound]), noun));
    return {
      title: texts.movesNothing(shown.label || param, formats.value(from, shown), formats.value(to, shown)),
      more: held.join(" "),
    };
  }

  #values() {
    const { results, model } = this.session;
    if (!results || !model) return nothing;
    const figures = keyFigures(results.summary, model, this.language);
    if (figures.length === 0) return nothing;
    return html`<details>
      <summary>${this.language.texts.values}</summary>
      <dl>${figures.map(
        (f) => html`<dt>${f.name}</dt><dd>
          <button type="button" title=${this.language.texts.why(f.name)} @click=${asking(f.id)}>${f.value}</button>
        </dd>`,
      )}</dl>
    </details>`;
  }
}
