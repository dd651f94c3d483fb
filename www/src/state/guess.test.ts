import { describe, expect, it } from "vitest";
import type { Column } from "../engine/protocol.ts";
import type { Cell } from "../sheet/cells.ts";
import { guessed } from "./guess.ts";
import { likeness } from "./likeness.ts";

const text = (text: string): Cell => ({ kind: "text", text });
const number = (number: number): Cell => ({ kind: "number", number });
const column = (name: string, label: string, kind: Column["kind"], more: Partial<Column> = {}): Column =>
  ({ name, label, kind, computed: false, ...more }) as Column;

const children = [
  column("id", "Id", "key"),
  column("institution", "Institution", "ref", { target: "institutioner" }),
  column("alder", "Alder i år", "whole", { from: 0, to: 6 }),
  column("uddannelse", "Forældrenes længste uddannelse", "choice", {
    choices: ["ingen", "grundskole", "erhvervsfaglig"],
  }),
  column("indkomst", "Husstandsindkomst", "kr"),
  column("enlig", "Enlig forsørger", "flag"),
  column("note", "Bemærkning", "text", { optional: true }),
];
const file = [
  { header: "Løbenr.", cells: [text("B1"), text("B2"), text("B3")] },
  { header: "Dagtilbud", cells: [text("I01"), text("I01"), text("I02")] },
  { header: "Alder 1/1", cells: [number(2), number(1), number(0)] },
  { header: "Forældres udd.", cells: [text("ingen"), text("HF"), text("grundskole")] },
  { header: "Husst.indkomst", cells: [number(835000), text("890.000"), text("ca. 250.000")] },
  { header: "Enlig", cells: [text("ja"), text("nej"), text("nej")] },
  { header: "Postnr.", cells: [number(5000), number(5000), number(5200)] },
];
const known = {
  remembered: { indkomst: "HUSST.INDKOMST " },
  keys: () => new Set(["i01", "i02"]),
};

describe("guessing under which header a column stands", () => {
  const choices = guessed(children, file, known);
  it("goes by what was chosen before, by names and labels, and by values where they alone tell", () => {
    expect(Object.fromEntries(choices)).toMatchObject({
      institution: { header: "Dagtilbud", how: "content" },
      alder: { header: "Alder 1/1", how: "name" },
      id: { header: "Løbenr.", how: "unsure" },
      uddannelse: { header: "Forældres udd." },
      indkomst: { header: "Husst.indkomst", how: "remembered" },
      enlig: { header: "Enlig", how: "name" },
    });
  });

  it("leaves what is optional, and asks about what is not known", () => {
    expect(choices.get("note")).toEqual({ header: "", how: "left" });
    expect(choices.get("id")).toEqual({ header: "Løbenr.", how: "unsure" });
  });

  it("does not give values that cannot stand in a column, however alike the names are", () => {
    const wrong = [{ header: "Alder ved start", cells: [text("stor"), text("lille")] }];
    expect(guessed(children, wrong, known).get("alder")).toEqual({ header: "", how: "open" });
  });
});

it("takes what is left over where one header alone can be meant, to be confirmed", () => {
  const asked = [
    column("distrikt", "Distrikt", "ref", { target: "distrikter" }),
    column("sidste_år", "Tildelt sidste år", "kr"),
  ];
  const left = [
    { header: "Område", cells: [text("Nord"), text("Syd"), text("Nord"), text("Syd")] },
    { header: "Budget 2026", cells: [number(835000), number(1), number(2), number(3)] },
    { header: "Bemærkning", cells: [null, null, text("Lukker"), null] },
  ];
  const unknown = { remembered: {}, keys: () => null };
  expect(Object.fromEntries(guessed(asked, left, unknown))).toEqual({
    distrikt: { header: "Område", how: "unsure" },
    sidste_år: { header: "Budget 2026", how: "unsure" },
  });
  const two = [...left, { header: "Areal", cells: [number(9), number(8), number(7), number(6)] }];
  expect(guessed(asked, two, unknown).get("sidste_år")).toEqual({ header: "", how: "open" });
});

it("finds words that are cut short, compounded or bent alike, and others not", () => {
  for (const [a, b] of [
    ["Husst.indkomst", "Husstandsindkomst"],
    ["Antal elever", "Elever"],
    ["Forældres udd.", "Forældrenes længste uddannelse"],
    ["Indv./efterk.", "Indvandrer eller efterkommer"],
    ["DSA", "Dansk som andetsprog"],
  ] as const) {
    expect([a, likeness(a, b) > 0.45]).toEqual([a, true]);
  }
  for (const [a, b] of [
    ["Postnr.", "Alder"],
    ["Navn", "Indkomst"],
    ["Id", "Institution"],
  ] as const) {
    expect([a, likeness(a, b) < 0.35]).toEqual([a, true]);
  }
});
