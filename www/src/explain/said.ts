import type { ExplainedNode, ExplainedSentence, ExplainedSource, Span } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { shown15 } from "../text/numbers.ts";

/** How the values of a unit are written. */
function shownAs(unit: string, currency: string): { type: "kr" | "number" | "date" | "text"; percent: boolean } {
  if (unit === "date" || unit === "text") return { type: unit, percent: false };
  return { type: unit === currency ? "kr" : "number", percent: unit === "share" };
}

/** The value of a step as a reader takes it in; empty where it has none of its own. */
export function valueIn(node: ExplainedNode, currency: string, { texts, formats }: Language): string {
  if (node.hidden) return node.hidden;
  if (node.kind === "untaken") return texts.notTaken;
  if (node.kind === "list" || (node.kind === "band" && !node.decides)) return "";
  if (node.value === null && node.unit === "") return "";
  const shown = formats.value(node.value, shownAs(node.unit, currency));
  const text = /^-0(?![.,]?\d*[1-9])/.test(shown) ? shown.slice(1) : shown.replace(/^-(?=\d)/, "\u2212");
  return node.times ? `${formats.number(node.times)} × ${text}` : text;
}

/** All digits of a value that is shown with fewer; empty where nothing is left out. */
export function exactOf({ value, unit }: ExplainedNode, currency: string, { formats }: Language): string {
  if (typeof value !== "number") return "";
  const shown = formats.value(value, shownAs(unit, currency));
  const exact = formats.number(unit === "share" ? shown15(value * 100) : value);
  return shown.startsWith(exact) ? "" : exact;
}

/** What a step is called: one of many by its row. */
export function nameOf({ label, row, role, kind }: ExplainedNode): string {
  const listed = role === "element" || role === "row";
  return oneLine(listed && row && kind !== "equal" ? row : label);
}

/** How it comes about, on one line; empty where that says no more than its value. */
export function filledOf({ filled, kind, value }: ExplainedNode): string {
  const text = oneLine(filled ?? "");
  return kind === "row" || kind === "fold" || kind === "cell" || text === String(value) ? "" : text;
}

function oneLine(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}

/** A stretch of a sentence; a figure has the address of its number. */
export interface Stretch {
  text: string;
  id: string;
}

/** A sentence with its figures apart, in the order in which they stand there. */
export function stretches({ text, figures }: ExplainedSentence): Stretch[] {
  const out: Stretch[] = [];
  let from = 0;
  for (const figure of figures) {
    const said = text.includes(figure.text, from) ? figure.text : figure.text.replace(/\.$/, "");
    const at = said === "" ? -1 : text.indexOf(said, from);
    if (at < 0) continue;
    if (at > from) out.push({ text: text.slice(from, at), id: "" });
    out.push({ text: said, id: figure.id });
    from = at + said.length;
  }
  if (from < text.length) out.push({ text: text.slice(from), id: "" });
  return out;
}

/** A place in the rules as offsets of their text; null where it is beyond them. */
export function spanOf(text: string, { line, column, length }: ExplainedSource): Span | null {
  let from = 0;
  for (let n = 1; n < line; n++) {
    from = text.indexOf("\n", from) + 1;
    if (from === 0) return null;
  }
  from = behind(text, from, (column ?? 1) - 1);
  return { from, to: behind(text, from, length ?? 0) };
}

/** The offset so many characters further on; one may be two units of the text. */
function behind(text: string, from: number, characters: number): number {
  let at = from;
  for (let n = 0; n < characters && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}
