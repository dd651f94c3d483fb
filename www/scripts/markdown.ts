import { lexer, type Token, type Tokens } from "marked";
import type { Block, Inline } from "../src/text/prose.ts";

/** What the page shows of a Markdown text: blocks without addresses or markup of their own. It throws at what there is no block for. */
export function blocksOf(markdown: string): Block[] {
  return lexer(markdown).flatMap(block);
}

function block(token: Token): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return [{ heading: inlines(token.tokens) }];
    case "paragraph":
    case "text":
      return [{ paragraph: inlines(token.tokens) }];
    case "code":
      return [{ code: (token as Tokens.Code).text }];
    case "list":
      return [list(token as Tokens.List)];
  }
  throw new Error(`the page cannot show Markdown's "${token.type}": ${token.raw.trim()}`);
}

function list({ ordered, items }: Tokens.List): Block {
  return { list: items.map((item) => item.tokens.flatMap(block)), ordered };
}

function inlines(tokens: Token[] = []): Inline[] {
  return tokens.flatMap(inline);
}

function inline(token: Token): Inline[] {
  switch (token.type) {
    case "text":
    case "escape":
      return [(token as Tokens.Text).text];
    case "strong":
      return [{ strong: inlines(token.tokens) }];
    case "em":
      return [{ em: inlines(token.tokens) }];
    case "codespan":
      return [{ code: (token as Tokens.Codespan).text }];
    case "link":
      return inlines(token.tokens);
  }
  throw new Error(`the page cannot show Markdown's "${token.type}": ${token.raw.trim()}`);
}
