import type { Model, Results, Values, View } from "../src/engine/protocol.ts";
import { numbersOf } from "../src/engine/values.ts";
import { mainView, measureOf } from "../src/state/comparison.ts";
import type { Picture, WrittenExample } from "../src/state/examples.ts";
import type { Ask } from "./replies.ts";

/** Bars in a picture; of more rows each stands for several. */
const most = 30;

/** The picture of an example, from its own results: who gains and loses, its first chart, or what its rows get. */
export function pictureOf(ask: Ask, example: WrittenExample): Picture | null {
  ask("clear", {});
  const { text, rules, tables } = example;
  const opened = ask("rules", { text: text.da, file: rules.da, lang: "da" }) as { model: Model | null };
  const encoder = new TextEncoder();
  for (const { name } of opened.model?.tables.filter((t) => !t.inline) ?? []) {
    const rows = tables[name];
    if (rows !== undefined) ask("data", { table: name, file: `${name}.csv`, lang: "da" }, encoder.encode(rows));
  }
  const { views } = ask("results", { params: {}, scenario: null, lang: "da" }) as Results;
  return changeOf(views) ?? chartOf(views) ?? levelsOf(views);
}

function changeOf(views: readonly View[]): Picture | null {
  const change = views.flatMap((v) => v.columns).find((c) => c.role === "change");
  return change ? ranked("change", change.values) : null;
}

function chartOf(views: readonly View[]): Picture | null {
  const chart = views.find(
    (v) => v.kind === "bar" || v.kind === "histogram" || v.kind === "line" || v.kind === "lorenz",
  );
  const values = chart?.columns[0]?.values;
  if (!chart || !values) return null;
  if (chart.kind === "bar") return ranked("levels", values);
  const numbers = numbersOf(values);
  if (chart.kind === "histogram") return scaled("levels", binned(numbers));
  return scaled("line", chart.kind === "lorenz" ? cumulated(numbers) : thinned(numbers));
}

function levelsOf(views: readonly View[]): Picture | null {
  const main = views[mainView(views)];
  const column =
    main?.columns[measureOf(main)] ??
    views.flatMap((v) => v.columns).find((c) => c.type === "number" || c.type === "kr");
  return column ? ranked("levels", column.values) : null;
}

function ranked(kind: Picture["kind"], values: Values): Picture | null {
  const numbers = thinned(numbersOf(values).sort((a, b) => b - a));
  return scaled(numbers.some((x) => x < 0) ? "change" : kind, numbers);
}

/** How many of the numbers fall into each of twelve equal stretches. */
function binned(numbers: readonly number[]): number[] {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const counts = new Array<number>(12).fill(0);
  for (const x of numbers) {
    const bin = high === low ? 0 : Math.min(11, Math.floor(((x - low) / (high - low)) * 12));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** The sums of the lowest, the two lowest, and so on. */
function cumulated(numbers: readonly number[]): number[] {
  let sum = 0;
  return thinned([0, ...[...numbers].sort((a, b) => a - b).map((x) => (sum += x))]);
}

/** At most so many of them as a picture has bars, evenly from the first to the last. */
function thinned(numbers: readonly number[]): number[] {
  if (numbers.length <= most) return [...numbers];
  return Array.from({ length: most }, (_, i) => numbers[Math.round((i * (numbers.length - 1)) / (most - 1))] ?? 0);
}

/** In hundredths of the largest; null where there is nothing to see. */
function scaled(kind: Picture["kind"], numbers: readonly number[]): Picture | null {
  const largest = Math.max(...numbers.map(Math.abs));
  if (numbers.length < 2 || !(largest > 0)) return null;
  return { kind, values: numbers.map((x) => Math.round((x / largest) * 100)) };
}
