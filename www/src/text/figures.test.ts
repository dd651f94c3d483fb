import { expect, it } from "vitest";
import type { Param } from "../engine/protocol.ts";
import { figuresIn, placeOfFigure } from "./figures.ts";

it("finds the numbers of a sentence, and no other signs", () => {
  const numbers = (text: string) => figuresIn(text).flatMap((p) => (p.isFigure ? [p.text] : []));
  const text = "Ingen får mere end 4.500 kr. pr. barn; mindst 95\u00a0% af 2026, og Q3 er ingen.";
  expect(numbers(text)).toEqual(["4.500", "95\u00a0%", "2026"]);
  expect(
    figuresIn(text)
      .map((p) => p.text)
      .join(""),
  ).toBe(text);
  expect(numbers("ingen tal")).toEqual([]);
});

it("leads to the number in the clause, else to the parameter with that value", () => {
  const rules = "param share = 3 %\nlet a.b = sum(x) * 1_000 kr + 2.5";
  const within = { from: 18, to: rules.length };
  const params = [{ name: "share", value: 0.03, valueAt: { from: 14, to: 17 } }] as Param[];
  const find = (said: string) => {
    const at = placeOfFigure(said, within, { text: rules, lang: "en" }, "da", params);
    return at && rules.slice(at.from, at.to);
  };
  expect([find("1.000"), find("2,5"), find("3\u00a0%"), find("7")]).toEqual(["1_000", "2.5", "3 %", null]);
});
