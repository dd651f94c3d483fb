import type { Lang } from "../engine/protocol.ts";
import { type Cell, CellReader, CellWriter } from "./cells.ts";

/**
 * What somebody types into a cell, as a spreadsheet in that language takes it: a number such as `1.234,56`
 * or `1,234.56`, a percentage, a date as ISO text, or else text. Digits with a zero before them are an id.
 */
export function typedCell(typed: string, lang: Lang): Cell {
  const text = typed.trim();
  if (text === "") return null;
  const [group, point] = lang === "da" ? ["\\.", ","] : [",", "\\."];
  const number = new RegExp(
    `^([-\u2212]?)((?:0|[1-9]\\d{0,2}(?:${group}\\d{3})+|[1-9]\\d*)(?:${point}\\d+)?)(\\s*%)?$`,
  );
  const [, minus, digits, percent] = number.exec(text) ?? [];
  if (digits !== undefined) {
    const plain = digits.replaceAll(lang === "da" ? "." : ",", "").replace(",", ".");
    const value = Number(plain) * (minus ? -1 : 1);
    return percent ? { kind: "percent", number: value / 100 } : { kind: "number", number: value };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) {
    return { kind: "date", number: Date.parse(text) / 86_400_000 };
  }
  return { kind: "text", text };
}

/** The cells of a sheet with another one in a row, by its number from 1, and a column, from 0. */
export function withCell(bytes: Uint8Array, row: number, column: number, cell: Cell): Uint8Array<ArrayBuffer> {
  const reader = new CellReader(bytes);
  const writer = new CellWriter();
  for (const [place, number] of reader.numbers.entries()) {
    const cells = reader.row(place);
    if (number === row) {
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    }
    writer.row(number, cells);
  }
  return writer.finish();
}
