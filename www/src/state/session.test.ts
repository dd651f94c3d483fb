import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CallOptions, type Engine, EngineError } from "../engine/client.ts";
import type { Diagnostic, Method, Model, Params, Reply } from "../engine/protocol.ts";
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
  endLine: 1,
  endColumn: 2,
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
  const params = [{ name: "p", label: "P", type: "number" as const, percent: false, value: 1, from: 0, to: 10 }];
  const scenarios = [{ name: "S", params: { p: 5 } }];
  const empty = { title: "", municipality: "", year: null, adopted: "", source: "", currency: "kr", fingerprint: "f" };
  return { ...empty, lang: "da", tables, params, scenarios, pools: [], grants: [], values: [] };
}

/** An engine in the page's own thread: answers at once, or when `hold` is let go. */
class FakeEngine implements Engine {
  calls: { method: Method; params: Record<string, unknown> }[] = [];
  hold: Promise<void> = Promise.resolve();
  runProblems: Diagnostic[] = [];
  dataProblems: Diagnostic[] = [];
  failure: EngineError | null = null;

  async call<M extends Method>(method: M, params: Params<M>, _?: CallOptions): Promise<Reply<M>> {
    this.calls.push({ method, params: params as Record<string, unknown> });
    await this.hold;
    if (this.failure) throw this.failure;
    return this.answer(method, params as Record<string, unknown>) as Reply<M>;
  }

  cancel(): void {
    this.failure = new EngineError("cancelled", "");
  }

  answer(method: Method, params: Record<string, unknown>): unknown {
    const model = method === "rules" ? modelOf(params.text as string) : null;
    switch (method) {
      case "rules":
        return { model, diagnostics: model ? [] : [problem("rules.bad")] };
      case "format":
        return { text: (params.text as string).toUpperCase(), diagnostics: [] };
      case "describe":
        return { sections: [{ heading: `Told in ${params.lang}`, paragraphs: [], items: [] }] };
      case "data":
        return { rows: 3, diagnostics: this.dataProblems };
      case "run":
        return { diagnostics: this.runProblems, computed: this.runProblems.length === 0, handedOut: {} };
      case "views":
        return { views: [{ kind: "table", table: "a", label: "", columns: [], keys: null, rows: null }] };
      default:
        return {};
    }
  }

  take(): string[] {
    return this.calls.splice(0).map(({ method, params }) => [method, params.table ?? params.text].join(" ").trim());
  }
}

const example = (da: string, ...tables: string[]): Example => ({
  name: "e",
  title: { en: "", da: "" },
  sentence: { en: "", da: "" },
  rules: { da: "e/rules.fordel", en: "e/rules.en.fordel" },
  data: {},
  text: { da, en: "english" },
  tables: new Map(tables.map((t) => [t, new Uint8Array([1])])),
});
const file = (name: string, text = "x") => ({ name, arrayBuffer: async () => new TextEncoder().encode(text).buffer });

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
const settle = () => vi.advanceTimersByTimeAsync(1000);

