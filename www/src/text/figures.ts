import type { Lang, Param, Span } from "../engine/protocol.ts";
import { numberIn, shown15 } from "./numbers.ts";

/** A number in a sentence or in rules, with its per cent sign if it has one. */
const figure = /(?<![\p{L}\d_.,])\d[\d_.,\u00a0]*(?:[\s\u00a0]?%)?/gu;

/** A sentence cut into what is a number and what is not. */
export function figuresIn(sentence: string): { text: string; isFigure: boolean }[] {
  const parts: { text: string; isFigure: boolean }[] = [];
  let at = 0;
  for (const { 0: found, index } of sentence.matchAll(figure)) {
    const text = found.replace(/[.,\u00a0]+$/, "");
    if (index > at) parts.push({ text: sentence.slice(at, index), isFigure: false });
    parts.push({ text, isFigure: true });
    at = index + text.length;
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at), isFigure: false });
  return parts;
}

/**
 * Where a number of a sentence stands in the rules: within the statement or clause that the sentence tells,
 * else as the value of a parameter; null where neither says it.
 */
export function placeOfFigure(
  said: string,
  within: Span,
  rules: { text: string; lang: Lang },
  told: Lang,
  params: readonly Param[],
): Span | null {
  const value = numeric(said, told);
  if (value === null) return null;
  const stretch = rules.text.slice(within.from, within.to);
  for (const { 0: found, index } of stretch.matchAll(figure)) {
    const text = found.replace(/[.,]+$/, "");
    if (numeric(text, rules.lang) === value) {
      return { from: within.from + index, to: within.from + index + text.length };
    }
  }
  const param = params.find((p) => typeof p.value === "number" && shown15(p.value) === value);
  return param?.valueAt ?? null;
}

/** What a number says; 3 % is 0.03. */
function numeric(text: string, lang: Lang): number | null {
  const value = numberIn(text.replaceAll("_", ""), lang);
  return value === null ? null : shown15(/%\s*$/.test(text) ? value / 100 : value);
}
