import { expect, it } from "vitest";
import { EngineError } from "../engine/client.ts";
import type { Explained, ExplainedNode } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { languageOf } from "../state/language.ts";
import type { Session } from "../state/session.ts";
import { cellOf, figureAddress, shownAddress, shownAt, totalAddress } from "./addresses.ts";
import { Explaining } from "./explaining.ts";
import { exactOf, filledOf, spanOf, stretches, valueIn } from "./said.ts";

const column = { name: "a/b", label: "", type: "number" as const, percent: false, total: "sum" as const };

it("finds numbers by addresses in which no name is mistaken for a separator", () => {
  const view = { ...viewOf([column], [[1], [2]]), table: "t", keys: ["50 %", "x"] };
  expect(shownAddress(view, 3, "a/b", 0)).toBe("cell/t/a%2Fb/50 %25");
  expect(cellOf("cell/t/a%2Fb/50 %25")).toEqual({ table: "t", column: "a/b", key: "50 %" });
  expect(shownAt(view, 3, "cell/t/a%2Fb/x")).toEqual({ column: "a/b", row: 1 });
  expect(shownAt(view, 3, "cell/other/a%2Fb/x")).toBeNull();
  const keyless = { ...view, keys: null };
  expect(shownAddress(keyless, 3, "a/b", 1)).toBe("view/3/a%2Fb/1");
  expect(shownAt(keyless, 3, "view/3/a%2Fb/1")).toEqual({ column: "a/b", row: 1 });
  expect(shownAt(keyless, 2, "view/3/a%2Fb/1")).toBeNull();
  expect(shownAt(keyless, 3, totalAddress(3, "a/b"))).toBeNull();
  expect([figureAddress("p", "rate"), figureAddress("p", "rate", "A/B"), figureAddress("v", "")]).toEqual([
    "figure/p.rate",
    "figure/p.rate/A%2FB",
    "figure/v",
  ]);
});

const node = (more: Partial<ExplainedNode>): ExplainedNode => ({
  id: "n",
  kind: "op",
  label: "",
  unit: "kr",
  value: 0,
  ...more,
});

it("writes values as a reader takes them in, and all their digits where those are more", () => {
  const da = languageOf("da", "kr");
  const written = (more: Partial<ExplainedNode>) => [valueIn(node(more), "kr", da), exactOf(node(more), "kr", da)];
  expect(written({ value: 2000 / 3 })).toEqual(["666,67\u00a0kr.", "666,666666666667"]);
  expect(written({ value: 400 })).toEqual(["400\u00a0kr.", ""]);
  expect(written({ value: -1e-12 })[0]).toBe("0\u00a0kr.");
  expect(written({ value: 0.125, unit: "share" })).toEqual(["12,5\u00a0%", ""]);
  expect(written({ value: 1.8, unit: "number", kind: "equal", times: 50 })[0]).toBe("50 × 1,8");
  expect(written({ value: null, kind: "untaken" })[0]).toBe("ikke brugt");
  expect(filledOf(node({ filled: "39 /\n  120" }))).toBe("39 / 120");
});

it("parts a sentence at its figures, and finds places in the rules", () => {
  const figures = [
    { id: "a", value: 5, text: "5 kr." },
    { id: "b", value: 5, text: "5 kr." },
  ];
  expect(stretches({ text: "A får 5 kr. af 5 kr.", figures }).map((s) => s.id + s.text)).toEqual([
    "A får ",
    "a5 kr.",
    " af ",
    "b5 kr.",
  ]);
  expect(stretches({ text: "Ingen.", figures: [] })).toEqual([{ text: "Ingen.", id: "" }]);
  const text = "a\n😀 b = c\n";
  expect(spanOf(text, { file: "r", line: 2, column: 3, length: 5 })).toEqual({ from: 5, to: 10 });
  expect(spanOf(text, { file: "r", line: 9 })).toBeNull();
});

/** A session of which a tree of two levels can be asked: n children below the root, and one below each of them. */
function sessionOf(n: number) {
  const listeners = new Set<() => void>();
  const asked: string[] = [];
  const turned = {};
  const session = {
    results: {},
    ...{ scenario: null, turned, computed: { scenario: null, turned }, rules: { text: "" }, checked: { text: "" } },
    language: languageOf("da", "kr"),
    work: { busy: false },
    run: 1,
    children: n,
    subscribe: (f: () => void) => listeners.add(f),
    changed: () => {
      for (const f of listeners) f();
    },
    engine: {
      async call(
        _: string,
        { id, from = 0, count = 40, run }: { id: string; from?: number; count?: number; run?: number },
      ) {
        asked.push(`${id} ${from} ${count}`);
        if (run && run !== session.run) return { run: session.run, stale: true };
        if (id === "gone") throw new EngineError("failed", "no such number");
        const all = id === "root" ? session.children : 1;
        const to = Math.min(all, from + count);
        const children = Array.from({ length: to - from }, (_, i) => node({ id: `${id}/${from + i}`, opens: 1 }));
        const level = { node: node({ id, value: session.run, opens: all }), children, from, more: all - to };
        return { run: session.run, level, sentences: [] } satisfies Explained;
      },
    },
  };
  return { session, asked, explaining: new Explaining(session as unknown as Session) };
}

const soon = () => new Promise((done) => setTimeout(done));
const keys = (explaining: Explaining) => explaining.lines.map((l) => `${l.depth} ${l.node?.id ?? `+${l.more}`}`);

it("reads levels as they are opened, long ones a page at a time, and keeps what is open over runs", async () => {
  const { session, explaining } = sessionOf(90);
  explaining.show({ id: "root" });
  await soon();
  expect(explaining.lines.length).toBe(41);
  const more = explaining.lines.at(-1);
  if (!more) throw new Error("no line");
  expect(more.more).toBe(50);
  await explaining.more(more);
  expect([explaining.lines.length, explaining.lines.at(-1)?.more]).toEqual([81, 10]);
  const line = explaining.lines[1];
  if (!line) throw new Error("no line");
  await explaining.toggle(line);
  expect(keys(explaining).slice(0, 4)).toEqual(["1 root/0", "1 root/1", "2 root/1/0", "1 root/2"]);
  session.run = 2;
  session.results = {};
  session.changed();
  await soon();
  expect(explaining.level?.node.value).toBe(2);
  expect(keys(explaining).slice(0, 4)).toEqual(["1 root/0", "1 root/1", "2 root/1/0", "1 root/2"]);
  expect(explaining.lines.length).toBe(82);
  await explaining.toggle(line);
  expect(explaining.lines.length).toBe(81);
});

it("waits while something else is computed, and says where a number has gone", async () => {
  const { session, explaining, asked } = sessionOf(1);
  session.work.busy = true;
  explaining.show({ id: "root" });
  await soon();
  expect(asked).toEqual([]);
  session.work.busy = false;
  session.changed();
  await soon();
  expect(explaining.level?.node.id).toBe("root");
  explaining.go("gone");
  await soon();
  expect([explaining.gone, explaining.lines.length, explaining.trail.length]).toEqual([true, 0, 1]);
  explaining.back();
  await soon();
  expect([explaining.gone, explaining.trail.length]).toEqual([false, 0]);
});
