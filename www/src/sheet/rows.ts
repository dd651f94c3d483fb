import type { Survey } from "../engine/protocol.ts";
import { type Cell, CellReader } from "./cells.ts";

/** The rows of a sheet or CSV file as they stand in it, those without anything left out. */
export interface Rows {
  readonly length: number;
  /** The row of the sheet, or the line on which the record begins, from 1. */
  readonly numbers: readonly number[];
  /** The most cells of a row. */
  readonly width: number;
  /** The cells of a row by its place, from 0. */
  row(index: number): readonly Cell[];
}

/** Rows of a CSV file, as the engine has cut it into records. */
class RecordRows implements Rows {
  readonly numbers: readonly number[];
  readonly width: number;
  readonly #records: readonly string[][];

  constructor({ records, lines }: Survey) {
    this.#records = records;
    this.numbers = lines;
    this.width = records.reduce((most, record) => Math.max(most, record.length), 0);
  }

  get length(): number {
    return this.#records.length;
  }

  row(index: number): Cell[] {
    return (this.#records[index] ?? []).map((text): Cell => (text === "" ? null : { kind: "text", text }));
  }
}

/** The rows of a source that the engine has looked through. */
export function rowsOf({ sheet, bytes }: { sheet: string; bytes: Uint8Array }, survey: Survey): Rows {
  return sheet ? new CellReader(bytes) : new RecordRows(survey);
}

/** The place in the list of the row with a number; -1 where there is none. */
export function placeOf(rows: Rows, number: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows.numbers[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return rows.numbers[from] === number ? from : -1;
}

/** What stands in a cell, as text with all its digits. */
export function plainText(cell: Cell | undefined): string {
  if (!cell) return "";
  switch (cell.kind) {
    case "text":
    case "error":
      return cell.text;
    case "formula":
      return `=${cell.text}`;
    case "number":
      return cell.shown ?? String(Number(cell.number.toPrecision(15)));
    case "percent":
      return `${Number((cell.number * 100).toPrecision(15))} %`;
    case "flag":
      return cell.number ? "TRUE" : "FALSE";
    case "date":
      return dateText(cell.number);
  }
}

/** A point in time as ISO text, a date alone if it is midnight. */
function dateText(days: number): string {
  const at = new Date(Math.round(days * 24 * 60) * 60_000);
  if (Number.isNaN(at.getTime())) return String(days);
  const iso = at.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
}
