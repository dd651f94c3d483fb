import { expect, it } from "vitest";
import { ratios } from "./ratios.ts";
import { exponent, rounds, type Timed } from "./rounds.ts";

/** Gives some times one after the other, and counts how often it was asked. */
function timed(...list: number[]): { asked: number; time: Timed } {
  const out = { asked: 0, time: async (_: number) => list[out.asked++ % list.length] ?? 0 };
  return out;
}

it("goes through everything in turn and keeps the shortest time of each", async () => {
  const [fast, slow] = [timed(3e6, 1e6, 2e6), timed(9e9)];
  const plan = new Map([
    ["full", new Map([["native/engine", fast.time]])],
    ["pool", new Map([["ts", slow.time]])],
  ]);
  const times = await rounds(plan, 6, 50);
  expect(times.get("full")?.get("native/engine")).toBe(1e6);
  expect(times.get("pool")?.get("ts")).toBe(9e9);
  expect([fast.asked, slow.asked]).toEqual([6, 3]);
});

it("finds the power with which time grows", () => {
  const grows = (power: number) => [1, 2, 4, 8].map((n) => [n, 7 * n ** power] as const);
  expect(exponent(grows(1))).toBeCloseTo(1, 12);
  expect(exponent(grows(2.5))).toBeCloseTo(2.5, 12);
});

it("prints ratios within a runtime, and to the loops in TypeScript", () => {
  const times = new Map([
    [
      "full",
      new Map([
        ["native/engine", 4e6],
        ["native/loops", 2e6],
        ["native/rows", 400e6],
        ["ts", 1e6],
      ]),
    ],
    ["check", new Map([["wasm/engine", 4e6]])],
  ]);
  const lines = ratios(times, 2000).split("\n");
  expect(lines[1]?.split(/ {2,}/)).toEqual(["full run", "4.00 ms", "2.00x", "4.00x", "100x", "2x of Go loops"]);
  expect(lines[2]?.split(/ {2,}/)).toEqual(["parse and check the rules", "4.00 ms"]);
  expect(lines[3]?.trim().split(/ {2,}/)).toEqual(["of it for each KB", "2.00 ms"]);
});
