import type { Lang } from "../engine/protocol.ts";

/** The language that rules say they are written in, in the first line that is no comment; null without such a line. */
export function ruleLanguage(text: string): Lang | null {
  const header = /^\ufeff?(?:\s|\/\/[^\n]*\n)*fordel[ \t]+1[ \t]+(da|en)(?=\s|\/\/|$)/.exec(text);
  return (header?.[1] as Lang | undefined) ?? null;
}
