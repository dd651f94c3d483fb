/**
 * Reads frames: replies in parts, of which columns are arrays and all else is JSON.
 * wasm/bridge/frame.go says what they look like.
 */
import * as contract from "./contract.ts";
import type { Other, Results, Value, Values, ValueType, View, ViewMap } from "./protocol.ts";

const magic = 0x4c445246; // "FRDL"
const placesAt = 16;
const decoder = new TextDecoder();

/** Reads the frames of one worker, all of them and in their order: later ones refer to parts of earlier ones. */
export class FrameReader {
  #parts: readonly Part[] = [];

  read<R extends Results | Other = Results>(frame: Uint8Array): R {
    this.#parts = partsOf(frame, this.#parts);
    const said = this.#json<contract.Results | contract.Other>(0);
    if (!("text" in said)) return { summary: said.summary, views: this.#views(said.views) } as R;
    const { summary, views, ...other } = said;
    return { ...other, results: views ? { summary: this.#json(summary), views: this.#views(views) } : null } as R;
  }

  #views(part: number): View[] {
    return this.#json<contract.View[]>(part).map((view) => this.#filled(view));
  }

  /** A view with the values of its columns. Fields are named one by one, as copying all that is there takes twice as long. */
  #filled({ kind, table, label, columns, further, keys, length, map, change }: contract.View): View {
    return {
      kind,
      table,
      label,
      columns: columns.map(({ name, label, type, percent, total, says, role, workedOut, values, texts }) => ({
        name,
        label,
        type,
        percent,
        total,
        ...(says && { says }),
        ...(role && { role }),
        ...(workedOut && { workedOut }),
        values: this.#values(type, values, texts),
      })),
      ...(further && {
        further: further.map(({ values, texts, ...column }) => ({
          ...column,
          values: values ? this.#values(column.type, values, texts) : null,
        })),
      }),
      keys: keys && (this.#values("text", keys.values, keys.texts) as Value[]),
      length,
      ...(change && { change }),
      ...(map && { map: { ...map, shapes: map.shapes ? this.#json<ViewMap["shapes"]>(map.shapes) : null } }),
    };
  }

  #json<T>(part: number): T {
    return this.#part(part).says((bytes) => JSON.parse(decoder.decode(bytes)));
  }

  /** The values of a column. Numbers stay where they are; what else there is becomes values of the language. */
  #values(type: ValueType, part: number, texts = 0): Values {
    return this.#part(part).says<Values>((bytes) => {
      switch (type) {
        case "text":
        case "date":
          return looked(new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4), this.#json(texts));
        case "flag":
          return looked(bytes, [false, true]);
        default:
          return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
      }
    });
  }

  #part(number: number): Part {
    const part = this.#parts[number];
    if (!part) throw new Error(`a frame refers to part ${number}, which never came`);
    return part;
  }
}

/** The parts of a frame; those that it does not bring are the last one's. */
function partsOf(frame: Uint8Array, last: readonly Part[]): Part[] {
  const head = new DataView(frame.buffer, frame.byteOffset);
  const found = head.getUint32(4, true);
  if (head.getUint32(0, true) !== magic || found !== contract.frameVersion) {
    throw new Error(`the engine sends frames of version ${found}, the page reads ${contract.frameVersion}`);
  }
  return Array.from({ length: head.getUint32(8, true) }, (_, number) => {
    const at = head.getUint32(placesAt + 8 * number, true);
    const length = head.getUint32(placesAt + 8 * number + 4, true);
    return at === 0 ? (last[number] as Part) : new Part(frame.subarray(at, at + length));
  });
}

/** A part of frames, from the one that brings it on. What it says is read when it is asked for, and once. */
class Part {
  #bytes: Uint8Array | null;
  #said: unknown;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  says<T>(read: (bytes: Uint8Array) => T): T {
    if (this.#bytes) {
      this.#said = read(this.#bytes);
      this.#bytes = null;
    }
    return this.#said as T;
  }
}

/** The values that codes stand for; null where there is none. */
function looked(codes: Int32Array | Uint8Array, values: readonly Value[]): Value[] {
  const out = new Array<Value>(codes.length);
  for (let row = 0; row < out.length; row++) out[row] = values[codes[row] ?? -1] ?? null;
  return out;
}
