import type { Model, Results, Share, Summary } from "../engine/protocol.ts";
import { figureAddress, sumAddress, totalAddress } from "../explain/addresses.ts";
import type { Catalogue } from "../i18n/index.ts";
import { exactSum } from "../text/exactsum.ts";
import { type Shown, wholeOr } from "../text/formats.ts";
import { mainView, measureOf } from "./comparison.ts";
import { poolTotals } from "./figures.ts";
import type { Language } from "./language.ts";
import { columnSums } from "./sums.ts";

/** A figure that the result is told by. */
export interface Headline {
  /** The pool or statement that it is of; empty for the whole. */
  name: string;
  label: string;
  /** The address of its number. */
  id: string;
  /** Its digits, and the unit behind them. */
  value: string;
  unit: string;
  /** How it differs from what is measured against; null where nothing is, or it is no amount. */
  change: { amount: number; text: string } | null;
  /** What else there is to say of it, shortest first. */
  lines: string[];
}

/** What a run handed out, its spread, and for a model that hands out nothing its averages. */
export function headlines(results: Results, measured: Results | null, model: Model, language: Language): Headline[] {
  const shares = [...model.pools, ...model.grants];
  const whole = shares.length > 1 ? wholeOf(results, measured, model, language) : null;
  const each = shares.flatMap((share) => shareOf(share, results.summary, measured?.summary, model, language, whole));
  const rest = shares.length > 0 ? spreadsOf(results, measured, model, language) : averagesOf(results, model, language);
  return [...(whole ? [whole.headline] : []), ...each, ...rest];
}

/** The sum of what is measured over all rows, where that is money that is handed out. */
function wholeOf(results: Results, measured: Results | null, model: Model, language: Language) {
  const index = mainView(results.views);
  const view = results.views[index];
  const at = view ? measureOf(view) : -1;
  const column = view?.columns[at];
  if (!view || !column || column.type !== "kr") return null;
  const sum = columnSums(view)[at] ?? 0;
  if (partsOf(view.table, results.summary, model) > sum) return null;
  const before = measured?.views[index];
  const was = before ? columnSums(before)[at] : undefined;
  const left = exactSum(model.pools.map((pool) => leftOf(pool, results.summary)));
  const { texts, formats } = language;
  const lines = [left === 0 ? texts.allSharedOut : texts.notSharedOut(formats.value(left, column))];
  const id = totalAddress(index, column.name);
  const headline = { ...amount("", texts.sharedOut, id, sum, was ?? undefined, column, language), lines };
  return { sum, headline };
}

/** What is handed out to a table's rows in all; more than a measure has in all where that is a part of it, or a step on the way. */
function partsOf(table: string, { handedOut }: Summary, { pools, grants }: Model): number {
  const parts = [...pools, ...grants].filter((share) => share.type === "kr" && share.table === table);
  return exactSum(parts.map(({ name }) => handedOut[name]?.sum ?? 0));
}

function leftOf(pool: Share, summary: Summary): number {
  const figures = summary.pools[pool.name];
  const handed = summary.handedOut[pool.name];
  return figures && handed ? poolTotals(figures, handed.sum).left : 0;
}

function shareOf(
  share: Share,
  summary: Summary,
  before: Summary | undefined,
  model: Model,
  language: Language,
  whole: { sum: number } | null,
): Headline[] {
  const handed = summary.handedOut[share.name];
  if (!handed) return [];
  const { texts, formats } = language;
  const part = whole && whole.sum !== 0 && share.type === "kr" ? handed.sum / whole.sum : null;
  const rows = model.tables.find((t) => t.name === share.table);
  const lines = [
    texts.receive(formats.number(handed.receivers), formats.number(handed.rows), nounOf(rows?.label || share.table)),
  ];
  const left = leftOf(share, summary);
  const passed = exactSum(Object.values(summary.pools[share.name] ?? {}).map((g) => g.passed ?? 0));
  if (left !== 0) lines.push(texts.notSharedOut(formats.value(left, share)));
  if (passed !== 0) lines.push(texts.passedOnAmount(formats.value(passed, share)));
  const figure = amount(
    share.name,
    share.label || share.name,
    addressOf(share, summary, handed.sum),
    handed.sum,
    before?.handedOut[share.name]?.sum,
    share,
    language,
  );
  const percent = part === null ? "" : `${formats.number(part * 100, 1, 1)}\u00a0%`;
  return [{ ...figure, lines: [...(percent ? [percent] : []), ...lines] }];
}

