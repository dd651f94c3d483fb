import type { Diagnostic, Table } from "../engine/protocol.ts";

/** A file with the data of one table, as opened by the user or brought by an example. */
export interface DataFile {
  file: string;
  bytes: Uint8Array;
  origin: "own" | "example";
  /** What the engine said of it; null until it has. */
  read: { rows: number; diagnostics: Diagnostic[] } | null;
  /** The shape of the table that it was read for. */
  shape: string;
}

/** A file that the engine has not read yet. */
export function fileOf(file: string, bytes: Uint8Array, origin: DataFile["origin"]): DataFile {
  return { file, bytes, origin, read: null, shape: "" };
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

/** The table that a file is for by its name: `children.csv`, `Børn (2).CSV` as the label or name says it. */
export function tableFor(file: string, tables: readonly Table[]): Table | null {
  const plain = (s: string) => s.trim().toLowerCase().normalize();
  const stem = plain(file.replace(/\.[^.]*$/, "").replace(/\s*\(\d+\)$/, ""));
  return tables.find((t) => plain(t.name) === stem) ?? tables.find((t) => plain(t.label) === stem) ?? null;
}
