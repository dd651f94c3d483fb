/** Writes a workbook that the engine has described as cells; hucre makes the file. */
import { type Cell, type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Book, BookCell, BookFill, BookList, BookSheet, BookStyle } from "../engine/contract.ts";

/** The colours of what stands out, as the command's writer has them. */
const fills: Record<Exclude<BookFill, "">, string> = {
  head: "E9EEEC",
  total: "F3F6F5",
  given: "DCEDEA",
  warn: "FDF0CC",
};

export async function writeWorkbook(book: Book): Promise<Uint8Array<ArrayBuffer>> {
  const styles = book.styles.map(styleOf);
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => sheetOf(sheet, styles)),
    namedRanges: (book.names ?? []).map(({ name, to }) => ({ name, range: to })),
    defaultFont: { name: "Calibri", size: 11 },
    properties: { title: book.title, creator: "Fordel" },
  });
  return bytes as Uint8Array<ArrayBuffer>;
}

function sheetOf(sheet: BookSheet, styles: readonly CellStyle[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  sheet.cells.forEach((row, r) => {
    // a row without cells comes as null
    row?.forEach((cell, c) => {
      const more = beside(cell, styles);
      if (more) cells.set(`${r},${c}`, more);
    });
  });
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.cells.map((row) => (row ?? []).map((cell) => cell.v)),
    cells,
    ...(sheet.frozen.rows + sheet.frozen.columns > 0 ? { freezePane: sheet.frozen } : {}),
    ...(sheet.lists?.length ? { dataValidations: sheet.lists.map(listOf) } : {}),
    ...(sheet.filter ? { autoFilter: { range: sheet.filter } } : {}),
  };
}

/** A cell that is chosen from a list of others. */
const listOf = ({ at, of }: BookList): DataValidation => ({
  type: "list",
  range: at,
  formula1: of,
  allowBlank: true,
  showErrorMessage: true,
});

/** What a cell has besides its value. */
function beside(cell: BookCell, styles: readonly CellStyle[]): Partial<Cell> | null {
  const style = cell.s ? styles[cell.s] : undefined;
  if (!style && !cell.f && !cell.n) return null;
  return {
    value: cell.v,
    ...(style ? { style } : {}),
    ...(cell.f ? { formula: cell.f, formulaResult: cell.v } : {}),
    ...(cell.n ? { comment: { text: cell.n } } : {}),
  };
}

function styleOf(style: BookStyle): CellStyle {
  const fill = style.fill && fills[style.fill];
  return {
    ...(style.format ? { numFmt: style.format } : {}),
    ...(style.bold ? { font: { name: "Calibri", size: 11, bold: true } } : {}),
    ...(fill ? { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } } : {}),
    ...(style.wrap || style.right
      ? { alignment: { wrapText: style.wrap, vertical: "top", ...(style.right ? { horizontal: "right" } : {}) } }
      : {}),
    ...(style.input ? { protection: { locked: false } } : {}),
  };
}
