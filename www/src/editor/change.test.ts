import { expect, it } from "vitest";
import { changeTo } from "./change.ts";

it("leaves what both texts begin and end with", () => {
  expect(changeTo("let  a = 1", "let a = 1")).toEqual({ from: 4, to: 5, insert: "" });
  expect(changeTo("a = 1\n", "a = 12\n")).toEqual({ from: 5, to: 5, insert: "2" });
  expect(changeTo("same", "same")).toBeNull();
});

it("turns any text into any other", () => {
  const texts = ["", "a", "aa", "aba", "abab", "b\n", "aab\nb", "ø𝄞", "𝄞ø"];
  for (const old of texts) {
    for (const text of texts) {
      const { from, to, insert } = changeTo(old, text) ?? { from: 0, to: 0, insert: "" };
      expect(old.slice(0, from) + insert + old.slice(to)).toBe(text);
    }
  }
});
