import type { Data, Diagnostic, Lang, Mapping, Table } from "../engine/protocol.ts";
import type { ReadSheet } from "../sheet/read.ts";

/** Where rows come from: a CSV file, or a sheet of a workbook as cells. */
export interface Source {
  file: string;
  /** Of a workbook; empty for a CSV file. */
  sheet: string;
  bytes: Uint8Array;
  /** All sheets of the workbook; null for a CSV file. */
  book: readonly ReadSheet[] | null;
  /** How it is to be taken; null where headers and texts are those of the table. */
  mapping: Mapping | null;
}

/** A source as far as it must be told: all else is that of a CSV file taken as it is. */
export type Given = Pick<Source, "file" | "bytes"> & Partial<Source>;

/** A CSV file, taken as it is. */
export function csvOf(file: string, bytes: Uint8Array): Source {
  return { file, sheet: "", bytes, book: null, mapping: null };
}

/** The data of one table, as opened by the user, brought by an example or made up. */
export interface DataFile extends Source {
  origin: "own" | "example" | "made";
  /** What the engine said of it; null until it has. */
  read: { rows: number; diagnostics: Diagnostic[] } | null;
  /** The shape of the table that it was read for. */
  shape: string;
}

/** Data that the engine has not read yet. */
export function unread(source: Given, origin: DataFile["origin"]): DataFile {
  const { file, bytes, sheet = "", book = null, mapping = null } = source;
  return { file, sheet, bytes, book, mapping, origin, read: null, shape: "" };
}

/** Whether the engine reads the same from both. */
export function sameSource(a: Source | undefined, b: Source): boolean {
  return a?.bytes === b.bytes && a.sheet === b.sheet && a.mapping === b.mapping;
}

/** What the engine is told of a source, beside its bytes. */
export function paramsOf(
  table: string,
  { file, sheet, mapping }: Pick<Source, "file" | "sheet" | "mapping">,
  lang: Lang,
): Data {
  return { table, file, ...(sheet ? { sheet } : {}), ...(mapping ? { mapping } : {}), asSheet: true, lang };
}

/** Whether the engine found errors in the data of a table. */
export function anyRejected(tables: readonly Table[], data: ReadonlyMap<string, DataFile>): boolean {
  const errors = ({ name }: Table) => data.get(name)?.read?.diagnostics.filter((d) => d.severity === "error") ?? [];
  return outsideTables(tables).some((table) => errors(table).length > 0);
}

/** Tables whose rows come from a file. */
export function outsideTables(tables: readonly Table[]): Table[] {
  return tables.filter((table) => !table.inline);
}

/** The columns that a file must bring. */
export function dataColumns(table: Table): Table["columns"] {
  return table.columns.filter((column) => !column.computed);
}

/** Tells tables apart whose data must be read anew: name, label and declared columns. */
export function shapeOf(table: Table): string {
  return JSON.stringify([table.name, table.label, dataColumns(table)]);
}

const plain = (s: string) => s.trim().toLowerCase().normalize();
const stemOf = (file: string) => file.replace(/\.[^.]*$/, "");

/** Whether a file or sheet is called as a table is, without a year or the number of a copy. */
export function exactlyFor(file: string, { name, label }: Table): boolean {
  return [name, label].some((known) => [stemOf(file), file].some((called) => plain(called) === plain(known)));
}

/** The table that a file or sheet is for by its name: `children.csv`, `Børn (2).CSV`, `Børn 2026` as the label or name says it. */
export function tableFor(file: string, tables: readonly Table[]): Table | null {
  const stem = plain(stemOf(file).replace(/\s*\(\d+\)$/, ""));
  const named = (name: string) =>
    tables.find((t) => plain(t.name) === name) ?? tables.find((t) => plain(t.label) === name);
  return named(stem) ?? named(stem.replace(/[\s_-]+(19|20)\d\d$/, "")) ?? null;
}
