import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import { type Pictured, without } from "../state/chartfile.ts";
import { type Comparison, measurable } from "../state/comparison.ts";
import { nounOf } from "../state/headlines.ts";
import type { Language } from "../state/language.ts";
import { memoized } from "../state/memoized.ts";
import { movedText } from "../state/moved.ts";
import { originsOf } from "../state/origins.ts";
import {
  holds,
  isRanked,
  levelRanks,
  type Made,
  made,
  madeLabel,
  madeRanks,
  makable,
  type Ranks,
  sameOf,
} from "../state/ranks.ts";
import { againstName } from "../state/told.ts";
import findingCss from "../styles/finding.css?inline";
import { labelOf } from "../table/columns.ts";
import { concealedOf } from "../table/concealed.ts";
import { SessionElement, shared, sheet } from "./base.ts";
import { Printing } from "./printing.ts";
import "./chart.ts";
import { shownAddress } from "../explain/addresses.ts";
import { asking } from "../explain/explaining.ts";
import type { Fold } from "./fold.ts";
import "./fold.ts";
import { icon } from "./icons.ts";
import type { Ranked } from "./rank.ts";
import "./rank.ts";
import "./table.ts";

/** The event `picture` asks the page for what is shown as a file. */
export interface PictureAsked {
  picture: Pictured;
  kind: "svg" | "png";
}

/** So many rows that gain or lose most are named beside the chart. */
const named = 5;

/** The pictures of what is shown are made once: they are drawn anew only when they are others. */
const remembered = (kind: Made) =>
  memoized((of: Comparison, language: Language, hidden: readonly number[]) =>
    madeRanks(kind, of, language, new Set(hidden)),
  );
const ranksOf: Record<Made, ReturnType<typeof remembered>> = {
  change: remembered("change"),
  before: remembered("before"),
  groups: remembered("groups"),
};
const levelsOf = memoized(levelRanks);
const addressedOf = memoized(({ bars, column }: Ranks, view: View, index: number): readonly Ranked[] =>
  bars.map((bar) => ({ ...bar, id: shownAddress(view, index, column.name, bar.row) })),
);

/** What comes of it in a sentence, and in a picture: who gets more and who less, or the model's own charts. */
@customElement("fordel-finding")
export class FindingPanel extends SessionElement {
  static override styles = [shared, sheet(findingCss)];

