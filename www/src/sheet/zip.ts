/**
 * The directory of a zip archive, looked at before anything is unpacked, and single
 * parts of it unpacked within what they declare to take.
 */

export interface Entry {
  path: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header begins. */
  at: number;
}

/** Something about an archive or workbook for which it is not read; the codes are those of engine/xlsx. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** The sheet that it is about, where it is one. */
    readonly sheet?: string,
  ) {
    super(code);
    this.name = "Refusal";
  }
}

export const refusalCodes = [
  "damaged",
  "locked",
  "large",
  "parts",
  "cells",
  "encoding",
  "entities",
  "order",
  "lost",
  "sheets",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/** What an archive holds. Paths with backslashes, which some programs write, are put right in the bytes. */
export function directory(bytes: Uint8Array, most: { unpacked: number; parts: number }): Entry[] {
  if (bytes.length > 3 && bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new Refusal("locked");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > most.parts) throw new Refusal("parts");
  const entries: Entry[] = [];
  let all = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const entry = entryAt(bytes, view, at);
    all += entry.unpacked;
    if (all > most.unpacked) throw new Refusal("large");
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the record stands that ends an archive: in its last bytes, before a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65536; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new Refusal("damaged");
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) throw new Refusal("damaged");
  const size = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  if (at + 46 + size > bytes.length || local + 30 + size > bytes.length || view.getUint32(local, true) !== localMark) {
    throw new Refusal("damaged");
  }
  for (const name of [at + 46, local + 30]) straighten(bytes.subarray(name, name + size));
  return {
    path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + size)),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    at: local,
  };
}

function straighten(name: Uint8Array): void {
  for (let i = 0; i < name.length; i++) if (name[i] === 0x5c) name[i] = 0x2f;
}

/** A part unpacked, which must be as large as it declares. */
export async function unpack(bytes: Uint8Array, entry: Entry): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > bytes.length) throw new Refusal("damaged");
  const packed = bytes.slice(from, from + entry.packed);
  if (entry.method === 0 && entry.packed === entry.unpacked) return packed;
  if (entry.method !== 8) throw new Refusal("damaged");
  const out = new Uint8Array(entry.unpacked);
  let filled = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > out.length) {
        await reader.cancel();
        throw new Refusal("damaged");
      }
      out.set(value, filled);
      filled += value.length;
    }
  } catch {
    throw new Refusal("damaged");
  }
  if (filled !== out.length) throw new Refusal("damaged");
  return out;
}
