import { describe, expect, it, vi } from "vitest";
import { begin, engine, example, held, opened, problem, session, settle } from "./session.testing.ts";

begin();

describe("an example", () => {
  it("is checked, given its data, and run", async () => {
    await session.openExample(example("a b", "a", "b"));
    expect(engine.take()).toEqual(["rules a b", "data a", "data b", "results"]);
    expect(session.results).not.toBeNull();
    expect(session.stale).toBe(false);
    expect(session.results?.views).toMatchObject([{ label: "a", length: 0 }]);
  });

  it("replaces another with all its data", async () => {
    await opened();
    await session.openExample(example("c", "c"));
    expect(engine.take()).toEqual(["clear a", "clear b", "rules c", "data c", "results"]);
    expect([...session.data.keys()]).toEqual(["c"]);
  });

  it("opens with the rules written in the language of the page", async () => {
    await session.openExample(example("a"));
    expect([session.rules.text, session.rules.file]).toEqual(["a", "rules.fordel"]);
    await session.setLanguage("en");
    expect(session.rules.text).toBe("a");
    await session.openExample(example("a"));
    expect([session.rules.text, session.rules.file]).toEqual(["english", "rules.en.fordel"]);
  });
});

describe("parameters", () => {
  it("run once more, with the newest values, for any number of turns during a run", async () => {
    await opened();
    const letGo = held();
    for (const value of [2, 3, 4]) session.turn("p", value);
    letGo();
    await settle();
    const runs = engine.calls.filter((c) => c.method === "results").map((c) => c.params.params);
    expect(runs).toEqual([{ p: 2 }, { p: 4 }]);
  });

  it("start from the scenario, and are known by the base and the scenarios that have the same values", async () => {
    await opened();
    const set = () => [session.scenario, session.turned, session.paramValues.p];
    session.turn("p", 2);
    expect(set()).toEqual([null, { p: 2 }, 2]);
    session.setScenario("S");
    expect(set()).toEqual(["S", {}, 5]);
    session.turn("p", 7);
    expect(set()).toEqual([null, { p: 7 }, 7]);
    session.turn("p", 5);
    expect(set()).toEqual(["S", {}, 5]);
    await settle();
    const last = () => engine.calls.findLast((c) => c.method === "results")?.params;
    expect(last()).toEqual({ params: {}, scenario: "S", lang: "da" });
    session.reset("p");
    expect(set()).toEqual([null, {}, 1]);
    await settle();
    expect(last()).toEqual({ params: {}, scenario: null, lang: "da" });
  });

  it("are measured against the base once they differ from it, without a run more", async () => {
    await opened();
    const first = session.results;
    expect(session.measured).toBeNull();
    session.turn("p", 2);
    await settle();
    expect(engine.take()).toEqual(["results"]);
    expect(session.measured?.results).toBe(first);
    session.setAgainst({ kind: "scenario", name: "S" });
    await settle();
    expect(engine.take()).toEqual(["results", "results"]);
    expect(session.measured?.settings).toEqual({ scenario: "S", turned: {} });
    session.setAgainst({ kind: "none" });
    await settle();
    expect(session.measured).toBeNull();
    session.setAgainst({ kind: "base" });
    session.reset();
    await settle();
    expect(session.measured).toBeNull();
  });

  it("are measured against other results once the data are others", async () => {
    await opened();
    session.turn("p", 2);
    await settle();
    const before = session.measured?.results;
    await session.openData([{ table: "a", file: "a.csv", bytes: new Uint8Array() }]);
    expect(session.measured?.results).not.toBe(before);
  });

  it("are told once with what was turned where they come soon, and behind it where they do not", async () => {
    await opened();
    const told: (number | undefined)[] = [];
    const stop = session.subscribe(() => told.push(session.computed.turned.p as number | undefined));
    session.turn("p", 2);
    await settle();
    expect(told).toEqual([2]);
    const letGo = held();
    session.turn("p", 3);
    await vi.advanceTimersByTimeAsync(50);
    expect([told, session.paramValues.p]).toEqual([[2, 2], 3]);
    letGo();
    await settle();
    stop();
    expect(told).toEqual([2, 2, 3]);
  });

  it("say so when a run lasts long, and how far it is, and can be stopped", async () => {
    await opened();
    const letGo = held();
    session.turn("p", 2);
    engine.progress?.({ what: "Pool", done: 0, total: 9 });
    expect(session.work.slow).toBe(false);
    await settle();
    engine.progress?.({ what: "Pool", done: 1, total: 9 });
    expect([session.work.slow, session.work.progress]).toEqual([true, { what: "Pool", done: 1, total: 9 }]);
    session.cancel();
    await settle();
    expect([session.work.slow, session.work.progress]).toEqual([false, null]);
    expect([session.trouble?.kind, session.stale]).toEqual(["cancelled", true]);
    letGo();
    session.turn("p", 3);
    await settle();
    expect([session.trouble, session.stale]).toEqual([null, false]);
  });

  it("take the place of a run that lasts long", async () => {
    await opened();
    const letGo = held();
    session.turn("p", 2);
    await settle();
    session.turn("p", 3);
    await settle();
    expect(engine.take()).toEqual(["results", "results"]);
    letGo();
    await settle();
    expect([session.work.slow, session.trouble, session.stale]).toEqual([false, null, false]);
    expect(engine.take()).toEqual([]);
  });

  it("that are done soon are never said to last long, however many there are", async () => {
    await opened();
    let slow = false;
    session.work.subscribe(() => {
      slow ||= session.work.slow;
    });
    for (let i = 0; i < 20; i++) {
      const letGo = held();
      session.turn("p", i % 5);
      await vi.advanceTimersByTimeAsync(100);
      letGo();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(slow).toBe(false);
  });
});

describe("a field", () => {
  it("is read by the engine, in the language of the page", async () => {
    await opened();
    expect([await session.read("p", "7"), await session.read("p", "x")]).toEqual([7, null]);
    expect(engine.calls).toMatchObject([{ params: { param: "p", text: "7", lang: "da" } }, { method: "read" }]);
  });

  it("does not wait for a run that takes its time, which begins anew", async () => {
    await opened();
    const letGo = held();
    session.turn("p", 2);
    await settle();
    expect(session.work.slow).toBe(true);
    engine.take();
    const read = session.read("p", "7");
    letGo();
    await settle();
    expect(await read).toBe(7);
    expect(engine.take()).toEqual(["read 7", "results"]);
  });
});

describe("what was done", () => {
  it("is undone and redone: parameters, a scenario, what is measured against", async () => {
    await opened();
    session.turn("p", 2);
    session.setScenario("S");
    session.setAgainst({ kind: "none" });
    const set = () => [session.scenario, session.turned, session.against.kind];
    await session.undo();
    expect(set()).toEqual(["S", {}, "auto"]);
    await session.undo();
    expect(set()).toEqual([null, { p: 2 }, "auto"]);
    await session.undo();
    expect(set()).toEqual([null, {}, "auto"]);
    await session.redo();
    await session.redo();
    await session.redo();
    expect(set()).toEqual(["S", {}, "none"]);
    expect(session.history.redoable).toBeNull();
  });

  it("is undone: data taken over or removed, which the engine is given again", async () => {
    await opened();
    const brought = session.data.get("a")?.bytes;
    await session.openData([{ table: "a", file: "mine.csv", bytes: new Uint8Array([9]) }]);
    await session.clearData();
    engine.take();
    await session.undo();
    expect(session.data.get("a")?.file).toBe("mine.csv");
    expect(engine.take()).toEqual(["data a", "data b", "results"]);
    await session.undo();
    expect(session.data.get("a")?.bytes).toBe(brought);
    expect(engine.take()).toEqual(["data a", "results"]);
  });

  it("is undone: an example opened over rules that were written, with parameters that were turned", async () => {
    await opened();
    session.editRules("a b?");
    await settle();
    session.turn("p", 3);
    await settle();
    const revision = session.rules.revision;
    await session.openExample(example("c", "c"));
    expect(session.turned).toEqual({});
    await session.undo();
    expect([session.rules.text, session.turned, session.results !== null]).toEqual(["a b?", { p: 3 }, true]);
    expect([...session.data.keys()].sort()).toEqual(["a", "b"]);
    expect(session.rules.revision).toBeGreaterThan(revision);
    await session.undo();
    await session.undo();
    expect(session.rules.text).toBe("a b");
  });
});

it("sorts a run's problems to the rules and the results", async () => {
  engine.runProblems = [
    problem("run.rules"),
    problem("run.data", { file: "a.csv" }),
    problem("run", { file: "", line: 0 }),
  ];
  await session.openExample(example("a", "a"));
  expect(session.ruleProblems.map((p) => p.code)).toEqual(["run.rules"]);
  expect(session.runProblems.map((p) => p.code)).toEqual(["run.data", "run"]);
  expect([session.obstacle, session.results]).toEqual(["run", null]);
  // They stay while the next run is out, so that what stands below them stays where it is.
  const letGo = held();
  session.turn("p", 2);
  await Promise.resolve();
  expect(session.runProblems).toHaveLength(2);
  engine.runProblems = [];
  letGo();
  await settle();
  expect(session.runProblems).toEqual([]);
});

it("tells a problem of the rules once, though reading and running find it", async () => {
  const twice = problem("rules.twice", { severity: "warning" });
  engine.ruleProblems = [twice];
  engine.runProblems = [twice, problem("rules.twice", { severity: "warning", column: 9 })];
  await session.openExample(example("a", "a"));
  expect(session.ruleProblems.map((p) => [p.code, p.column])).toEqual([
    ["rules.twice", twice.column],
    ["rules.twice", 9],
  ]);
});

it("asks for everything again in the new language", async () => {
  await opened();
  await session.setLanguage("en");
  expect(engine.calls.map((c) => [c.method, c.params.lang])).toEqual([
    ["rules", "en"],
    ["results", "en"],
  ]);
  expect(session.language.texts.rules).toBe("Rules");
});
