import { Text } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import type { Proposal, Token } from "../engine/protocol.ts";
import { classes } from "./colours.ts";
import { proposals } from "./completion.ts";
import { indentation } from "./indent.ts";
import { nameAt } from "./names.ts";

describe("colours", () => {
  const doc = Text.of(["pool a {", "  key b", "}"]);
  const token = (kind: Token["kind"], from: number, declares = false): Token => ({
    from,
    to: from + 1,
    kind,
    declares,
  });

  it("set a statement's word apart from that of a property", () => {
    expect(classes(token("keyword", 0), doc)).toBe("word keyword statement");
    expect(classes(token("keyword", 11), doc)).toBe("word keyword");
  });

  it("set a name apart where it is declared", () => {
    expect(classes(token("result", 5, true), doc)).toBe("word result declared");
    expect(classes(token("column", 15), doc)).toBe("word column");
  });
});

describe("proposals", () => {
  const item = (text: string, type = "", detail = ""): Proposal => ({ text, kind: "column", type, detail });
  const reply = { from: 3, to: 5, items: [item("key", "kr", "Nøgle"), item("keep"), item("age", "tal")] };

  it("tell type and label, and keep the engine's order", () => {
    const list = proposals(reply, "ke", false);
    expect(list).toMatchObject({ from: 3, to: 5 });
    expect(list?.options.map((o) => [o.label, o.detail])).toEqual([
      ["key", "kr · Nøgle"],
      ["keep", undefined],
      ["age", "tal"],
    ]);
    const order = list?.options.map((o) => o.sortText ?? "") ?? [];
    expect(order).toEqual([...order].sort());
  });

  it("do not stand in the way of Enter behind a word that is written out", () => {
    expect(proposals(reply, "key", false)).toBeNull();
    expect(proposals(reply, "key", true)).not.toBeNull();
    const valid = proposals(reply, "ke", false)?.validFor as (text: string) => boolean;
    expect(["ke", "kee", "keep", "ke ", "ke("].map((text) => valid(text))).toEqual([true, true, false, false, false]);
  });

  it("are none where nothing may stand", () => {
    expect(proposals({ from: 0, to: 0, items: [] }, "", true)).toBeNull();
  });
});

describe("the name at a place", () => {
  const references = [
    { from: 4, to: 7 },
    { from: 10, to: 13 },
  ];
  const text = "let abc = abc";

  it("is told with everywhere it stands", () => {
    expect(nameAt({ definition: null, references }, 13, text)).toEqual({ from: 10, to: 13, name: "abc", places: 2 });
  });

  it("is none outside it", () => {
    expect(nameAt({ definition: null, references }, 9, text)).toBeNull();
    expect(nameAt({ definition: null, references: [] }, 4, text)).toBeNull();
  });
});

it("lines go in behind an open bracket and come back with the closing one", () => {
  expect(indentation("", "x")).toBe(0);
  expect(indentation("pool a {\n", "")).toBe(2);
  expect(indentation("pool a {\n  key b\n\n", "")).toBe(2);
  expect(indentation("pool a {\n  key b\n", "}")).toBe(0);
  expect(indentation("pool a {\n", "  }")).toBe(0);
  expect(indentation("  x (  ", ")")).toBe(2);
});
