/**
 * The cells of a sheet in the bytes that the engine reads (wasm/bridge/cells.go says
 * what they look like), and read back row by row for showing them.
 */

/** What stands in a cell, as the workbook stores it; null is nothing. */
export type Cell =
  | null
  | { kind: "text" | "error" | "formula"; text: string }
  | { kind: "number"; number: number; shown?: string }
  | { kind: "percent" | "date" | "flag"; number: number };

const kinds = ["empty", "text", "number", "percent", "date", "flag", "error", "formula"] as const;
const magic = 0x4c454346; // "FCEL"
const version = 1;

/** Writes cells, a row after the other. */
export class CellWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  #texts = new Map<string, number>();
  #rows = 0;

  /** A row by its number from 1; rows without cells may be left out. */
  row(number: number, cells: readonly Cell[]): void {
    this.#rows++;
    this.#uint32(number);
    this.#uint32(cells.length);
    for (const cell of cells) this.#cell(cell);
  }

  finish(): Uint8Array<ArrayBuffer> {
    const texts = Array.from(this.#texts.keys(), (text) => new TextEncoder().encode(text));
    const out = new Uint8Array(16 + texts.reduce((sum, text) => sum + 4 + text.length, 0) + this.#at);
    const view = new DataView(out.buffer);
    for (const [i, n] of [magic, version, texts.length, this.#rows].entries()) view.setUint32(4 * i, n, true);
    let at = 16;
    for (const text of texts) {
      view.setUint32(at, text.length, true);
      out.set(text, at + 4);
      at += 4 + text.length;
    }
    out.set(this.#bytes.subarray(0, this.#at), at);
    return out;
  }

  #cell(cell: Cell): void {
    this.#room(13);
    this.#view.setUint8(this.#at++, cell ? kinds.indexOf(cell.kind) : 0);
    if (!cell) return;
    if ("text" in cell) {
      this.#uint32(this.#text(cell.text));
      return;
    }
    this.#view.setFloat64(this.#at, cell.number, true);
    this.#at += 8;
    if (cell.kind === "number") this.#uint32(cell.shown === undefined ? 0 : this.#text(cell.shown) + 1);
  }

  #text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }

  #uint32(n: number): void {
    this.#room(4);
    this.#view.setUint32(this.#at, n, true);
    this.#at += 4;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const more = new Uint8Array(2 * this.#bytes.length);
    more.set(this.#bytes);
    this.#bytes = more;
    this.#view = new DataView(more.buffer);
  }
}

/** Cells read back: any row at any time. */
export class CellReader {
  #view: DataView;
  #texts: string[] = [];
  /** Where each row stands in the bytes. */
  #rows: number[] = [];
  /** The number of each row, from 1. */
  readonly numbers: number[] = [];
  /** The most cells of a row. */
  width = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#uint32(0) !== magic || this.#uint32(4) !== version) throw new Error("these are no cells");
    let at = 16;
    for (let i = this.#uint32(8); i > 0; i--) {
      const size = this.#uint32(at);
      this.#texts.push(new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + size)));
      at += 4 + size;
    }
    for (let i = this.#uint32(12); i > 0; i--) {
      this.#rows.push(at);
      this.numbers.push(this.#uint32(at));
      at = this.#skip(at);
    }
  }

  get length(): number {
    return this.#rows.length;
  }

  /** The cells of a row by its place in the list, from 0. */
  row(index: number): Cell[] {
    const from = this.#rows[index];
    if (from === undefined) return [];
    const out: Cell[] = [];
    let at = from + 8;
    for (let i = this.#uint32(from + 4); i > 0; i--) {
      out.push(this.#cell(at));
      at += this.#size(at);
    }
    return out;
  }

  #skip(from: number): number {
    const n = this.#uint32(from + 4);
    this.width = Math.max(this.width, n);
    let at = from + 8;
    for (let i = 0; i < n; i++) at += this.#size(at);
    return at;
  }

  #size(at: number): number {
    switch (kinds[this.#view.getUint8(at)]) {
      case "empty":
        return 1;
      case "number":
        return 13;
      case "percent":
      case "date":
      case "flag":
        return 9;
      default:
        return 5;
    }
  }

  #cell(at: number): Cell {
    const kind = kinds[this.#view.getUint8(at)] ?? "empty";
    switch (kind) {
      case "empty":
        return null;
      case "number": {
        const shown = this.#uint32(at + 9);
        const number = this.#view.getFloat64(at + 1, true);
        return shown === 0 ? { kind, number } : { kind, number, shown: this.#texts[shown - 1] ?? "" };
      }
      case "percent":
      case "date":
      case "flag":
        return { kind, number: this.#view.getFloat64(at + 1, true) };
      default:
        return { kind, text: this.#texts[this.#uint32(at + 1)] ?? "" };
    }
  }

  #uint32(at: number): number {
    return this.#view.getUint32(at, true);
  }
}

/** The letters of a column, counted from 0: A to Z, AA and on. */
export function letters(column: number): string {
  let out = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
  return out;
}
