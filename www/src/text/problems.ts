import type { Catalogue } from "../i18n/index.ts";

/** What is wrong with data, without the table and place that the message begins with: no name in it holds a colon. */
export function withoutPlace(message: string): string {
  const rest = message.replace(/^(?:Tabel|Table) `[^`]*`[^:]*: /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What is wrong with data, with the quotation marks of the language around cells: those of the rules' texts stand for nothing here. */
export function quotingCells(sentence: string, { quoted }: Pick<Catalogue, "quoted">): string {
  return sentence.replaceAll(/"([^"]+)"/g, (_, text: string) => quoted(text));
}
