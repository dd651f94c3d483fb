/**
 * Reads frames: replies that carry columns as arrays and all else as JSON.
 * wasm/bridge/frame.go says what they look like.
 */
import type { Results, RunSummary, Value, Values, ValueType, View, ViewColumn } from "./protocol.ts";

const magic = "FRDL";
const version = 1;
const headerAt = 16;

/** Where the values of a column lie: an offset in the payload, and the list that texts are in. */
interface Place {
  at: number;
  texts?: number | undefined;
}

type FramedView = Omit<View, "columns" | "keys"> & {
  columns: (Omit<ViewColumn, "values"> & Place)[];
  keys: Place | null;
};

interface Header {
  reply: { summary: RunSummary; views: FramedView[] };
  texts: Record<string, string[] | null>;
}

/** Reads the frames of one worker, all of them and in their order: later ones refer to texts of earlier ones. */
export class FrameReader {
  #texts = new Map<number, readonly string[]>();

  read(frame: Uint8Array): Results {
    const { reply, texts } = headerOf(frame);
    const before = this.#texts;
    this.#texts = new Map(Object.entries(texts).map(([n, list]) => [Number(n), list ?? before.get(Number(n)) ?? []]));
    const payload = headerAt + lengthOf(frame);
    const values = (type: ValueType, { at, texts = 0 }: Place, length: number): Values =>
      read(frame.buffer, frame.byteOffset + payload + at, type, length, this.#texts.get(texts) ?? []);
    const views = reply.views.map(({ columns, keys, ...view }) => ({
      ...view,
      columns: columns.map(({ at, texts, ...c }) => ({ ...c, values: values(c.type, { at, texts }, view.length) })),
      keys: keys && (values("text", keys, view.length) as Value[]),
    }));
    return { summary: reply.summary, views };
  }
}

function lengthOf(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset).getUint32(8, true);
}

function headerOf(frame: Uint8Array): Header {
  const decoder = new TextDecoder();
  const found = new DataView(frame.buffer, frame.byteOffset).getUint32(4, true);
  if (decoder.decode(frame.subarray(0, 4)) !== magic || found !== version) {
    throw new Error(`the engine sends frames of version ${found}, the page reads ${version}`);
  }
  return JSON.parse(decoder.decode(frame.subarray(headerAt, headerAt + lengthOf(frame))));
}

/** Numbers stay where they are; what else there is becomes values of the language. */
function read(buffer: ArrayBufferLike, at: number, type: ValueType, length: number, texts: readonly string[]): Values {
  switch (type) {
    case "text":
    case "date":
      return Array.from(new Int32Array(buffer, at, length), (code) => texts[code] ?? null);
    case "flag":
      return Array.from(new Uint8Array(buffer, at, length), (byte) => [false, true][byte] ?? null);
    default:
      return new Float64Array(buffer, at, length);
  }
}
