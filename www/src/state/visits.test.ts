import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { History } from "./history.ts";
import type { Session } from "./session.ts";
import { keeping, wouldLose } from "./visits.ts";

let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A session that is at an example as it comes, with some things done to it. */
function at(more: Partial<Session>): Session {
  const example = { name: "e", text: { da: "r", en: "r" } };
  const rules = { text: "r", file: "r.fordel", lang: null, revision: 0 };
  const empty = { data: new Map(), history: new History(), turned: {}, scenario: null, against: { kind: "auto" } };
  return { example, rules, otherFile: null, other: null, ...empty, ...more } as unknown as Session;
}

const data = (origin: string, mapping: object | null = null) => new Map([["t", { origin, mapping }]]) as never;

it("asks before leaving only where something would be lost", () => {
  expect(wouldLose(at({}), true)).toBe(false);
  expect(wouldLose(at({ turned: { a: 1 } }), true)).toBe(false);
  expect(wouldLose(at({ data: data("own") }), true)).toBe(false);
  expect(wouldLose(at({ data: data("own", { columns: { a: "A" } }) }), true)).toBe(true);
  const history = new History<never>();
  history.record({ kind: "cell", name: "B4" }, null as never);
  expect(wouldLose(at({ data: data("own"), history: history as never }), true)).toBe(true);
  history.undo(null as never);
  expect(wouldLose(at({ data: data("own"), history: history as never }), true)).toBe(false);
});

it("asks for data no more once they are kept, and for rules where nothing is", () => {
  const worked = at({ data: data("own", { columns: { a: "A" } }) });
  stored.set("fordel.data", "yes");
  expect(wouldLose(worked, true)).toBe(false);
  expect(wouldLose(at({ turned: { a: 1 } }), false)).toBe(true);
  stored.set("fordel.keep", "no");
  expect([wouldLose(worked, true), wouldLose(at({ turned: { a: 1 } }), true), wouldLose(at({}), true)]).toEqual([
    true,
    true,
    false,
  ]);
});

it("tells once that nothing can be kept, when there is something to keep", async () => {
  const none = () => undefined;
  for (const name of ["addEventListener", "removeEventListener"]) vi.stubGlobal(name, none);
  vi.stubGlobal("document", { addEventListener: none, removeEventListener: none, visibilityState: "visible" });
  vi.stubGlobal("indexedDB", undefined);
  let changed = none;
  const subscribe = (by: () => undefined) => {
    changed = by;
    return none;
  };
  const session = at({ subscribe } as object);
  const told = vi.fn();
  const stop = keeping(session, told, 0);
  const change = async (turned: Session["turned"]) => {
    Object.assign(session, { turned });
    changed();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await change({});
  expect(told).not.toHaveBeenCalled();
  await change({ a: 1 });
  await change({ a: 2 });
  expect(told).toHaveBeenCalledOnce();
  stop();
});
