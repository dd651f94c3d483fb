import type { Table } from "../engine/protocol.ts";
import type { ReadBook } from "../sheet/reader.ts";
import { Refusal } from "../sheet/zip.ts";
import { computedHeaders, fitting, namedTable, surely } from "./matching.ts";
import type { Notice } from "./notices.ts";
import { isRuleText, type Opened, sortFiles } from "./openfiles.ts";
import type { Session } from "./session.ts";
import { csvOf, outsideTables, type Source } from "./tables.ts";

/** A source that waits for the user to say which table it is for. */
export interface Unmatched extends Source {
  /** The likeliest table; empty for none. */
  guess: string;
  /** What stands in its row of headers, as far as one is found. */
  headers: readonly string[];
}

/** What became of files that were opened: what waits, and what there is to say. */
export interface Outcome {
  unmatched: Unmatched[];
  notices: Notice[];
  /** Whether there is anything to see of it. */
  opened: boolean;
}

/** A source and the table that it is for. */
type Placed = Source & { table: string };

/**
 * Opens files that were chosen or dropped together: first the rules, then the
 * data, each file or sheet for the table that its name or its headers say.
 */
export async function openFiles(session: Session, files: readonly Opened[], readBook: ReadBook): Promise<Outcome> {
  const { rules, data, book, sheet, unknown } = sortFiles(files);
  const notices: Notice[] = [
    ...sheet.map((f): Notice => ({ about: "otherSheetFile", file: f.name })),
    ...unknown.map((f): Notice => ({ about: "unknownFile", file: f.name })),
  ];
  const read = await readAll(data, notices);
  const [opened, ...others] = [...(await readAll(rules, notices)), ...read.filter(isRules)];
  if (opened) {
    await session.openRules(opened.bytes, opened.file);
    if (others.length > 0) notices.push({ about: "manyRules", file: opened.file });
  }
  const sources = read.filter((f) => !isRules(f)).map(({ file, bytes }) => csvOf(file, bytes));
  for (const file of await readAll(book, notices)) sources.push(...(await sheetsOf(file, readBook, notices)));
  if (files.some((f) => f.pasted)) notices.push({ about: "pastedNumbers" });
  const { unmatched, placed } = await openSources(session, sources, notices);
  return { unmatched, notices, opened: opened !== undefined || placed > 0 };
}

interface ReadFile {
  file: string;
  bytes: Uint8Array;
}

/** Whether a file that was saved under another ending begins as rules do. */
function isRules({ bytes }: ReadFile): boolean {
  return isRuleText(new TextDecoder().decode(bytes.subarray(0, 2000)));
}

async function readAll(files: readonly Opened[], notices: Notice[]): Promise<ReadFile[]> {
  const read = await Promise.all(files.map((file) => readBytes(file, notices)));
  return read.filter((f) => f !== null);
}

async function readBytes(file: Opened, notices: Notice[]): Promise<ReadFile | null> {
  try {
    return { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
    notices.push({ about: "unreadableFile", file: file.name });
    return null;
  }
}

/** The sheets of a workbook that can be read and are to be seen. */
async function sheetsOf({ file, bytes }: ReadFile, readBook: ReadBook, notices: Notice[]): Promise<Source[]> {
  try {
    const book = await readBook(bytes);
    const shown = book.some((sheet) => !sheet.hidden) ? book.filter((sheet) => !sheet.hidden) : book;
    const sources: Source[] = [];
    for (const sheet of shown) {
      if ("refused" in sheet) notices.push({ about: "refused", file, sheet: sheet.name, code: sheet.refused });
      else sources.push({ file, sheet: sheet.name, bytes: sheet.cells, book, mapping: null });
    }
    return sources;
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    notices.push({ about: "refused", file, sheet: "", code: problem.code });
    return [];
  }
}

/** Opens the sources whose table is told, and gives back those that wait to be asked about. */
async function openSources(
  session: Session,
  sources: Source[],
  notices: Notice[],
): Promise<{ unmatched: Unmatched[]; placed: number }> {
  if (sources.length === 0) return { unmatched: [], placed: 0 };
  const tables = session.model && outsideTables(session.model.tables);
  const placed: Placed[] = [];
  const waiting: Unmatched[] = [];
  for (const source of sources) {
    // Without rules that say what tables there are, a file waits under its own name.
    if (!tables) placed.push({ ...source, table: (source.sheet || source.file).replace(/\.[^.]*$/, "") });
    else await place(session, source, tables, placed, waiting, notices);
  }
  const unmatched = withoutIdle(waiting, placed, notices);
  if (placed.length > 0) await session.openData(placed);
  return { unmatched, placed: placed.length };
}

/** Finds the table of a source: by its name, or else by its headers. */
async function place(
  session: Session,
  source: Source,
  tables: readonly Table[],
  placed: Placed[],
  waiting: Unmatched[],
  notices: Notice[],
): Promise<void> {
  const named = namedTable(source, tables);
  const fits = await fitting(session, source, named ? [named] : tables);
  const [likeliest] = fits;
  const found = named ?? surely(fits)?.table;
  const headers = likeliest ? computedHeaders(likeliest) : [];
  const table = (found ?? likeliest?.table)?.name ?? "";
  if (headers.length > 0) notices.push({ about: "isResult", file: source.file, headers, source: { ...source, table } });
  else if (found && !placed.some((p) => p.table === table)) placed.push({ ...source, table });
  else waiting.push({ ...source, guess: table, headers: likeliest?.headers ?? [] });
}

/** Of a workbook with a sheet that fits, sheets that fit nothing are not asked about, but told. */
function withoutIdle(waiting: Unmatched[], placed: readonly Placed[], notices: Notice[]): Unmatched[] {
  const fit = new Set([...placed.map((p) => p.book), ...waiting.filter((w) => w.guess).map((w) => w.book)]);
  const idle = waiting.filter((w) => w.book && !w.guess && fit.has(w.book));
  for (const book of new Set(idle.map((w) => w.book))) {
    const sheets = idle.filter((w) => w.book === book);
    notices.push({ about: "unusedSheets", file: sheets[0]?.file ?? "", sheets: sheets.map((w) => w.sheet) });
  }
  return waiting.filter((w) => !idle.includes(w));
}
