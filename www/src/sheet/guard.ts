/**
 * What is looked at in a workbook before the library reads it: its directory, which
 * of its sheets hold cells, where these lie, and which hold values, so that none is
 * lost on the way. The limits and refusals are those of engine/xlsx.
 */
import { directory, type Entry, Refusal, unpack } from "./zip.ts";

/** Limits on what is unpacked and read. */
export const limits = { unpacked: 256 * 2 ** 20, parts: 10_000, cells: 20_000_000, file: 256 * 2 ** 20 };

/** A sheet of cells, as the workbook lists it. */
export interface Listed {
  name: string;
  hidden: boolean;
  path: string;
}

/** A workbook that may be read. */
export class Guarded {
  #entries: Map<string, Entry>;
  sheets: Listed[] = [];
  date1904 = false;
  /** How many texts it keeps apart. */
  strings = 0;

  private constructor(
    readonly bytes: Uint8Array,
    entries: Entry[],
  ) {
    this.#entries = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  }

  static async open(bytes: Uint8Array): Promise<Guarded> {
    if (bytes.length > limits.file) throw new Refusal("large");
    const book = new Guarded(bytes, directory(bytes, limits));
    await book.#list();
    await book.text("xl/styles.xml");
    book.strings = (await book.text("xl/sharedStrings.xml")).match(/<(?:\w+:)?si[\s>/]/g)?.length ?? 0;
    return book;
  }

  /** A part as text; empty where there is none. */
  async text(path: string): Promise<string> {
    const entry = this.#entries.get(path.toLowerCase());
    if (!entry) return "";
    const bytes = await unpack(this.bytes, entry);
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (wide || bytes.subarray(0, 1024).includes(0)) throw new Refusal("encoding");
    const text = new TextDecoder().decode(bytes);
    if (text.slice(0, 1024).includes("<!DOCTYPE")) throw new Refusal("entities");
    return text;
  }

  has(path: string): boolean {
    return this.#entries.has(path.toLowerCase());
  }

  /** Finds the sheets by the relations that lead to them. */
  async #list(): Promise<void> {
    const root = (await this.#relations("")).find((r) => kindOf(r.type) === "officeDocument");
    if (!root) throw new Refusal("damaged");
    const book = await this.text(root.target);
    const relations = await this.#relations(root.target);
    this.date1904 = tags(book, "workbookPr").some((t) => ["1", "true"].includes(t.date1904 ?? ""));
    for (const sheet of tags(book, "sheet")) {
      const id = Object.entries(sheet).find(([name]) => name.endsWith(":id"))?.[1];
      const relation = relations.find((r) => r.id === id && kindOf(r.type) === "worksheet");
      if (relation) {
        const hidden = (sheet.state ?? "visible") !== "visible";
        this.sheets.push({ name: sheet.name ?? "", hidden, path: relation.target });
      }
    }
    if (this.sheets.length === 0) throw new Refusal("sheets");
  }

  async #relations(of: string): Promise<{ id: string; type: string; target: string }[]> {
    const cut = of.lastIndexOf("/") + 1;
    const text = await this.text(`${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`);
    return tags(text, "Relationship").map((t) => {
      const target = (t.Target ?? "").replaceAll("\\", "/");
      const path = new URL(target, `https://workbook/${of.slice(0, cut)}`).pathname.slice(1);
      return { id: t.Id ?? "", type: t.Type ?? "", target: decodeURIComponent(path) };
    });
  }
}

const kindOf = (type: string) => type.slice(type.lastIndexOf("/") + 1);

