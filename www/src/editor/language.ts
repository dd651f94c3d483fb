import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { constants, operators, properties, statements, units } from "./keywords.ts";

interface State {
  /** Brackets open inside the current statement. */
  depth: number;
  /** Whether the next word is the first on its line. */
  fresh: boolean;
}

const word = /^[\p{L}_][\p{L}\p{N}_]*/u;
const number = /^\d[\d_]*([.,]\d+)*/;

/** Reads one token and names its style. */
export function token(stream: StringStream, state: State): string | null {
  if (stream.sol()) state.fresh = true;
  if (stream.eatSpace()) return null;
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  const fresh = state.fresh;
  const column = stream.column();
  state.fresh = false;
  if (stream.match(/^"([^"\\]|\\.)*"?/)) return "string";
  if (stream.match(number)) return "number";
  const found = stream.match(word) as RegExpMatchArray | null;
  if (found) return wordStyle(found[0], column === 0, fresh && state.depth > 0, stream);
  return punctuation(stream.next() ?? "", state);
}

function wordStyle(text: string, first: boolean, inBlock: boolean, stream: StringStream): string | null {
  if (first && statements.has(text)) return "keyword";
  if (operators.has(text)) return "operatorKeyword";
  if (constants.has(text)) return "bool";
  if (units.has(text)) return "unit";
  if (inBlock && properties.has(text)) return "propertyName";
  if (stream.peek() === "(") return "function";
  return properties.has(text) && !stream.match(/^\s*[=.]/, false) ? "modifier" : null;
}

function punctuation(character: string, state: State): string | null {
  if (character === "{") state.depth++;
  if (character === "}") state.depth = Math.max(0, state.depth - 1);
  if ("{}()[]".includes(character)) return "bracket";
  return "=<>+-*/%?:.".includes(character) ? "operator" : null;
}

export const fordel = StreamLanguage.define<State>({
  name: "fordel",
  startState: () => ({ depth: 0, fresh: true }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: { commentTokens: { line: "//" } },
  tokenTable: { function: tags.function(tags.variableName), unit: tags.unit },
});

/** Colours from the page's custom properties, so that dark mode needs no second style. */
export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
    { tag: [tags.operatorKeyword, tags.modifier, tags.propertyName], color: "var(--code-property)" },
    { tag: tags.string, color: "var(--code-string)" },
    { tag: [tags.number, tags.bool, tags.unit], color: "var(--code-number)" },
    { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
    { tag: tags.function(tags.variableName), color: "var(--code-function)" },
  ]),
);
