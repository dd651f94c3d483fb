import { afterEach, beforeEach, vi } from "vitest";
import { type CallOptions, type Engine, EngineError } from "../engine/client.ts";
import type { Diagnostic, Method, Model, Params, Reply } from "../engine/protocol.ts";
import type { Example } from "./examples.ts";
import { Session } from "./session.ts";

export const problem = (code: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
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
export function modelOf(text: string): Model | null {
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
export class FakeEngine implements Engine {
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
        return { header: 1, columns, separator: ";", lines: [1], records: [["id"]], totals: [] };
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

export const example = (da: string, ...tables: string[]): Example => ({
  name: "e",
  title: { en: "", da: "" },
  sentence: { en: "", da: "" },
  about: { da: [], en: [] },
  rules: { da: "rules.fordel", en: "rules.en.fordel" },
  text: { da, en: "english" },
  tables: new Map(tables.map((t) => [t, new Uint8Array([1])])),
});
export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const file = (name: string, text = "x") => ({ name, arrayBuffer: async () => bytesOf(text).buffer });

/** The engine and the session of the test that runs. */
export let engine: FakeEngine;
export let session: Session;

/** Has each test of a file begin with new ones, and with time that stands still until it is moved on. */
export function begin(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    engine = new FakeEngine();
    session = new Session(engine, "da");
  });
  afterEach(() => vi.useRealTimers());
}

/** Opens an example with two tables. */
export async function opened(): Promise<void> {
  await session.openExample(example("a b", "a", "b"));
  engine.take();
}

/** Has the engine answer nothing until it is let go. */
export function held(): () => void {
  let letGo = () => {};
  engine.hold = new Promise((resolve) => {
    letGo = resolve;
  });
  return letGo;
}

export const settle = () => vi.advanceTimersByTimeAsync(1000);
