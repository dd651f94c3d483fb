import type { Lang } from "../engine/protocol.ts";

/** The rows of cells as spreadsheets copy them: a tab between cells, and quotation marks around those with line ends. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy;
  for (let m = cell.exec(text); m; m = cell.exec(text)) {
    rows.at(-1)?.push(m[1]?.replaceAll('""', '"') ?? m[2] ?? "");
    if (cell.lastIndex >= text.length) break;
    if (m[3] !== "\t") rows.push([]);
  }
  return rows;
}

/**
 * Copied cells as a CSV file, in which the separator says that numbers are written as in a language:
 * `1.234,56` or `1,234.56`. null for a text that is no cells.
 */
export function pastedCsv(text: string, lang: Lang): string | null {
  if (!text.includes("\t")) return null;
  const separator = lang === "da" ? ";" : ",";
  const quoted = (value: string) => (/[;,"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return cellsOf(text)
    .map((row) => `${row.map(quoted).join(separator)}\n`)
    .join("");
}

/** Whether a text is the lines of a CSV file: two or more with as many separators each, outside of quotation marks; commas of prose have a blank behind. */
export function isCsvText(text: string): boolean {
  const lines = text
    .replace(/"([^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "");
  const counts = (separator: string) => new Set(lines.map((line) => line.split(separator).length));
  const separators = lines.some((line) => line.includes(", ")) ? [";"] : [";", ","];
  return lines.length > 1 && separators.some((separator) => counts(separator).size === 1 && !counts(separator).has(1));
}