describe("an example", () => {
  it("is checked, given its data, and run", async () => {
    await session.openExample(example("a b", "a", "b"));
    expect(engine.take()).toEqual(["rules a b", "data a", "data b", "run", "views"]);
    expect(session.results).not.toBeNull();
    expect(session.stale).toBe(false);
    expect(session.results?.views).toMatchObject([{ label: "a", rows: [] }]);
  });

  it("replaces another with all its data", async () => {
    await opened();
    await session.openExample(example("c", "c"));
    expect(engine.take()).toEqual(["clear a", "clear b", "rules c", "data c", "run", "views"]);
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
    expect(engine.take()).toEqual(["rules a b?", "data b", "run", "views"]);
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
    expect(engine.take()).toEqual(["rules a b", "run", "views"]);
    expect([session.obstacle, session.stale]).toEqual([null, false]);
  });

  it("drops the answers of a run that it overtakes", async () => {
    await opened();
    const before = session.results;
    let letGo = () => {};
    engine.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    session.turn("p", 3);
    session.editRules("a b !");
    await settle();
    letGo();
    await settle();
    expect(session.results).toBe(before);
    expect(engine.take()).toEqual(["run", "rules a b !"]);
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
    let letGo = () => {};
    engine.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    for (const value of [2, 3, 4]) session.turn("p", value);
    letGo();
    await settle();
    const runs = engine.calls.filter((c) => c.method === "run").map((c) => c.params.params);
    expect(runs).toEqual([{ p: 2 }, { p: 4 }]);
  });

  it("start from the scenario, and go back to it", async () => {
    await opened();
    session.turn("p", 2);
    session.setScenario("S");
    expect(session.paramValues).toEqual({ p: 5 });
    session.turn("p", 7);
    expect(session.turned).toEqual({ p: 7 });
    session.reset("p");
    await settle();
    expect(session.paramValues).toEqual({ p: 5 });
    expect(engine.calls.findLast((c) => c.method === "run")?.params).toEqual({ params: {}, scenario: "S", lang: "da" });
  });

  it("say so when a run lasts long, and can be stopped", async () => {
    await opened();
    let letGo = () => {};
    engine.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    session.turn("p", 2);
    await settle();
    expect(session.slow).toBe(true);
    session.cancel();
    letGo();
    await settle();
    expect([session.slow, session.trouble?.kind, session.stale]).toEqual([false, "cancelled", true]);
    engine.failure = null;
    session.turn("p", 3);
    await settle();
    expect([session.trouble, session.stale]).toEqual([null, false]);
  });
});

describe("data", () => {
  it("that are missing are named, and nothing is run", async () => {
    await session.openRules("a b", "own.fordel");
    expect(session.missing.map((t) => t.name)).toEqual(["a", "b"]);
    expect([session.obstacle, engine.take()]).toEqual(["missing", ["rules a b"]]);
    await session.openData([{ table: "a", file: "a.csv", bytes: new Uint8Array() }]);
    expect(session.missing.map((t) => t.name)).toEqual(["b"]);
  });

  it("are all read before a parameter turned meanwhile makes a run", async () => {
    await opened();
    let letGo = () => {};
    engine.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const bytes = new Uint8Array();
    void session.openData(["a", "b"].map((table) => ({ table, file: `${table}.csv`, bytes })));
    session.turn("p", 2);
    letGo();
    await settle();
    expect(engine.take()).toEqual(["data a", "data b", "run", "views"]);
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

it("asks for everything again in the new language", async () => {
  await opened();
  await session.setLanguage("en");
  expect(engine.calls.map((c) => [c.method, c.params.lang])).toEqual([
    ["rules", "en"],
    ["run", "en"],
    ["views", "en"],
  ]);
  expect(session.language.texts.rules).toBe("Rules");
});

describe("opening files", () => {
  it("takes rules first, then data by name, and asks for the rest", async () => {
    const { unmatched, notices } = await openFiles(session, [
      file("a.csv"),
      file("other.csv"),
      file("my.fordel", "a b"),
      file("sheet.xlsx"),
      file("photo.png"),
    ]);
    expect(engine.take()).toEqual(["rules a b", "data a"]);
    expect(unmatched.map((f) => f.file)).toEqual(["other.csv"]);
    expect(notices).toEqual([
      { about: "excelNotYet", file: "sheet.xlsx" },
      { about: "unknownFile", file: "photo.png" },
    ]);
  });

  it("with new rules lets go of the example's data but not of the user's own", async () => {
    await opened();
    await session.openData([{ table: "b", file: "b.csv", bytes: new Uint8Array([2]) }]);
    await openFiles(session, [file("my.fordel", "a b"), file("second.fordel", "c")]);
    expect([...session.data.keys()]).toEqual(["b"]);
    expect([session.example, session.rules.file]).toEqual([null, "my.fordel"]);
  });

  it("keeps data that come with rules that have mistakes until they are mended", async () => {
    const { unmatched } = await openFiles(session, [file("my.fordel", "a !"), file("a.csv")]);
    expect(unmatched).toEqual([]);
    session.editRules("a");
    await settle();
    expect(session.obstacle).toBeNull();
    expect(engine.take()).toEqual(["rules a !", "rules a", "data a", "run", "views"]);
  });
});
