/** A stretch of a line. */
export type Inline = string | { strong: Inline[] } | { em: Inline[] } | { code: string };

/** A part of a longer text. */
export type Block =
  | { heading: Inline[] }
  | { paragraph: Inline[] }
  | { code: string }
  | { list: Block[][]; ordered: boolean };

/** What one reads of a line, without its looks. */
export function plain(line: readonly Inline[]): string {
  return line
    .map((part) => {
      if (typeof part === "string") return part;
      if ("code" in part) return part.code;
      return plain("strong" in part ? part.strong : part.em);
    })
    .join("");
}
