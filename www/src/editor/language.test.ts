import { readFileSync } from "node:fs";
import { StringStream } from "@codemirror/language";
import { expect, it } from "vitest";
import { constants, operators, properties, statements, units } from "./keywords.ts";
import { token } from "./language.ts";

/** The words of a text that have a style, as `style:word`. */
function styles(text: string): string[] {
  const state = { depth: 0, fresh: true };
  return text.split("\n").flatMap((line) => {
    const found: string[] = [];
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = token(stream, state);
      if (style && style !== "operator" && style !== "bracket") found.push(`${style}:${stream.current()}`);
    }
    return found;
  });
}

it("knows statements in the first column only, in both languages", () => {
  expect(styles("pool base\npulje grund")).toEqual(["keyword:pool", "keyword:pulje"]);
  expect(styles("  pool base")).toEqual([]);
});

it("knows properties where they begin a line in a block", () => {
  expect(styles("pool p {\n  amount round\n  beløb  x\n}")).toEqual([
    "keyword:pool",
    "propertyName:amount",
    "modifier:round",
    "propertyName:beløb",
  ]);
});

it("knows comments, text, numbers, units and values", () => {
  expect(styles('let x = 1_000,5 kr // pool "a"')).toEqual([
    "keyword:let",
    "number:1_000,5",
    "unit:kr",
    'comment:// pool "a"',
  ]);
  expect(styles('"a // b" 0..2 ja')).toEqual(['string:"a // b"', "number:0", "number:2", "bool:ja"]);
});

it("knows functions and words for operators", () => {
  expect(styles("x and sum(y)")).toEqual(["operatorKeyword:and", "function:sum"]);
  expect(styles("hvis a så b ellers c")).toEqual([
    "operatorKeyword:hvis",
    "operatorKeyword:så",
    "operatorKeyword:ellers",
  ]);
});

it("goes on after text that is not closed", () => {
  expect(styles('model "a\npool b')).toEqual(["keyword:model", 'string:"a', "keyword:pool"]);
});

it("knows every word of the engine's", () => {
  const source = readFileSync(new URL("../../../dsl/lex/keywords.go", import.meta.url), "utf8");
  const keywords = [...source.matchAll(/\{"([^"]+)", "([^"]+)", in\(([^)]*)\)\}/g)];
  expect(keywords.length).toBeGreaterThan(80);
  const missing = keywords.flatMap(([, en = "", da = "", places = ""]) => {
    const known = places === "Statements" ? [statements] : [properties, operators, constants, units];
    return `${en} ${da}`.split(" ").filter((word) => !known.some((list) => list.has(word)));
  });
  expect(missing).toEqual([]);
});
