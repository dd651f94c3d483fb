import { expect, test } from "vitest";
import { memoized } from "./memoized.ts";

test("what was last given for the same arguments is given again, the same object", () => {
  let made = 0;
  const pair = memoized((of: { n: number }, more: string) => ({ made: ++made, of: of.n, more }));
  const [a, b] = [{ n: 1 }, { n: 2 }];
  const first = pair(a, "x");
  expect(pair(a, "x")).toBe(first);
  expect(pair(b, "x")).toEqual({ made: 2, of: 2, more: "x" });
  expect(pair(a, "x")).toBe(first);
  expect(pair(a, "y")).toEqual({ made: 3, of: 1, more: "y" });
  expect(pair(a, "x")).toEqual({ made: 4, of: 1, more: "x" });
  expect(pair({ n: 1 }, "x").made).toBe(5);
});
