/** Reads workbooks: hucre does the reading, guards of ours stand before and behind it. */
import { type Cell as Found, type Sheet as FoundSheet, readXlsx } from "hucre/xlsx";
import { type Cell, CellWriter } from "./cells.ts";
import { clock, type Format, parseFormat } from "./format.ts";
import { Guarded, type Layout, type Listed, layoutOf } from "./guard.ts";
import { Refusal, type RefusalCode } from "./zip.ts";

/** A sheet that was read, or why it was not. */
export type ReadSheet =
  | { name: string; hidden: boolean; cells: Uint8Array<ArrayBuffer>; hiddenRows?: number }
  | { name: string; hidden: boolean; refused: RefusalCode };

/** The sheets of a workbook, as far as they can be read. A workbook that cannot be read at all is refused by a Refusal. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  const book = await Guarded.open(bytes.slice());
  const layouts = new Map<string, Layout | RefusalCode>();
  for (const sheet of book.sheets) layouts.set(sheet.name, await look(book, sheet));
  const sound = book.sheets.filter((sheet) => typeof layouts.get(sheet.name) === "object").map((sheet) => sheet.name);
  const found = sound.length > 0 ? await readSheets(book, sound) : [];
  return book.sheets.map(({ name, hidden }): ReadSheet => {
    const layout = layouts.get(name);
    const sheet = found.find((s) => s.name === name);
    try {
      if (typeof layout === "string") return { name, hidden, refused: layout };
      if (!layout || !sheet) throw new Refusal("lost", name);
      return { name, hidden, cells: taken(sheet, layout, book.date1904), hiddenRows: layout.hidden.size };
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      return { name, hidden, refused: problem.code };
    }
  });
}

async function look(book: Guarded, sheet: Listed): Promise<Layout | RefusalCode> {
  try {
    if (!book.has(sheet.path)) throw new Refusal("lost", sheet.name);
    return layoutOf(await book.text(sheet.path), sheet.name, book.strings);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return problem.code;
  }
}

/** The library's reading of some sheets; whatever it stumbles over is a damaged workbook. */
async function readSheets(book: Guarded, sheets: string[]): Promise<FoundSheet[]> {
  try {
    return (await readXlsx(book.bytes, { sheets, readStyles: true })).sheets;
  } catch {
    throw new Refusal("damaged");
  }
}

/** What the library has read of a sheet, as cells; every value that stands in the sheet must be there. */
function taken(sheet: FoundSheet, layout: Layout, date1904: boolean): Uint8Array<ArrayBuffer> {
  const written = new Set<number>();
  for (const { row, column, written: date } of layout.values) {
    const value = sheet.rows[row]?.[column];
    if (value === null || value === undefined) throw new Refusal("lost", sheet.name);
    if (date) written.add(row * 2 ** 14 + column);
  }
  const formats = new Formats();
  const writer = new CellWriter();
  const covered = coverOf(layout);
  for (const [row, values] of sheet.rows.entries()) {
    const cells: Cell[] = [];
    for (const [column, value] of values.entries()) {
      const found = sheet.cells?.get(`${row},${column}`);
      if (value === "" || (value === null && !found?.formula) || covered(row, column)) continue;
      while (cells.length < column) cells.push(null);
      const format = formats.of(found);
      cells.push(cellOf(value, found, format, written.has(row * 2 ** 14 + column), date1904));
    }
    if (cells.length > 0) writer.row(row + 1, cells);
  }
  return writer.finish();
}

/** Whether a cell lies under another: a merge shows that in its first corner only. */
function coverOf({ merges }: Layout): (row: number, column: number) => boolean {
  let at = -1;
  let here: Layout["merges"] = [];
  return (row, column) => {
    if (row !== at) {
      at = row;
      here = merges.length === 0 ? [] : merges.filter((m) => row >= m.top && row <= m.bottom);
    }
    return here.some((m) => column >= m.left && column <= m.right && (row !== m.top || column !== m.left));
  };
}

/** Number formats, each read once. */
class Formats {
  #known = new Map<string, Format>();

  of(cell: Found | undefined): Format | null {
    const code = cell?.style?.numFmt;
    if (!code) return null;
    const known = this.#known.get(code) ?? parseFormat(code);
    this.#known.set(code, known);
    return known;
  }
}

const day = 24 * 60 * 60 * 1000;

type Value = FoundSheet["rows"][number][number];

function cellOf(
  value: Value,
  found: Found | undefined,
  format: Format | null,
  written: boolean,
  date1904: boolean,
): Cell {
  if (value === null) return { kind: "formula", text: found?.formula ?? "" };
  if (typeof value === "boolean") return { kind: "flag", number: value ? 1 : 0 };
  if (value instanceof Date) {
    const days = value.getTime() / day;
    return format?.time ? timeOf(days, date1904) : { kind: "date", number: days };
  }
  if (typeof value === "number") return numberOf(value, format);
  if (found?.type === "error") return { kind: "error", text: value };
  const at = written ? Date.parse(/T/.test(value) && !/Z$/.test(value) ? `${value}Z` : value) : Number.NaN;
  return Number.isNaN(at) ? { kind: "text", text: value } : { kind: "date", number: at / day };
}

/** A time of day, which the library gives as a point in time. */
function timeOf(days: number, date1904: boolean): Cell {
  const since = days + (date1904 ? 24107 : 25569);
  // The library counts days before the 29 February 1900 that never was one later.
  const number = date1904 || since >= 60 ? since : since - 1;
  return { kind: "number", number, shown: clock(number) };
}

function numberOf(number: number, format: Format | null): Cell {
  if (format?.percent) return { kind: "percent", number };
  if (format && format.zeros > 0 && number >= 0 && Number.isInteger(number) && number < 1e15) {
    return { kind: "number", number, shown: String(number).padStart(format.zeros, "0") };
  }
  return { kind: "number", number };
}
