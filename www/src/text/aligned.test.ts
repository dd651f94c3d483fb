import { expect, it } from "vitest";
import { aligned } from "./aligned.ts";

const shown = (left: string, right: string) =>
  aligned(left, right).map(({ left, right, same }) => `${left?.text ?? ""}${same ? "=" : "|"}${right?.text ?? ""}`);

it("sets equal lines beside each other, and what was replaced beside what replaces it", () => {
  expect(shown("a\nb\nc", "a\nb\nc\n")).toEqual(["a=a", "b=b", "c=c"]);
  expect(shown("a\nb\nc", "a\nx\nc")).toEqual(["a=a", "b|x", "c=c"]);
  expect(shown("a\nb\nc\nd", "a\nc\nn\nd")).toEqual(["a=a", "b|", "c=c", "|n", "d=d"]);
  expect(shown("", "a")).toEqual(["|a"]);
});

it("numbers the lines of each text", () => {
  const [, gone, last] = aligned("a\nb\nc", "a\nc");
  expect([gone?.left?.n, gone?.right, last?.left?.n, last?.right?.n]).toEqual([2, null, 3, 2]);
});

it("loses no line, whatever the texts", () => {
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let turn = 0; turn < 200; turn++) {
    const text = () => Array.from({ length: 1 + random(8) }, () => "abcd"[random(4)]).join("\n");
    const [left, right] = [text(), text()];
    const lines = aligned(left, right);
    expect(lines.flatMap((l) => l.left?.text ?? []).join("\n")).toBe(left);
    expect(lines.flatMap((l) => l.right?.text ?? []).join("\n")).toBe(right);
    expect(lines.every((l) => l.same === (l.left?.text === l.right?.text))).toBe(true);
  }
});
