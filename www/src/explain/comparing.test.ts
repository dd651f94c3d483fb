import { expect, it } from "vitest";
import { languageOf } from "../state/language.ts";
import type { Session } from "../state/session.ts";
import { Comparing } from "./comparing.ts";

/** A session whose answers come when they are let. */
function sessionOf() {
  const waiting: { said: string; answer: () => void }[] = [];
  const given: string[] = [];
  const session = {
    language: languageOf("da", "kr"),
    engine: { supersede: (lane: string) => given.push(lane) },
    wonder: (method: string, params: { id: string; run: number; row?: string; scenario?: string }) =>
      new Promise((done) => {
        const { id, run, row, scenario } = params;
        const what = `${method} ${id} ${run}`;
        const answer = () => done(method === "against" ? { difference: { id: what } } : { sentences: [what] });
        waiting.push({ said: [method, id, run, row ?? scenario].filter((x) => x !== undefined).join(" "), answer });
      }),
  };
  return { comparing: new Comparing(session as unknown as Session), waiting, given };
}

const soon = () => new Promise((done) => setTimeout(done));

it("asks why a number is not another one, then what would change it, and keeps what is known until it is known anew", async () => {
  const { comparing, waiting } = sessionOf();
  const cell = { id: "cell/t/c/A", run: 1, beside: { kind: "row" as const, key: "B" } };
  comparing.ask(cell);
  comparing.ask(cell);
  expect(waiting.map((w) => w.said)).toEqual(["against cell/t/c/A 1 B"]);
  waiting[0]?.answer();
  await soon();
  expect([comparing.difference?.id, comparing.waits, waiting[1]?.said]).toEqual([
    "against cell/t/c/A 1",
    true,
    "whatIf cell/t/c/A 1",
  ]);
  waiting[1]?.answer();
  await soon();
  expect([comparing.changes, comparing.waits]).toEqual([["whatIf cell/t/c/A 1"], false]);
  comparing.ask({ ...cell, run: 2 });
  expect([comparing.difference?.id, comparing.waits]).toEqual(["against cell/t/c/A 1", true]);
  comparing.ask({ ...cell, run: 2, beside: { kind: "setting", scenario: "S" } });
  expect([comparing.difference, comparing.changes]).toEqual([null, ["whatIf cell/t/c/A 1"]]);
  expect(waiting.at(-1)?.said).toBe("against cell/t/c/A 2 S");
  comparing.ask({ id: "cell/t/c/B", run: 2, beside: null });
  expect(comparing.changes).toEqual([]);
});

it("gives way to what is to be computed, and drops answers that come late", async () => {
  const { comparing, waiting, given } = sessionOf();
  const cell = { id: "cell/t/c/A", run: 1, beside: null };
  comparing.ask(cell);
  comparing.stop();
  expect(given).toEqual(["against", "whatIf"]);
  waiting[0]?.answer();
  await soon();
  expect([comparing.changes, comparing.waits]).toEqual([[], false]);
  comparing.ask(cell);
  expect(waiting.length).toBe(2);
  comparing.ask({ id: "pool/p/freed", run: 1, beside: null });
  expect([waiting.length, comparing.waits]).toEqual([2, false]);
  comparing.ask({ id: "view/0/c/total", run: 1, beside: { kind: "setting", scenario: null } });
  expect(waiting.at(-1)?.said).toBe("against view/0/c/total 1");
});
