import type { Diagnostic } from "../engine/protocol.ts";
import { typedCell, withCell } from "../sheet/edit.ts";
import { changed, mappingName, mappingText } from "./mapping.ts";
import { placeName } from "./problems.ts";
import { save } from "./save.ts";
import type { Session } from "./session.ts";
import { csvOf, type DataFile, dataColumns, outsideTables } from "./tables.ts";

/** Data with a change, in the place of what the table had; each is a step to undo. */
function replace(session: Session, table: string, data: DataFile, kind: "cell" | "row" | "value", name: string) {
  return session.openData([{ ...data, table }], data.origin, { kind, name });
}

/** Writes a text into a cell: of a row, by its number, and a field, from 0. An example's data are the user's own then, and still made up. */
export async function writeCell(
  session: Session,
  table: string,
  row: number,
  field: number,
  text: string,
): Promise<void> {
  const found = session.data.get(table);
  if (!found) return;
  const data: DataFile = found.origin === "example" ? { ...found, origin: "made" } : found;
  const name = placeName(session.language, row, field);
  if (data.sheet) {
    const bytes = withCell(data.bytes, row, field, typedCell(text, session.language.lang));
    const book = data.book?.map((s) => (s.name === data.sheet && "cells" in s ? { ...s, cells: bytes } : s)) ?? null;
    return replace(session, table, { ...data, bytes, book }, "cell", name);
  }
  const { file, mapping } = data;
  const params = { table, file, ...(mapping ? { mapping } : {}), line: row, field: field + 1, text };
  const reply = await session.ask("amend", params, `amend ${table}`, data.bytes);
  if (reply) await replace(session, table, { ...data, bytes: new TextEncoder().encode(reply.text) }, "cell", name);
}

/** Leaves a row out, or takes all of them in again. */
export async function leaveOut(session: Session, table: string, row: number | null): Promise<void> {
  const data = session.data.get(table);
  if (!data) return;
  const skip = row === null ? [] : [...(data.mapping?.skip ?? []), row].sort((a, b) => a - b);
  const name = row === null ? "" : placeName(session.language, row, -1);
  await replace(session, table, { ...data, mapping: changed(data.mapping, { skip }) }, "row", name);
}

/** Has texts of the file stand for others, everywhere in a column. */
export async function translate(
  session: Session,
  table: string,
  column: string,
  meanings: Readonly<Record<string, string>>,
): Promise<void> {
  const data = session.data.get(table);
  if (!data) return;
  const known = data.mapping?.values ?? {};
  const values = { ...known, [column]: { ...known[column], ...meanings } };
  const texts = Object.keys(meanings);
  const name = texts.length === 1 ? (texts[0] ?? "") : "";
  await replace(session, table, { ...data, mapping: changed(data.mapping, { values }) }, "value", name);
}

/** Makes up data for all tables that the rules ask for; other data every time. Gives why there are none, if so. */
export async function makeUp(session: Session): Promise<Diagnostic[]> {
  const { lang, texts } = session.language;
  const seed = Math.floor(Math.random() * 2 ** 31);
  const made = await session.ask("sample", { seed, lang });
  if (!made || made.sheets.length === 0) return made?.diagnostics ?? [];
  const encoder = new TextEncoder();
  const labels = new Map(session.model?.tables.map((t) => [t.name, t.label || t.name]));
  const sources = made.sheets.map(({ table, text }) => ({
    ...csvOf(texts.madeUpFile(labels.get(table) ?? table), encoder.encode(text)),
    table,
  }));
  await session.openData(sources, "made", { kind: "made", name: "" });
  return [];
}

/** Saves a sheet with nothing but the headers of a table. */
export function saveTemplate({ model, language }: Session, name: string): void {
  const table = outsideTables(model?.tables ?? []).find((t) => t.name === name);
  if (!table) return;
  const separator = language.lang === "da" ? ";" : ",";
  const headers = dataColumns(table).map((column) => column.name);
  // One column has no separator by which it is told how numbers are written.
  const first = headers.length === 1 ? `sep=${separator}\r\n` : "";
  save(`${name}.csv`, `\ufeff${first}${headers.join(separator)}\r\n`, "text/csv");
}

/** Saves how the files of the tables are taken, beside the rules. */
export function saveMappings({ data, rules }: Session): void {
  save(mappingName(rules.file), mappingText(data), "application/json");
}
