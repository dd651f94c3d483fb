import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CallOptions, type Engine, EngineError } from "../engine/client.ts";
import type { Diagnostic, Method, Model, Params, Reply } from "../engine/protocol.ts";
import { Refusal } from "../sheet/zip.ts";
import type { Example } from "./examples.ts";
import { openFiles } from "./opening.ts";
import { Session } from "./session.ts";

const problem = (code: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code,
  severity: "error",
  message: code,
  hint: "",
  file: "rules.fordel",
  line: 1,
  column: 1,
  from: 0,
  to: 1,
  ...more,
});

/** The rules of these tests are the names of their tables; `!` is a mistake in them. */
function modelOf(text: string): Model | null {
  if (text.includes("!")) return null;
  const tables = text.split(" ").map((name) => ({
    name: name.replace("?", ""),
    label: name,
    inline: false,
    rows: 0,
    columns: [{ name: "id", label: name, computed: false, kind: "key" as const }],
  }));
  const params = [
    {
      name: "p",
      label: "P",
      type: "number" as const,
      percent: false,
      value: 1,
      valueAt: { from: 0, to: 0 },
      from: 0,
      to: 10,
    },
  ];
  const scenarios = [{ name: "S", params: { p: 5 } }];
  const empty = { title: "", municipality: "", year: null, source: "", currency: "kr" };
  return { ...empty, tables, params, scenarios, pools: [], grants: [], figures: [] };
}

/** An engine in the page's own thread: answers at once, or when `hold` is let go. */
class FakeEngine implements Engine {
  calls: { method: Method; params: Record<string, unknown> }[] = [];
  hold: Promise<void> = Promise.resolve();
  ruleProblems: Diagnostic[] = [];
  runProblems: Diagnostic[] = [];
  dataProblems: Diagnostic[] = [];
  failure: EngineError | null = null;

  /** Of the newest call. */
  progress: CallOptions["progress"];
  #waiting = new Map<string, (why: EngineError) => void>();

  async call<M extends Method>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Reply<M>> {
    const { lane = "", progress, bytes } = options;
    const given = method === "rules" && bytes ? { ...params, text: new TextDecoder().decode(bytes) } : params;
    this.calls.push({ method, params: given as Record<string, unknown> });
    this.progress = progress;
    this.supersede(lane);
    await Promise.race([this.hold, new Promise((_, reject) => this.#waiting.set(lane, reject))]);
    this.#waiting.delete(lane);
    if (this.failure) throw this.failure;
    return this.answer(method, given as Record<string, unknown>) as Reply<M>;
  }

  cancel(): void {
    for (const stop of this.#waiting.values()) stop(new EngineError("cancelled", ""));
  }

  supersede(lane: string): void {
    this.#waiting.get(lane)?.(new EngineError("superseded", ""));
    this.#waiting.delete(lane);
  }

  answer(method: Method, params: Record<string, unknown>): unknown {
    const model = method === "rules" ? modelOf(params.text as string) : null;
    switch (method) {
      case "rules":
        // The engine of these tests reads rules without blanks around them.
        return {
          text: (params.text as string).trim(),
          lang: "da",
          model,
          diagnostics: model ? this.ruleProblems : [problem("rules.bad")],
        };
      case "format":
        return { text: (params.text as string).toUpperCase(), diagnostics: [] };
      case "describe":
        return { sections: [{ heading: `Told in ${params.lang}`, paragraphs: [], items: [] }] };
      case "survey": {
        const columns = params.file === `${params.table}.csv` ? ["id"] : [];
        return { header: 1, columns, separator: ";", lines: [1], records: [["id"]] };
      }
      case "data":
        return { rows: 3, diagnostics: this.dataProblems };
      case "results": {
        const summary = { diagnostics: this.runProblems, computed: this.runProblems.length === 0, handedOut: {} };
        return { summary, views: [{ kind: "table", table: "a", label: "", columns: [], keys: null, length: 0 }] };
      }
      case "read":
        return { value: Number(params.text) || null };
      default:
        return {};
    }
  }

  take(): string[] {
    const calls = this.calls.splice(0).filter(({ method }) => method !== "survey");
    return calls.map(({ method, params }) => [method, params.table ?? params.text].join(" ").trim());
  }
}

const example = (da: string, ...tables: string[]): Example => ({
  name: "e",
  title: { en: "", da: "" },
  sentence: { en: "", da: "" },
  about: { da: [], en: [] },
  rules: { da: "rules.fordel", en: "rules.en.fordel" },
  text: { da, en: "english" },
  tables: new Map(tables.map((t) => [t, new Uint8Array([1])])),
});
const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text = "x") => ({ name, arrayBuffer: async () => bytesOf(text).buffer });

let engine: FakeEngine;
let session: Session;

beforeEach(() => {
  vi.useFakeTimers();
  engine = new FakeEngine();
  session = new Session(engine, "da");
});
afterEach(() => vi.useRealTimers());

async function opened(): Promise<void> {
  await session.openExample(example("a b", "a", "b"));
  engine.take();
}
/** Has the engine answer nothing until it is let go. */
function held(): () => void {
  let letGo = () => {};
  engine.hold = new Promise((resolve) => {
    letGo = resolve;
  });
  return letGo;
}
const settle = () => vi.advanceTimersByTimeAsync(1000);

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
    expect(await session.describe()).toEqual([{ heading: "Told in da", paragraphs: [], items: [] }]);
    await session.setLanguage("en");
    expect(await session.describe()).toMatchObject([{ heading: "Told in en" }]);
  });

