import { expect, it } from "vitest";
import { offsetOf } from "./positions.ts";

const text = 'a\nå𝄞b "x"\n\nend';

it("counts characters in a line and UTF-16 units in the text", () => {
  expect(text.slice(offsetOf(text, 2, 3))).toBe('b "x"\n\nend');
  expect(text.slice(offsetOf(text, 4, 1))).toBe("end");
  expect(offsetOf(text, 1, 1)).toBe(0);
});

it("moves places beyond the text to its nearest end", () => {
  expect(offsetOf(text, 9, 1)).toBe(text.length);
  expect(offsetOf(text, 1, 99)).toBe(1);
  expect(offsetOf(text, 0, 0)).toBe(0);
});
