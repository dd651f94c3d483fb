import { describe, expect, it, vi } from "vitest";
import { EngineError } from "../engine/client.ts";
import { begin, bytesOf, engine, held, opened, session, settle } from "./session.testing.ts";
import { base } from "./settings.ts";

begin();

describe("typing", () => {
  it("is checked once it pauses, and data are read again only for tables that changed", async () => {
    await opened();
    session.editRules("a!");
    session.editRules("a b?");
    expect(engine.take()).toEqual([]);
    await settle();
    expect(engine.take()).toEqual(["rules a b?", "data b", "results"]);
  });

  it("keeps the last results, marked as out of date, while there are mistakes", async () => {
    await opened();
    session.editRules("a b !");
    await settle();
    expect(engine.take()).toEqual(["rules a b !"]);
    expect(session.ruleProblems.map((p) => p.code)).toEqual(["rules.bad"]);
    expect([session.obstacle, session.stale, session.results === null]).toEqual(["rules", true, false]);
    session.turn("p", 2);
    await settle();
    expect(engine.take()).toEqual([]);
    session.editRules("a b");
    await settle();
    // The base to measure against, then what is turned.
    expect(engine.take()).toEqual(["rules a b", "results", "results"]);
    expect([session.obstacle, session.stale]).toEqual([null, false]);
  });

  it("drops the answers of a run that it overtakes", async () => {
    await opened();
    const before = session.results;
    const letGo = held();
    session.turn("p", 3);
    session.editRules("a b !");
    await settle();
    letGo();
    await settle();
    expect(session.results).toBe(before);
    expect(engine.take()).toEqual(["results", "rules a b !"]);
  });
});

describe("formatting", () => {
  it("asks for the layout, and for a language only where one is chosen", async () => {
    await opened();
    expect(await session.format()).toEqual({ text: "A B", diagnostics: [] });
    await session.format("en");
    const asked = engine.calls.map((c) => c.params);
    expect(asked).toEqual([
      { text: "a b", file: "rules.fordel" },
      { text: "a b", file: "rules.fordel", lang: "en" },
    ]);
  });

  it("gives nothing for rules that have changed meanwhile, or when it cannot be done", async () => {
    await opened();
    const late = session.format();
    session.editRules("a b?");
    expect(await late).toBeNull();
    engine.failure = new EngineError("failed", "no");
    expect(await session.format()).toBeNull();
    expect(session.trouble?.kind).toBe("failed");
  });
});

describe("telling in sentences", () => {
  it("is in the language of the page", async () => {
    await opened();
    expect(await session.tell("describe", base)).toEqual([{ heading: "Told in da", paragraphs: [], items: [] }]);
    await session.setLanguage("en");
    expect(await session.tell("describe", base)).toMatchObject([{ heading: "Told in en" }]);
    await session.tell("describe", { scenario: "One", turned: { rate: 0.04 } });
    expect(engine.calls.at(-1)).toMatchObject({
      method: "describe",
      params: { lang: "en", scenario: "One", params: { rate: 0.04 } },
    });
  });

  it("gives nothing where there is nothing to tell, or when it cannot be done", async () => {
    await opened();
    vi.spyOn(engine, "answer").mockReturnValue({ sections: [] });
    expect(await session.tell("describe", base)).toBeNull();
    engine.failure = new EngineError("superseded", "");
    expect([await session.tell("describe", base), session.trouble]).toEqual([null, null]);
    engine.failure = new EngineError("died", "");
    expect([await session.tell("describe", base), session.trouble]).toEqual([null, { kind: "died" }]);
  });
});

describe("a file of rules", () => {
  it("is shown as the engine reads it, and stays until then", async () => {
    await opened();
    const { revision } = session.rules;
    const letGo = held();
    void session.openRules(bytesOf(" c "), "own.fordel");
    await settle();
    expect(session.rules).toEqual({ text: "a b", file: "own.fordel", lang: "da", revision });
    letGo();
    await settle();
    expect(session.rules).toEqual({ text: "c", file: "own.fordel", lang: "da", revision: revision + 1 });
    expect(session.checked.text).toBe("c");
    session.editRules("c d");
    await settle();
    expect(engine.take()).toEqual(["clear a", "clear b", "rules  c", "rules c d"]);
  });

  it("is given again where the engine could not read it", async () => {
    engine.failure = new EngineError("died", "");
    await session.openRules(bytesOf(" c "), "own.fordel");
    engine.failure = null;
    await session.setLanguage("en");
    expect(session.rules.text).toBe("c");
  });
});

describe("rules that are typed", () => {
  it("are put right where the engine reads them otherwise, unless more was typed", async () => {
    await opened();
    const { revision } = session.rules;
    session.editRules(" a");
    await settle();
    expect(session.rules).toMatchObject({ text: "a", revision });
    const letGo = held();
    session.editRules(" b");
    await vi.advanceTimersByTimeAsync(250);
    session.editRules(" bc");
    letGo();
    await vi.advanceTimersByTimeAsync(10);
    expect(session.rules.text).toBe(" bc");
    await settle();
    expect(session.rules.text).toBe("bc");
  });
});