  it("gives nothing where there is nothing to tell, or when it cannot be done", async () => {
    await opened();
    vi.spyOn(engine, "answer").mockReturnValue({ sections: [] });
    expect(await session.describe()).toBeNull();
    engine.failure = new EngineError("superseded", "");
    expect([await session.describe(), session.trouble]).toEqual([null, null]);
    engine.failure = new EngineError("died", "");
    expect([await session.describe(), session.trouble]).toEqual([null, { kind: "died" }]);
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

describe("data", () => {
  it("that are missing are named, and nothing is run", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    expect(session.missing.map((t) => t.name)).toEqual(["a", "b"]);
    expect([session.obstacle, engine.take()]).toEqual(["missing", ["rules a b"]]);
    await session.openData([{ table: "a", file: "a.csv", bytes: new Uint8Array() }]);
    expect(session.missing.map((t) => t.name)).toEqual(["b"]);
  });

  it("are all read before a parameter turned meanwhile makes a run", async () => {
    await opened();
    const letGo = held();
    const bytes = new Uint8Array();
    void session.openData(["a", "b"].map((table) => ({ table, file: `${table}.csv`, bytes })));
    session.turn("p", 2);
    letGo();
    await settle();
    expect(engine.take()).toEqual(["data a", "data b", "results", "results"]);
    expect(engine.calls).toEqual([]);
  });

  it("with errors stop the run", async () => {
    engine.dataProblems = [problem("data.bad", { file: "a.csv" })];
    await session.openExample(example("a", "a"));
    expect([session.obstacle, engine.take()]).toEqual(["data", ["rules a", "data a"]]);
  });

  it("can be cleared, one table or all", async () => {
    await opened();
    await session.clearData("a");
    expect(engine.take()).toEqual(["clear a"]);
    expect([session.obstacle, session.stale]).toEqual(["missing", true]);
    await session.clearData();
    expect(session.data.size).toBe(0);
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

const unreadable = () => Promise.reject(new Refusal("damaged"));

describe("opening files", () => {
  it("takes rules first, then data by name, and asks for the rest", async () => {
    const { unmatched, notices } = await openFiles(
      session,
      [file("a.csv"), file("other.csv"), file("my.fordel", "a b"), file("sheet.xlsx"), file("photo.png")],
      unreadable,
    );
    expect(engine.take()).toEqual(["rules a b", "data a"]);
    expect(unmatched.map((f) => f.file)).toEqual(["other.csv"]);
    expect(notices).toEqual([
      { about: "unknownFile", file: "photo.png" },
      { about: "refused", file: "sheet.xlsx", sheet: "", code: "damaged" },
    ]);
  });

  it("with new rules lets go of the example's data but not of the user's own", async () => {
    await opened();
    await session.openData([{ table: "b", file: "b.csv", bytes: new Uint8Array([2]) }]);
    await openFiles(session, [file("my.fordel", "a b"), file("second.fordel", "c")], unreadable);
    expect([...session.data.keys()]).toEqual(["b"]);
    expect([session.example, session.rules.file]).toEqual([null, "my.fordel"]);
  });

  it("keeps data that come with rules that have mistakes until they are mended", async () => {
    const { unmatched } = await openFiles(session, [file("my.fordel", "a !"), file("a.csv")], unreadable);
    expect(unmatched).toEqual([]);
    session.editRules("a");
    await settle();
    expect(session.obstacle).toBeNull();
    expect(engine.take()).toEqual(["rules a !", "rules a", "data a", "results"]);
  });
});

describe("reading data", () => {
  const big = () => session.openData([{ table: "a", file: "big.csv", bytes: new Uint8Array([1]) }]);

  it("can be stopped, and is taken up again with the next run", async () => {
    await opened();
    const letGo = held();
    void big();
    await settle();
    engine.progress?.({ what: "big.csv", done: 1, total: 9 });
    expect([session.work.slow, session.work.progress?.what]).toEqual([true, "big.csv"]);
    session.cancel();
    await settle();
    expect([session.work.slow, session.trouble?.kind]).toEqual([false, "cancelled"]);
    letGo();
    engine.take();
    session.turn("p", 3);
    await settle();
    expect(engine.take()).toEqual(["data a", "results", "results"]);
    expect([session.trouble, session.data.get("a")?.read?.rows]).toEqual([null, 3]);
  });

  it("is not said to be missing meanwhile", async () => {
    await session.openRules(bytesOf("a"), "rules.fordel");
    expect(session.obstacle).toBe("missing");
    const letGo = held();
    void big();
    await settle();
    expect([session.obstacle, session.work.slow]).toEqual([null, true]);
    letGo();
    await settle();
    expect(session.results).not.toBeNull();
  });

  it("is given up when the rules change meanwhile", async () => {
    await opened();
    const letGo = held();
    void big();
    await settle();
    engine.take();
    session.editRules("a");
    await settle();
    expect(engine.take()).toEqual(["rules a"]);
    letGo();
    await settle();
    expect(engine.take()).toEqual(["data a", "results"]);
  });

  it("of one file after the other is one work", async () => {
    const shown: boolean[] = [];
    let letGo = held();
    const opening = session.openExample(example("a b", "a", "b"));
    letGo();
    await vi.advanceTimersByTimeAsync(0);
    letGo = held();
    engine.take();
    void session.openData(["a", "b"].map((table) => ({ table, file: "x.csv", bytes: new Uint8Array([1]) })));
    await settle();
    session.work.subscribe(() => shown.push(session.work.slow));
    const first = letGo;
    letGo = held();
    first();
    await settle();
    letGo();
    await settle();
    await opening;
    expect(engine.take()).toEqual(["data a", "data b", "results"]);
    expect(shown.lastIndexOf(true)).toBeLessThan(shown.indexOf(false));
  });
});
