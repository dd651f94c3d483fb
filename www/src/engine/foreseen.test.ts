import { expect, it, vi } from "vitest";
import type { Engine } from "./client.ts";
import { ForeseenEngine, type StoredCall } from "./foreseen.ts";
import type { Results } from "./protocol.ts";

const view = { kind: "table", columns: [{ name: "a", type: "kr", values: [1, null] }] };
const stored = [
  { method: "rules", params: { text: "r", file: "f", lang: "da" }, reply: { text: "r", diagnostics: [] } },
  { method: "results", params: { params: {}, scenario: null, lang: "da" }, reply: { summary: {}, views: [view] } },
] as StoredCall[];
const [rules, results] = stored as [StoredCall, StoredCall];

/** An engine whose replies are let go by hand. */
function slow(replies: unknown[]) {
  const calls: string[] = [];
  const waiting: (() => void)[] = [];
  const call = (method: string) => {
    calls.push(method);
    const reply = replies.shift();
    return new Promise((resolve, reject) => {
      waiting.push(() => (reply instanceof Error ? reject(reply) : resolve(reply)));
    });
  };
  const engine = { call, cancel: () => {}, supersede: () => {} } as unknown as Engine;
  return { engine, calls, go: () => waiting.splice(0).map((answer) => answer()) };
}

it("answers what was foreseen at once, asks the engine all the same, and is silent where that says the same", async () => {
  const values = Float64Array.of(1, Number.NaN);
  const real = { summary: {}, views: [{ kind: "table", columns: [{ name: "a", type: "kr", values }] }] };
  const { engine, calls, go } = slow([rules.reply, real]);
  const differs = vi.fn();
  const foreseen = new ForeseenEngine(engine, differs);
  foreseen.foresee(stored);
  expect(await foreseen.call("rules", rules.params as never)).toEqual(rules.reply);
  const shown = (await foreseen.call("results", results.params as never)) as Results;
  expect(shown.views[0]?.columns[0]?.values).toEqual(values);
  expect(calls).toEqual(["rules", "results"]);
  go();
  await new Promise((done) => setTimeout(done));
  expect(differs).not.toHaveBeenCalled();
});

it("tells where the engine says something else, or nothing", async () => {
  for (const reply of [{ text: "r", diagnostics: [{}] }, new Error("it died")]) {
    const { engine, go } = slow([reply]);
    const differs = vi.fn();
    const foreseen = new ForeseenEngine(engine, differs);
    foreseen.foresee(stored);
    await foreseen.call("rules", rules.params as never);
    go();
    await new Promise((done) => setTimeout(done));
    expect(differs).toHaveBeenCalledOnce();
  }
});

it("leaves all to the engine from the first call on that was not foreseen", async () => {
  const { engine, calls } = slow([]);
  const foreseen = new ForeseenEngine(engine, () => {});
  foreseen.foresee(stored);
  void foreseen.call("rules", { text: "other", file: "f", lang: "da" });
  void foreseen.call("rules", rules.params as never);
  const done = vi.fn();
  void foreseen.call("results", results.params as never).then(done);
  await new Promise((resolve) => setTimeout(resolve));
  expect([calls, done.mock.calls]).toEqual([["rules", "rules", "results"], []]);
});
