import type { TableColumn } from "./columns.ts";

/** Rows of a table as cells that a spreadsheet takes when they are pasted, with the columns' headings above. */
export function copied(columns: readonly TableColumn[], rows: readonly number[]): string {
  const head = columns.map((c) => [c.label, c.unit].filter(Boolean).join(", "));
  const lines = rows.map((row) => columns.map((c) => c.cell(row).text));
  return [head, ...lines].map((line) => line.map(plainCell).join("\t")).join("\n");
}

/** What a spreadsheet would run as a formula is a text to it; a number with its sign stays one. */
function plainCell(text: string): string {
  const clean = text.replace(/[\t\n]/g, " ");
  return /^[=@]/.test(clean) || /^[+-](?![\d.,]+$)/.test(clean) ? `'${clean}` : clean.replace("−", "-");
}
