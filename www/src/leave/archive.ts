import { crc32 } from "./crc.ts";
import { through } from "./packing.ts";

/** A zip archive with one file in it (PKWARE's APPNOTE, 4.3). Of when it was written nothing is said. */
export async function archiveOf(name: string, text: string): Promise<Blob> {
  const bytes = new TextEncoder().encode(text);
  const title = new TextEncoder().encode(name);
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  const described = header([
    [2, 20], // the version that can unpack it: 2.0
    [2, 0x800], // the name is UTF-8
    [2, 8], // deflate
    [2, 0],
    [2, firstDay],
    [4, crc32(bytes)],
    [4, packed.length],
    [4, bytes.length],
    [2, title.length],
    [2, 0],
  ]);
  const local = [header([[4, 0x04034b50]]), described, title, packed];
  const at = local.reduce((sum, part) => sum + part.length, 0);
  const places = header([
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, 0],
  ]);
  const directory = [
    header([
      [4, 0x02014b50],
      [2, 20],
    ]),
    described,
    places,
    title,
  ];
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, 1],
    [2, 1],
    [4, length],
    [4, at],
    [2, 0],
  ]);
  return new Blob([...local, ...directory, end], { type: "application/zip" });
}

/** 1 January 1980, with which the format's calendar begins. */
const firstDay = 0x21;

/** Numbers of so many bytes, the lowest byte first. */
function header(fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}