  /** Null where nothing is measured. */
  @property({ attribute: false }) comparison: Comparison | null = null;
  /** The address that is explained; null where one cannot ask. */
  @property() asked: string | null = null;
  /** What is said instead, as where a turned parameter moves nothing. */
  @property({ attribute: false }) still: { title: string; more: string } | null = null;
  /** The picture that was chosen. */
  @state() private chosen: Pictured | null = null;
  @state() private asTable = false;
  #printing = new Printing(this, () => {
    this.requestUpdate();
    this.performUpdate();
  });
  /** There is room for all pictures below each other. */
  @state() private wide = false;
  readonly #room = matchMedia("(min-width: 1800px)");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#room.addEventListener("change", this.#widen);
    this.#widen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.removeEventListener("change", this.#widen);
  }

  #widen = (): void => {
    this.wide = this.#room.matches && this.asked !== null;
  };

  override render() {
    const charts = this.#charts();
    const { comparison } = this;
    if (!comparison && charts.length === 0) return nothing;
    const picture = this.#picture(charts);
    return html`<header>
        <div class="said">${this.#title(picture)}</div>
        ${this.#switch(charts, picture)}
      </header>
      ${typeof picture === "number" ? this.#chart(picture) : this.#made(picture, comparison as Comparison)}
      ${this.wide ? this.#others(charts, picture) : nothing}`;
  }

  /** The other pictures below, where there is room. */
  #others(charts: readonly [number, View][], picture: Pictured) {
    const { comparison } = this;
    const other = (title: string, shown: unknown) => html`<section class="other">
      <h2>${title}</h2>
      ${shown}
    </section>`;
    const makable = comparison ? this.#makable().filter(([kind]) => kind !== picture && holds(kind, comparison)) : [];
    return html`${charts.filter(([i]) => i !== picture).map(([i, view]) => other(view.label, this.#chart(i, false)))}
    ${makable.reverse().map(([kind, label]) => other(label, this.#made(kind, comparison as Comparison)))}`;
  }

  /** The model's own charts with their numbers among the views. */
  #charts(): [number, View][] {
    return [...(this.session.results?.views ?? []).entries()].filter(([, view]) => view.kind !== "table");
  }

  /** The pictures that are made of what is measured, with what they are called. */
  #makable(): [Made, string][] {
    return this.comparison ? makable(this.comparison, this.language.texts) : [];
  }

  #picture(charts: readonly [number, View][]): Pictured {
    const { chosen } = this;
    if (this.#makable().some(([kind]) => kind === chosen)) return chosen as Made;
    if (typeof chosen === "number" && charts.some(([i]) => i === chosen)) return chosen;
    return this.comparison ? "change" : (charts[0]?.[0] ?? 0);
  }

  #title(picture: Pictured) {
    const { comparison, still } = this;
    if (still) return html`<h2>${still.title}</h2><p>${still.more}</p>`;
    if (comparison)
      return html`<h2>${this.#sentence(comparison)}</h2><p>${this.#measure(comparison)} ${movedText(comparison, this.language)}</p>`;
    const view = typeof picture === "number" ? this.session.results?.views[picture] : undefined;
    return html`<h2>${view?.label}</h2>`;
  }

  #noun({ view }: Comparison): string {
    return nounOf(this.session.model?.tables.find((t) => t.name === view.table)?.label || view.label);
  }

  #sentence(comparison: Comparison): string {
    const { texts, formats } = this.language;
    const { gain, lose, view } = comparison;
    const n = (rows: readonly number[]) => formats.number(rows.length);
    const noun = this.#noun(comparison);
    if (gain.length + lose.length === 0) return texts.nobodyChanges(noun);
    const one = gain.length === 1 || (gain.length === 0 && lose.length === 1);
    const of = one ? formats.number(view.length) : "";
    if (lose.length === 0) return texts.getMore(n(gain), of, noun);
    if (gain.length === 0) return texts.getLess(n(lose), of, noun);
    return texts.moreAndLess(n(gain), n(lose), of, noun);
  }

  /** What is measured, which can be another column, and against what. */
  #measure({ view, column }: Comparison) {
    const { texts } = this.language;
    const shown = view.columns[column];
    const columns = measurable(view);
    if (!shown) return nothing;
    const choose = (e: Event) => {
      const chosen = columns[(e.target as HTMLSelectElement).selectedIndex];
      if (chosen) this.session.setMeasure(chosen.name, labelOf(chosen));
    };
    const what =
      this.asked === null || columns.length < 2
        ? labelOf(shown)
        : html`<span class="picked"
            ><select aria-label=${texts.measureWhat} @change=${choose}>
              ${columns.map((c) => html`<option .selected=${c === shown}>${labelOf(c)}</option>`)}</select
            ><span aria-hidden="true">${labelOf(shown)}</span></span
          >`;
    return html`${what} ${texts.against} ${againstName(this.session)}.`;
  }

  #switch(charts: readonly [number, View][], picture: Pictured) {
    const { texts } = this.language;
    const options: [Pictured, string][] = [
      ...this.#makable(),
      ...charts.map(([i, view]): [number, string] => [i, view.label]),
    ];
    const many = options.length > 1;
    return html`<div class="row screen">
      ${
        many
          ? html`<select
              aria-label=${texts.picture}
              @change=${(e: Event) => {
                const { value } = e.target as HTMLSelectElement;
                this.chosen = made.find((kind) => kind === value) ?? Number(value);
              }}
            >
              ${options.map(
                ([value, label]) => html`<option value=${value} .selected=${value === picture}>${label}</option>`,
              )}
            </select>`
          : nothing
      }
      ${this.#asTable(typeof picture === "number")} ${this.#save(picture)}
    </div>`;
  }

  /** The picture as a file. */
  #save(picture: Pictured) {
    const { texts } = this.language;
    const { comparison } = this;
    const empty = comparison && typeof picture !== "number" && !holds(picture, comparison);
    if (this.asked === null || empty) return nothing;
    const save = (kind: "svg" | "png") => (e: Event) => {
      (e.target as HTMLElement).closest<Fold>("fordel-fold")?.fold();
      const detail: PictureAsked = { picture, kind };
      this.dispatchEvent(new CustomEvent("picture", { detail, bubbles: true, composed: true }));
    };
    return html`<fordel-fold end look="btn square" label=${texts.savePicture}>
      <span slot="button">${icon("more")}</span>
      <p class="hint">${texts.savePicture}</p>
      <button type="button" class="btn" @click=${save("svg")}>SVG</button>
      <button type="button" class="btn" @click=${save("png")}>PNG</button>
    </fordel-fold>`;
  }

  /** As a picture or a table. It stays in the document where it is not offered: radio buttons that are taken out of it are kept by Chromium. */
  #asTable(offered: boolean) {
    const { texts } = this.language;
    const choose = (asTable: boolean) => () => {
      this.asTable = asTable;
    };
    return html`<fieldset class="switch" ?hidden=${!offered}>
      <legend class="unseen">${texts.showAs(texts.chart)}</legend>
      <label><input type="radio" name="as" .checked=${!this.asTable} @change=${choose(false)} />${texts.chart}</label>
      <label><input type="radio" name="as" .checked=${this.asTable} @change=${choose(true)} />${texts.table}</label>
    </fieldset>`;
  }

  /** A picture of what is measured. */
  #made(kind: Made, comparison: Comparison) {
    const { view, index } = comparison;
    const ranks = ranksOf[kind](comparison, this.language, concealedOf(comparison, this.#concealed(index)));
    if (!ranks) return nothing;
    const { texts, formats } = this.language;
    const label = madeLabel(kind, view, texts);
    const bars = this.#asking(ranks, view, index);
    if (kind === "before") return this.#ranked(ranks, bars, label, texts.beforeHint(formats.number(bars.length)));
    // A group has no step of its own that could be asked about.
    if (kind === "groups") return this.#changes(ranks, ranks.bars, texts.chartAlternative(label));
    return this.#changes(ranks, bars, texts.rankLabel(this.#noun(comparison)));
  }

  /** Changes, ranked, and beside them the most of both kinds. */
  #changes(ranks: Ranks, bars: readonly Ranked[], label: string) {
    const { texts } = this.language;
    const one = !ranks.up || !ranks.down;
    return html`<div class="sight ${one ? "one" : ""}">
      <fordel-rank
        changes
        .bars=${bars}
        .up=${ranks.up}
        .down=${ranks.down}
        .write=${ranks.write}
        label=${label}
      ></fordel-rank>
      ${this.#most(texts.gainMost, bars.filter((bar) => bar.value > 0).slice(0, named), "gain")}
      ${this.#most(
        texts.loseMost,
        bars
          .filter((bar) => bar.value < 0)
          .reverse()
          .slice(0, named),
        "loss",
      )}
    </div>`;
  }

  /** What is not told on paper: by column, the places of rows. */
  #concealed(index: number): readonly (readonly number[])[] {
    return this.#printing.on ? (originsOf(this.session).hidden.get(index)?.rows ?? []) : [];
  }

  /** Bars with the addresses of their numbers, where one can ask about them. */
  #asking(ranks: Ranks, view: View, index: number): readonly Ranked[] {
    return this.asked === null ? ranks.bars : addressedOf(ranks, view, index);
  }

  #most(title: string, bars: readonly Ranked[], kind: string) {
    if (bars.length === 0) return nothing;
    return html`<div class="most">
      <h3>${title}</h3>
      <ol>
        ${bars.map(
          (bar) => html`<li>
          <span>${bar.name}</span>
          ${
            bar.id
              ? html`<button type="button" class="mark ${kind}" title=${this.language.texts.why(bar.name)} @click=${asking(bar.id, true)}>
                  ${bar.text}
                </button>`
              : html`<span class="mark ${kind}">${bar.text}</span>`
          }
        </li>`,
        )}
      </ol>
    </div>`;
  }

  /** A chart of the model's own; bars are ranked, all of them. */
  #chart(index: number, asTable = this.asTable) {
    const given = this.session.results?.views[index];
    if (!given) return nothing;
    const view = without(given, this.#concealed(index));
    if (asTable)
      return html`<fordel-table .view=${view} .index=${this.asked === null ? -1 : index} .asked=${this.asked ?? ""} .language=${this.language}></fordel-table>`;
    if (isRanked(view)) return this.#levels(view, index);
    const same = view.kind === "histogram" ? sameOf(view) : null;
    if (same !== null) return this.#same(view, same);
    return html`<fordel-chart .view=${view} .language=${this.language}></fordel-chart>`;
  }

  #levels(view: View, index: number) {
    const { texts, formats } = this.language;
    const ranks = levelsOf(view, this.language);
    if (!ranks) return nothing;
    const bars = this.#asking(ranks, view, index);
    return this.#ranked(ranks, bars, view.label, texts.ranked(formats.number(bars.length)));
  }

  /** A picture of values that are all the same says nothing but that. */
  #same(view: View, value: number) {
    const { texts, formats } = this.language;
    const [measure] = view.columns;
    return html`<p class="hint">${texts.allAre(formats.number(view.length), measure ? formats.value(value, measure) : "")}</p>`;
  }

  /** Where many have none, half the picture is empty: it says that there. */
  #nought(bars: readonly Ranked[]): string {
    const { texts, formats } = this.language;
    const n = bars.filter(({ value }) => value === 0).length;
    return bars.at(-1)?.value === 0 && n > 1 && n * 8 > bars.length ? texts.areNought(formats.number(n)) : "";
  }

  /** Levels, ranked, with their measure and what is to be said of them below. */
  #ranked({ column, write }: Ranks, bars: readonly Ranked[], label: string, said: string) {
    const { texts, formats } = this.language;
    const unit = column.percent ? "%" : column.type === "kr" ? formats.unit : "";
    return html`<fordel-rank class="sorted" .bars=${bars} .write=${write} nought=${this.#nought(bars)} label=${texts.chartAlternative(label)}></fordel-rank>
      <p class="faint">${[labelOf(column), unit].filter(Boolean).join(", ").replace(/\.?$/, ".")} ${said}</p>`;
  }
}
