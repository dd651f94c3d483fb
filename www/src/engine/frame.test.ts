import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { FrameReader } from "./frame.ts";
import { frameOf } from "./framed.testing.ts";
import { numbersOf, valueAt } from "./values.ts";

/** A frame that the engine's own tests make. */
const golden = new Uint8Array(readFileSync(new URL("../../../wasm/bridge/testdata/results.frame", import.meta.url)));

/** The reply of a frame, and its list of views: one column of texts, whose codes and list are parts 2 and 3. */
const reply = { summary: { computed: true }, views: 1 };
const views = [{ columns: [{ type: "text", values: 2, texts: 3 }], keys: null, length: 2 }];
const codes = Int32Array.of(1, -1);
/** The values that the column has after a frame. */
const words = (reader: FrameReader, frame: Uint8Array) => reader.read(frame).views[0]?.columns[0]?.values;

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
    other[4] = 1;
    expect(() => new FrameReader().read(other)).toThrow("version 1");
    const none = golden.slice();
    none[0] = 0;
    expect(() => new FrameReader().read(none)).toThrow();
  });
});

describe("parts", () => {
  let reader: FrameReader;
  beforeEach(() => {
    reader = new FrameReader();
  });

  it("are those of the last frame where they do not come anew", () => {
    const first = reader.read(frameOf(reply, views, codes, ["a", "b"]));
    expect(first.views[0]?.columns[0]?.values).toEqual(["b", null]);
    const second = reader.read(frameOf(null, null, null, null));
    expect(second).toEqual(first);
    expect(second.views[0]?.columns[0]?.values).toBe(first.views[0]?.columns[0]?.values);
    expect(words(reader, frameOf(null, null, Int32Array.of(0, 1), null))).toEqual(["a", "b"]);
    expect(words(reader, frameOf({ summary: {}, views: 1 }, null, codes, ["x", "y"]))).toEqual(["y", null]);
  });

  it("are kept while a frame has them, though nobody asks what they say", () => {
    expect(words(reader, frameOf(reply, views, codes, ["a", "b"]))).toEqual(["b", null]);
    const other = [{ columns: [{ type: "text", values: 2, texts: 4 }], keys: null, length: 2 }];
    expect(words(reader, frameOf(null, other, null, null, ["a", "b"]))).toEqual(["b", null]);
    expect(words(reader, frameOf(null, null, Int32Array.of(0, 0), null, null))).toEqual(["a", "a"]);
  });

  it("are forgotten when a frame does without them", () => {
    words(reader, frameOf(reply, views, codes, ["a", "b"]));
    reader.read(frameOf({ summary: {}, views: 1 }, []));
    expect(() => words(reader, frameOf(reply, views, null, null))).toThrow("part 2");
  });

  it("are not of a frame whose list has nothing", () => {
    expect(words(reader, frameOf(reply, views, Int32Array.of(-1, -1), []))).toEqual([null, null]);
  });
});
