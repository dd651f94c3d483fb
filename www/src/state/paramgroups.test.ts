import { expect, test } from "vitest";
import type { Param } from "../engine/protocol.ts";
import { groupsOf } from "./paramgroups.ts";

const text = `fordel 1 en

// Money
param budget = 100 kr {
  from 0 kr
  to 1000 kr
}
param share = 3 %

param cap = 5 kr { from 0 kr to 9 kr }
param floor = 2 kr
let x = 1
param z = 4
// Children, and
// how they are weighed
param age = 2
`;
const params = ["budget", "share", "cap", "floor", "z", "age"].map((name) => {
  const at = text.indexOf("= ", text.indexOf(`param ${name}`)) + 2;
  return { name, valueAt: { from: at, to: text.indexOf(" ", at) < 0 ? at + 1 : at + 1 } } as unknown as Param;
});

test("parameters stand together as they do in the rules, under the comment above them", () => {
  expect(groupsOf(params, text).map(({ title, params }) => [title, params.map((p) => p.name)])).toEqual([
    ["Money", ["budget", "share"]],
    ["", ["cap", "floor"]],
    ["", ["z"]],
    ["Children, and how they are weighed", ["age"]],
  ]);
  expect(groupsOf([], text)).toEqual([]);
});
