import type { Survey, Table } from "../engine/protocol.ts";
import { placeOf, plainText, type Rows, rowsOf } from "../sheet/rows.ts";
import { likelyHeader } from "./headerrow.ts";
import type { Session } from "./session.ts";
import { dataColumns, exactlyFor, paramsOf, type Source, shapeOf, tableFor } from "./tables.ts";

/** A source that the engine has looked through for a table. */
export interface Surveyed {
  table: Table;
  survey: Survey;
  rows: Rows;
  /** What stands in the row of the headers. */
  headers: string[];
  /** The columns of the table that are found, and those that are not and must be there. */
  found: string[];
  lacking: string[];
}

/** What was found in bytes, by how they were looked through: a file is asked about more than once on its way. */
const seen = new WeakMap<Uint8Array, Map<string, Surveyed>>();

/** Has the engine look through a source for a table; null if it cannot, which the session then tells. */
export async function surveyed(session: Session, source: Source, table: Table): Promise<Surveyed | null> {
  const params = paramsOf(table.name, source, "en");
  const key = JSON.stringify([params, shapeOf(table)]);
  const known = seen.get(source.bytes)?.get(key);
  if (known) return known;
  const survey = await session.ask("survey", params, `survey ${key}`, source.bytes);
  if (!survey) return null;
  const found = foundIn(source, table, survey);
  seen.set(source.bytes, (seen.get(source.bytes) ?? new Map()).set(key, found));
  return found;
}

function foundIn(source: Source, table: Table, survey: Survey): Surveyed {
  const rows = rowsOf(source, survey);
  const headers = rows.row(placeOf(rows, survey.header)).map(plainText);
  const found = survey.columns.filter((name) => name !== "");
  const left = (name: string) => source.mapping?.columns?.[name] === "";
  const lacking = dataColumns(table)
    .filter((c) => !found.includes(c.name) && (!c.optional || c.kind === "key") && !left(c.name))
    .map((c) => c.name);
  return { table, survey, rows, headers, found, lacking };
}

/** Whether all is there that a table needs. */
export const isWhole = (s: Surveyed) => s.lacking.length === 0;

/** The tables that a source may be for by its headers, the likeliest first: where none is that of a column, by those that are like one. */
export async function fitting(session: Session, source: Source, tables: readonly Table[]): Promise<Surveyed[]> {
  const all: Surveyed[] = [];
  for (const table of tables) {
    const seen = await surveyed(session, source, table);
    if (seen) all.push(seen);
  }
  const rank = (s: Surveyed) => (isWhole(s) ? 1000 : 0) + s.found.length;
  const found = all.filter((s) => s.found.length > 0);
  return found.length > 0 ? found.sort((a, b) => rank(b) - rank(a)) : resembling(all);
}

/** Those of which at least two columns are like a header, the likeliest first. */
function resembling(all: readonly Surveyed[]): Surveyed[] {
  const alike = new Map(all.map((s) => [s, likelyHeader(s).alike]));
  const of = (s: Surveyed) => alike.get(s) ?? 0;
  return all.filter((s) => of(s) > 1).sort((a, b) => of(b) - of(a));
}

/** The one table that all headers of a source say it is for; null where none does, or several as well. */
export function surely([best, second]: readonly Surveyed[]): Surveyed | null {
  if (!best || !isWhole(best)) return null;
  return second && isWhole(second) && second.found.length === best.found.length ? null : best;
}

/** A table and by what it is told: its own name or label, or one that is nearly it. */
export interface Named<By = "exact" | "near"> {
  table: Table;
  by: By;
}

/** The table that a source is for by its name: that of the sheet, or of a file with one. */
export function namedTable(source: Source, tables: readonly Table[]): Named | null {
  const sheets = source.book?.filter((sheet) => !sheet.hidden).length ?? 1;
  const names = [...(source.sheet ? [source.sheet] : []), ...(sheets === 1 ? [source.file] : [])];
  for (const name of names) {
    const table = tableFor(name, tables);
    if (table) return { table, by: exactlyFor(name, table) ? "exact" : "near" };
  }
  return null;
}

/**
 * The headers of a file that are what the rules compute, where it has no others than those and data: then it is a result.
 * With all data in it it is data as well, unless some are hidden.
 */
export function computedHeaders(seen: Surveyed): string[] {
  const { table, survey, headers, lacking } = seen;
  if (lacking.length === 0 && !anyHidden(seen)) return [];
  // Behind a header that another has, too, the engine writes stars.
  const plain = (s: string) =>
    s
      .replace(/[ *]+$/, "")
      .trim()
      .toLowerCase()
      .normalize();
  const computed = new Set(table.columns.filter((c) => c.computed).flatMap((c) => [plain(c.name), plain(c.label)]));
  const others = headers.filter((header, i) => header.trim() !== "" && !survey.columns[i]);
  return others.every((header) => computed.has(plain(header))) ? others : [];
}

/** Whether the place of a small count, or of what would tell it, stands in a column of the data: as the engine writes and knows it. */
function anyHidden({ rows, survey }: Surveyed): boolean {
  const fields = survey.columns.flatMap((name, field) => (name === "" ? [] : [field]));
  for (let i = placeOf(rows, survey.header) + 1; i < rows.length; i++) {
    const row = rows.row(i);
    if (fields.some((field) => /^(under \d+|skjult|hidden)$/i.test(plainText(row[field] ?? null)))) return true;
  }
  return false;
}