/** The attributes of the elements of a name, whatever their prefix. */
function tags(xml: string, name: string): Record<string, string | undefined>[] {
  return Array.from(xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?>`, "g")), ([, inside]) =>
    Object.fromEntries(
      Array.from((inside ?? "").matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g), ([, key, a, b]) => [
        key,
        unescaped(a ?? b ?? ""),
      ]),
    ),
  );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Where the cells of a sheet lie. */
export interface Layout {
  /** Of each cell with a value: its row and column, from 0, and whether it is a date that is written out. */
  values: { row: number; column: number; written: boolean }[];
  merges: Merge[];
  /** Rows with values that the sheet does not show, as where it is filtered. */
  hidden: ReadonlySet<number>;
}

export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const inSheet =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)(?:\w+:)?(sheetData|dimension|row|c|v|t|mergeCell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g;

/** Looks through a sheet. */
export function layoutOf(xml: string, sheet: string, strings: number): Layout {
  const hidden = new Set<number>();
  const out: Layout = { values: [], merges: [], hidden };
  const state = {
    inside: false,
    promised: false,
    cells: 0,
    row: -1,
    column: -1,
    hidden: false,
    width: 0,
    kind: "",
    valued: false,
  };
  for (const [whole, closing, name, inside = "", empty] of matches(xml)) {
    const opens = !closing && !empty;
    if (name === "sheetData") state.inside = opens;
    else if (name === "dimension") state.promised ||= promises(attribute(inside, "ref") ?? "");
    else if (name === "mergeCell") addMerge(out, attribute(inside, "ref") ?? "");
    else if (!state.inside || closing) continue;
    else if (name === "row") beginRow(state, inside, sheet);
    else if (name === "c") beginCell(state, inside, sheet);
    else if (opens && !state.valued) {
      const at = whole.end;
      if (xml[at] === "<" && !xml.startsWith("<![CDATA[", at)) continue;
      if (state.kind === "s" && !(Number.parseInt(xml.slice(at, at + 12), 10) < strings))
        throw new Refusal("lost", sheet);
      state.valued = true;
      if (state.hidden) hidden.add(state.row);
      out.values.push({ row: state.row, column: state.column, written: state.kind === "d" });
    }
  }
  if (state.promised && state.cells === 0) throw new Refusal("lost", sheet);
  return out;
}

/** Whether a range that a sheet says it has promises cells: some programs give an empty one the range of its first cell. */
const promises = (ref: string) => ref.includes(":") && ref !== "A1:A1";

type Match = [{ end: number }, string | undefined, string | undefined, string | undefined, string | undefined];

/** The tags that matter, one by one, with where each ends. */
function* matches(xml: string): Generator<Match> {
  inSheet.lastIndex = 0;
  for (let m = inSheet.exec(xml); m; m = inSheet.exec(xml)) {
    if (m[2]) yield [{ end: inSheet.lastIndex }, m[1], m[2], m[3], m[4]];
  }
}

function attribute(inside: string, name: string): string | undefined {
  const m = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inside);
  return m?.[1] ?? m?.[2];
}

const rowNumber = /(?:^|\s)r\s*=\s*["'](\d+)["']/;
const hiddenRow = /(?:^|\s)hidden\s*=\s*["'](?:1|true)["']/;
const cellAddress = /(?:^|\s)r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']/;
const cellKind = /(?:^|\s)t\s*=\s*["'](\w+)["']/;
const anyAddress = /(?:^|\s)r\s*=/;

interface Scan {
  cells: number;
  row: number;
  /** Whether the row is not shown. */
  hidden: boolean;
  column: number;
  width: number;
  kind: string;
  valued: boolean;
}

function beginRow(state: Scan, inside: string, sheet: string): void {
  const row = Number(rowNumber.exec(inside)?.[1] ?? state.row + 2) - 1;
  if (row < 0 || row >= 2 ** 20) throw new Refusal("damaged");
  if (row <= state.row) throw new Refusal("order", sheet);
  state.row = row;
  state.column = -1;
  state.hidden = hiddenRow.test(inside);
}

function beginCell(state: Scan, inside: string, sheet: string): void {
  const [, letters, digits] = cellAddress.exec(inside) ?? [];
  if (!letters && anyAddress.test(inside)) throw new Refusal("damaged");
  const column = letters ? columnOf(letters) : state.column + 1;
  if (column <= state.column || (digits && Number(digits) - 1 !== state.row)) throw new Refusal("order", sheet);
  if (column >= 2 ** 14) throw new Refusal("damaged");
  state.column = column;
  state.width = Math.max(state.width, column + 1);
  if (state.width * (state.row + 1) > limits.cells) throw new Refusal("cells", sheet);
  state.kind = cellKind.exec(inside)?.[1] ?? "";
  state.valued = false;
  state.cells++;
}

function columnOf(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i++) n = n * 26 + letters.charCodeAt(i) - 64;
  return n - 1;
}

function addMerge(out: Layout, ref: string): void {
  const m = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (!m) return;
  const [, left = "", top, right = "", bottom] = m;
  out.merges.push({
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  });
}
