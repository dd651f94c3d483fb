import type { Lang, Sentence } from "../engine/protocol.ts";
import { type Cell, CellWriter } from "../sheet/cells.ts";
import { FordelError } from "./failure.ts";

/** A value of a row: what is null, undefined or NaN is missing. A date is an ISO text, or a Date at midnight UTC. */
export type RowValue = string | number | bigint | boolean | Date | null | undefined;

/** Columns by name, each with a value a row: arrays, or typed arrays of numbers. */
export type Columns = Record<string, ArrayLike<RowValue>>;

/** Rows of a table: CSV text or a file's bytes, objects by column, or columns. */
export type Rows = string | Uint8Array | readonly Readonly<Record<string, RowValue>>[] | Columns;

const day = 86_400_000;

/** Which table rows are for, and the language of what is wrong with them. */
interface For {
  table: string;
  lang: Lang;
}

/**
 * Rows as the cells of a sheet, the headers in row 1: a problem in row 2 is one of the first object. What no cell can
 * hold is refused, with its place, rather than turned into something near it.
 */
export function cellsOf(rows: Exclude<Rows, string | Uint8Array>, of: For): Uint8Array<ArrayBuffer> {
  if (typeof rows !== "object" || rows === null) throw wrong(noRows, of);
  return Array.isArray(rows) ? objects(rows, of) : columns(rows as Columns, of);
}

function objects(rows: readonly Readonly<Record<string, RowValue>>[], of: For): Uint8Array<ArrayBuffer> {
  const none = rows.findIndex((row) => typeof row !== "object" || row === null);
  if (none >= 0) throw wrong(noRow, of, none);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return written(names, rows.length, (name, row) => rows[row]?.[name], of);
}

function columns(given: Columns, of: For): Uint8Array<ArrayBuffer> {
  const names = Object.keys(given);
  const lengthOf = (name: string) => given[name]?.length ?? -1;
  const [first = ""] = names;
  const length = names.length > 0 ? lengthOf(first) : 0;
  const other = names.findIndex((name) => lengthOf(name) !== length || length < 0);
  if (other >= 0) throw wrong(lengths(first, length, names[other] ?? "", lengthOf(names[other] ?? "")), of, -1, other);
  return written(names, length, (name, row) => given[name]?.[row], of);
}

function written(
  names: readonly string[],
  length: number,
  value: (name: string, row: number) => RowValue,
  of: For,
): Uint8Array<ArrayBuffer> {
  const out = new CellWriter();
  const header = names.map((text): Cell => ({ kind: "text", text }));
  out.row(1, header);
  for (let row = 0; row < length; row++) {
    const cells = names.map((name, field) => {
      const made = cell(value(name, row));
      if (made && "en" in made) throw wrong({ en: `${name} ${made.en}`, da: `${name} ${made.da}` }, of, row, field);
      return made;
    });
    out.row(row + 2, cells);
  }
  return out.finish();
}

/** A value as it stands in a cell, or what is wrong with it. */
function cell(value: RowValue): Cell | Sentence {
  switch (typeof value) {
    case "string":
      return { kind: "text", text: value };
    case "boolean":
      return { kind: "flag", number: value ? 1 : 0 };
    case "number":
      if (Number.isNaN(value)) return null;
      return Number.isFinite(value) ? { kind: "number", number: value } : noAmount(value);
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? { kind: "number", number: Number(value) } : tooLarge(value);
    case "undefined":
      return null;
    default:
      if (value === null) return null;
      return value instanceof Date ? date(value) : noValue;
  }
}

/** Only a date that is the same day everywhere is one: at midnight UTC. */
function date(value: Date): Cell | Sentence {
  const days = value.getTime() / day;
  return Number.isInteger(days) ? { kind: "date", number: days } : noDay;
}

/** The failure that tells what is wrong with a row, from 0, or with a column of it. */
function wrong(said: Sentence, { table, lang }: For, row = -1, field = -1): FordelError {
  const at = { ...(row >= 0 && { row: row + 2 }), ...(field >= 0 && { field: field + 1 }) };
  const place = [table, row >= 0 ? `${lang === "da" ? "række" : "row"} ${row + 2}` : ""].filter(Boolean).join(", ");
  const message = `${place}: ${said[lang]}`;
  const nowhere = { hint: "", file: table, line: 0, column: 0, from: 0, to: 0 };
  return new FordelError("data", [{ code: "package.rows", severity: "error", message, ...nowhere, table, ...at }]);
}

const noRows = {
  en: "rows are CSV text, the bytes of a file, objects, or columns",
  da: "rækker er CSV-tekst, en fils bytes, objekter eller kolonner",
};
const noRow = { en: "a row is an object", da: "en række er et objekt" };
const noValue = {
  en: "is no text, number, truth value or date",
  da: "er hverken tekst, tal, sandhedsværdi eller dato",
};
const noDay = {
  en: 'is a moment, not a day: give "2026-03-17" or new Date("2026-03-17")',
  da: 'er et tidspunkt, ikke en dag: giv "2026-03-17" eller new Date("2026-03-17")',
};
const noAmount = (value: number) => ({
  en: `is ${value}, which is no amount`,
  da: `er ${value}, som ikke er et beløb`,
});
const tooLarge = (value: bigint) => ({
  en: `is ${value}, too large for a number`,
  da: `er ${value}, for stort til et tal`,
});

/** A column that is no array has the length -1. */
function lengths(first: string, length: number, other: string, its: number): Sentence {
  if (its < 0) return { en: `the column ${other} is no array`, da: `kolonnen ${other} er ikke et array` };
  return {
    en: `the columns are not of one length: ${first} has ${length}, ${other} ${its}`,
    da: `kolonnerne er ikke lige lange: ${first} har ${length}, ${other} ${its}`,
  };
}
