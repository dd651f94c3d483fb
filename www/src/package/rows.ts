import { type Cell, CellWriter } from "../sheet/cells.ts";

/** A value of a row: what is null, undefined or NaN is missing. A date is an ISO text, or a Date at midnight UTC. */
export type RowValue = string | number | bigint | boolean | Date | null | undefined;

/** Columns by name, each with a value a row: arrays, or typed arrays of numbers. */
export type Columns = Record<string, ArrayLike<RowValue>>;

/** Rows of a table: CSV text or a file's bytes, objects by column, or columns. */
export type Rows = string | Uint8Array | readonly Readonly<Record<string, RowValue>>[] | Columns;

const day = 86_400_000;

/** Rows as the cells of a sheet, the headers in row 1: a problem in row 2 is one of the first object. */
export function cellsOf(rows: Exclude<Rows, string | Uint8Array>): Uint8Array<ArrayBuffer> {
  return Array.isArray(rows) ? objects(rows) : columns(rows as Columns);
}

function objects(rows: readonly Readonly<Record<string, RowValue>>[]): Uint8Array<ArrayBuffer> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return written(names, rows.length, (name, row) => rows[row]?.[name]);
}

function columns(given: Columns): Uint8Array<ArrayBuffer> {
  const names = Object.keys(given);
  const length = given[names[0] ?? ""]?.length ?? 0;
  const other = names.find((name) => given[name]?.length !== length);
  if (other !== undefined) {
    throw new RangeError(
      `the columns are not of one length: ${names[0]} has ${length}, ${other} ${given[other]?.length}`,
    );
  }
  return written(names, length, (name, row) => given[name]?.[row]);
}

function written(
  names: readonly string[],
  length: number,
  value: (name: string, row: number) => RowValue,
): Uint8Array<ArrayBuffer> {
  const out = new CellWriter();
  const header = names.map((text): Cell => ({ kind: "text", text }));
  out.row(1, header);
  for (let row = 0; row < length; row++) {
    const cells = names.map((name) => cell(value(name, row), () => `${name} of row ${row + 1}`));
    out.row(row + 2, cells);
  }
  return out.finish();
}

/** A value as it stands in a cell. What no cell can hold is refused rather than turned into something near it. */
function cell(value: RowValue, where: () => string): Cell {
  switch (typeof value) {
    case "string":
      return { kind: "text", text: value };
    case "boolean":
      return { kind: "flag", number: value ? 1 : 0 };
    case "number":
      if (Number.isNaN(value)) return null;
      if (!Number.isFinite(value)) throw new TypeError(`${where()} is ${value}, which is no amount`);
      return { kind: "number", number: value };
    case "bigint":
      if (!Number.isSafeInteger(Number(value))) throw new TypeError(`${where()} is ${value}, too large for a number`);
      return { kind: "number", number: Number(value) };
    case "undefined":
      return null;
    default:
      if (value === null) return null;
      if (value instanceof Date) return date(value, where);
      throw new TypeError(`${where()} is no text, number, truth value or date`);
  }
}

/** Only a date that is the same day everywhere is one: at midnight UTC. */
function date(value: Date, where: () => string): Cell {
  const days = value.getTime() / day;
  if (Number.isInteger(days)) return { kind: "date", number: days };
  throw new TypeError(`${where()} is a moment, not a day: give "2026-03-17" or new Date("2026-03-17")`);
}
