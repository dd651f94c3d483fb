import { frameVersion } from "./contract.ts";

/** A frame for tests: JSON as values, arrays as they are; null is a part of the frame before it. */
export function frameOf(...parts: (ArrayBufferView | object | null)[]): Uint8Array {
  const bytes = parts.map((part) => {
    if (part === null) return null;
    if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer);
    return new TextEncoder().encode(JSON.stringify(part));
  });
  const start = 16 + 8 * parts.length;
  const frame = new Uint8Array(bytes.reduce((end, part) => end + Math.ceil((part?.length ?? 0) / 8) * 8, start));
  const head = new DataView(frame.buffer);
  frame.set(new TextEncoder().encode("FRDL"));
  head.setUint32(4, frameVersion, true);
  head.setUint32(8, parts.length, true);
  let at = start;
  for (const [number, part] of bytes.entries()) {
    if (!part) continue;
    head.setUint32(16 + 8 * number, at, true);
    head.setUint32(20 + 8 * number, part.length, true);
    frame.set(part, at);
    at += Math.ceil(part.length / 8) * 8;
  }
  return frame;
}