/** Of what was handed out: of a pool that handed out all, how large it is. */
function addressOf({ name, table }: Share, { pools, grants }: Summary, sum: number): string {
  if (grants[name]) return figureAddress(name, "total");
  const [group, ...others] = Object.entries(pools[name] ?? {});
  const whole = others.length === 0 && group?.[0] === "" && group[1].amount === sum;
  return whole ? figureAddress(name, "amount") : sumAddress(table, name);
}

function amount(
  name: string,
  label: string,
  id: string,
  value: number,
  was: number | undefined,
  shown: Shown,
  { formats }: Language,
): Headline {
  const style = formats.style([value, was ?? value], shown);
  const difference = was === undefined ? 0 : value - was;
  const change =
    was === undefined || difference === 0
      ? null
      : { amount: difference, text: formats.signed(difference, shown, style) };
  const unit = shown.type === "kr" ? formats.unit : "";
  return { name, label, id, value: formats.cell(value, shown, style), unit, change, lines: [] };
}

/** The factor between highest and lowest of each spread. */
function spreadsOf(results: Results, measured: Results | null, model: Model, { texts, formats }: Language): Headline[] {
  return model.figures
    .filter((f) => f.part === "spreads" && f.name === "range_factor")
    .flatMap((figure) => {
      const of = (summary: Summary | undefined) => summary?.spreads[figure.statement]?.[""]?.range_factor;
      const value = of(results.summary);
      if (typeof value !== "number") return [];
      const was = of(measured?.summary);
      const shown = (x: number) => formats.number(x, 1, 1);
      const lines = [texts.highestToLowest];
      if (typeof was === "number" && shown(was) !== shown(value)) lines.push(texts.wasBefore(shown(was)));
      const label = figure.label || figure.statement;
      const id = figureAddress(figure.statement, figure.name);
      return [{ name: figure.statement, label, id, value: shown(value), unit: "", change: null, lines }];
    });
}

/** The averages of comparisons, each with how many it is over. */
function averagesOf({ summary }: Results, model: Model, { lang, texts, formats }: Language): Headline[] {
  return model.figures
    .filter((f) => f.part === "benchmarks" && f.name === "average")
    .flatMap((figure) =>
      Object.entries(summary.benchmarks[figure.statement] ?? {}).flatMap(([group, figures]) => {
        const { average, n } = figures;
        if (typeof average !== "number") return [];
        const label = [figure.label || figure.statement, group].filter(Boolean).join(", ");
        const style = wholeOr(formats.style([average], figure), Math.abs(average) >= 1000);
        const unit = figure.percent ? "%" : figure.type === "kr" ? formats.unit : "";
        const lines = [typeof n === "number" ? texts.averageOf(formats.number(n)) : figure.title[lang]];
        const id = figureAddress(figure.statement, figure.name, group);
        return [
          { name: figure.statement, label, id, value: formats.cell(average, figure, style), unit, change: null, lines },
        ];
      }),
    );
}

/** The name of a table inside a sentence. */
/** What several rows of a table are called in a sentence: by its label, but where that is no plural, as rows. */
export function countedNoun(label: string, { rowsNoun }: Catalogue): string {
  const one = /(?:et|(?<![rm])en)$/i.test(label) || /^(?:hele|det|den|the|whole|all of)\s/i.test(label);
  return one ? rowsNoun : nounOf(label);
}

export function nounOf(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
