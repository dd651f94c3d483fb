import type { Comparison } from "./comparison.ts";
import { nounOf } from "./headlines.ts";
import type { Language } from "./language.ts";

/** Who gets more and who less, and how much moves, for those who hear the page. */
export function whoText(comparison: Comparison, language: Language): string {
  const { texts, formats } = language;
  const { gain, lose } = comparison;
  const nobody = gain.length + lose.length === 0;
  const said = nobody
    ? texts.nobodyChanges(nounOf(comparison.view.label))
    : texts.announced(formats.number(gain.length), formats.number(lose.length));
  return `${said}. ${movedText(comparison, language)}`.trim();
}

/** How much moves, and who comes in or falls out, in a sentence each. */
export function movedText(
  { view, column, gained, lost, total, entered, left }: Comparison,
  { texts, formats }: Language,
): string {
  const shown = view.columns[column];
  if (!shown) return "";
  const value = (x: number) => formats.value(x, shown);
  const parts: string[] = [];
  if (gained + lost === 0 && gained > 0) {
    parts.push(texts.moves(value(gained), total === 0 ? "" : `${formats.number((gained / total) * 100, 1, 1)}\u00a0%`));
  } else if (gained !== 0 || lost !== 0) {
    parts.push(texts.moreInAll(gained === 0 ? "" : value(gained), lost === 0 ? "" : value(-lost)));
  }
  if (entered > 0) parts.push(texts.comesIn(formats.number(entered)));
  if (left > 0) parts.push(texts.fallsOut(formats.number(left)));
  return parts.join(" ");
}
