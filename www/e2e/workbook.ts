import { writeXlsx } from "hucre/xlsx";

export type Value = string | number | boolean | Date | null;

/** A workbook of sheets with their rows. */
export async function workbook(sheets: Record<string, Value[][]>): Promise<Buffer> {
  const written = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return Buffer.from(written);
}

/** The rows of a CSV file of an example, amounts as numbers. */
export function rowsOf(csv: string): Value[][] {
  const lines = csv
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/);
  const value = (text: string) =>
    /^-?[\d.]+(,\d+)?$/.test(text) ? Number(text.replaceAll(".", "").replace(",", ".")) : text;
  return lines.map((line) => line.split(";").map(value));
}
