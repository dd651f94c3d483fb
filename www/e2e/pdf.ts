import { inflateSync } from "node:zlib";

/** The text of each page of a PDF that Chromium wrote, without blanks: words are placed there, not spaced. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Map<number, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name, number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(number))?.dictionary ?? "";
      const map = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]));
      if (name && map) fonts.set(name, unicodeOf(map.stream));
    }
  }
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
    .map(({ dictionary }) => {
      const contents = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1];
      return textOf(objects.get(Number(contents))?.stream ?? "", fonts);
    });
}

interface PdfObject {
  dictionary: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)(?:endobj|stream\r?\n)/g)) {
    const dictionary = match[2] ?? "";
    let stream = "";
    if (match[0].trimEnd().endsWith("stream")) {
      const from = match.index + match[0].length;
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const bytes = pdf.subarray(from, from + length);
      stream = (dictionary.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
    }
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
}

/** What the codes of a font stand for. */
function unicodeOf(cmap: string): Map<number, string> {
  const codes = new Map<number, string>();
  const character = (hex: string, more = 0) => String.fromCharCode(Number.parseInt(hex.slice(-4), 16) + more);
  for (const [, list] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, to] of (list ?? "").matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      codes.set(Number.parseInt(code ?? "", 16), character(to ?? ""));
    }
  }
  for (const [, list] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of (list ?? "").matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const begin = Number.parseInt(from ?? "", 16);
      for (let code = begin; code <= Number.parseInt(to ?? "", 16); code++) {
        codes.set(code, character(first ?? "", code - begin));
      }
    }
  }
  return codes;
}

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let out = "";
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    for (let i = 0; hex && i < hex.length; i += 4) out += font.get(Number.parseInt(hex.slice(i, i + 4), 16)) ?? "";
  }
  return out.replace(/\s+/g, "");
}
