import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { FrameReader } from "./frame.ts";
import { numbersOf, valueAt } from "./values.ts";

/** A frame that the engine's own tests make. */
const golden = new Uint8Array(readFileSync(new URL("../../../wasm/bridge/testdata/results.frame", import.meta.url)));

/** A frame without views that refers to some lists of texts. */
function frameOf(reply: unknown, texts: Record<string, string[] | null>, payload = new ArrayBuffer(0)): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ reply, texts }));
  const header = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(32);
  header.set(json);
  const frame = new Uint8Array(16 + header.length + payload.byteLength);
  frame.set(new TextEncoder().encode("FRDL"));
  new DataView(frame.buffer).setUint32(4, 1, true);
  new DataView(frame.buffer).setUint32(8, header.length, true);
  frame.set(header, 16);
  frame.set(new Uint8Array(payload), 16 + header.length);
  return frame;
}

const view = (texts: number) => ({
  summary: { computed: true },
  views: [{ columns: [{ type: "text", at: 0, texts }], keys: null, length: 2 }],
});
const words = (reader: FrameReader, texts: Record<string, string[] | null>, list: number) =>
  reader.read(frameOf(view(list), texts, Int32Array.of(1, -1).buffer)).views[0]?.columns[0]?.values;

describe("a frame of the engine", () => {
  it("has its columns by type, and null for what is missing", () => {
    const { summary, views } = new FrameReader().read(golden);
    expect(summary).toMatchObject({ computed: true, handedOut: { social: { sum: 100, receivers: 2, rows: 3 } } });
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({ kind: "table", table: "t", label: "Houses", length: 3, keys: ["a", "b", "c"] });
    const columns = views[0]?.columns.map(({ name, values }) => [name, [0, 1, 2].map((row) => valueAt(values, row))]);
    expect(columns).toEqual([
      ["area", [null, "Øst", "Øst"]],
      ["open", [false, true, null]],
      ["since", [null, "2026-02-01", "2026-02-01"]],
      ["n", [null, 3, 1]],
      ["social", [0, 75, 25]],
    ]);
  });

  it("keeps numbers where they came, wherever that is", () => {
    const moved = new Uint8Array(golden.length + 8);
    moved.set(golden, 8);
    const social = new FrameReader().read(moved.subarray(8)).views[0]?.columns.at(-1)?.values;
    if (!(social instanceof Float64Array)) throw new Error("no array");
    expect(social.buffer).toBe(moved.buffer);
    expect(numbersOf(social)).toEqual([0, 75, 25]);
  });

  it("is refused when it is of another version", () => {
    const other = golden.slice();
    other[4] = 2;
    expect(() => new FrameReader().read(other)).toThrow("version 2");
    const none = golden.slice();
    none[0] = 0;
    expect(() => new FrameReader().read(none)).toThrow();
  });
});

describe("lists of texts", () => {
  let reader: FrameReader;
  beforeEach(() => {
    reader = new FrameReader();
  });

  it("are those of the last frame where they do not come anew", () => {
    expect(words(reader, { 1: ["a", "b"] }, 1)).toEqual(["b", null]);
    expect(words(reader, { 1: null }, 1)).toEqual(["b", null]);
    expect(words(reader, { 1: null, 2: ["x", "y"] }, 2)).toEqual(["y", null]);
  });

  it("are forgotten when a frame does without them", () => {
    words(reader, { 1: ["a", "b"] }, 1);
    words(reader, { 2: ["x", "y"] }, 2);
    expect(words(reader, { 1: null }, 1)).toEqual([null, null]);
  });
});
