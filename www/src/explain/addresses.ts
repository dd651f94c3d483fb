/** The addresses of numbers, as the engine has them: see engine/explain. */
import type { View } from "../engine/protocol.ts";

const escapes: Record<string, string> = { "%": "%25", "/": "%2F", "?": "%3F", "#": "%23" };
const segment = (text: string): string => text.replace(/[%/?#]/g, (c) => escapes[c] ?? c);
const unescaped = (text: string): string =>
  text.replace(/%(25|2F|3F|23)/g, (code) => Object.keys(escapes).find((c) => escapes[c] === code) ?? code);

const joined = (...path: string[]): string => path.map(segment).join("/");

/** A cell of a view: by the key of its row, or where the table has none by its place among the rows shown. */
export function shownAddress(view: View, index: number, column: string, row: number): string {
  const key = view.keys?.[row] ?? null;
  return key === null
    ? joined("view", String(index), column, String(row))
    : joined("cell", view.table, column, String(key));
}

/** What stands in the total row of a view. */
export function totalAddress(index: number, column: string): string {
  return joined("view", String(index), column, "total");
}

/** The sum of a column over all rows of its table. */
export function sumAddress(table: string, column: string): string {
  return joined("sum", table, column);
}

/** A figure of a statement, of a group where there are some. */
export function figureAddress(statement: string, name: string, group = ""): string {
  const figure = joined("figure", name === "" ? statement : `${statement}.${name}`);
  return group === "" ? figure : `${figure}/${segment(group)}`;
}

/** The table, column and key of a cell's address; null for any other. */
export function cellOf(address: string): { table: string; column: string; key: string } | null {
  const [what, table, column, key, ...more] = address.split("/").map(unescaped);
  if (what !== "cell" || more.length > 0 || table === undefined || column === undefined || key === undefined)
    return null;
  return { table, column, key };
}

/** Whether a number can be compared with another: a cell, a value, a parameter or what stands below a column, which can be computed on its own. */
export function canCompare(address: string): boolean {
  return cellOf(address) !== null || /^((value|param)\/[^/]+|sum\/[^/]+\/[^/]+|view\/\d+\/[^/]+\/total)$/.test(address);
}

/** Which column and row of a view an address is of; null for one of something else. */
export function shownAt(view: View, index: number, address: string): { column: string; row: number } | null {
  const cell = cellOf(address);
  if (cell) {
    const row = cell.table === view.table ? (view.keys?.findIndex((key) => String(key) === cell.key) ?? -1) : -1;
    return row < 0 ? null : { column: cell.column, row };
  }
  const [what, at, column, row] = address.split("/").map(unescaped);
  if (what !== "view" || at !== String(index) || column === undefined || !/^\d+$/.test(row ?? "")) return null;
  return { column, row: Number(row) };
}
