import type { Table } from "../engine/protocol.ts";
import type { ReadBook } from "../sheet/reader.ts";
import { Refusal } from "../sheet/zip.ts";
import { mappingOf, readMappings } from "./mapping.ts";
import { isWhole, surveyed } from "./matching.ts";
import type { Notice } from "./notices.ts";
import { foreignOf, isRuleText, type Opened, sortFiles, textOf } from "./openfiles.ts";
import { type Placed, placeSources, tellHidden, type Unmatched } from "./placing.ts";
import type { Session } from "./session.ts";
import { csvOf, outsideTables, type Source, tableFor } from "./tables.ts";

/** What became of files that were opened: what waits, and what there is to say. */
export interface Outcome {
  unmatched: Unmatched[];
  notices: Notice[];
  /** Whether there is anything to see of it. */
  opened: boolean;
}

/**
 * Opens files that were chosen or dropped together: first the rules, then the
 * data, each file or sheet for the table that its name or its headers say. Those that
 * wait to be asked about are looked at again where other rules come.
 */
export async function openFiles(
  session: Session,
  files: readonly Opened[],
  readBook: ReadBook,
  waiting: readonly Unmatched[] = [],
): Promise<Outcome> {
  const chosen = files.filter((f) => f.table !== undefined);
  const { rules, data, book, mapping, areas, sheet, unknown } = sortFiles(files.filter((f) => !chosen.includes(f)));
  const notices: Notice[] = [
    ...sheet.map((f): Notice => ({ about: "otherSheetFile", file: f.name })),
    ...unknown
      .filter((f) => !f.inFolder)
      .map((f): Notice => ({ about: "unknownFile", file: f.name, kind: foreignOf(f.name) })),
    ...files.filter((f) => f.cut).map((f): Notice => ({ about: "folderCut", file: f.name })),
  ];
  const read = await readAll(data, notices);
  const [opened, ...others] = [...(await readAll(rules, notices)), ...read.filter(isRules)];
  if (opened) {
    await session.openRules(opened.bytes, opened.file);
    if (others.length > 0) notices.push({ about: "manyRules", file: opened.file });
  }
  let drawn = 0;
  for (const file of await readAll(mapping, notices)) drawn += await openMapping(session, file, notices);
  // Of a folder, what merely ends as areas do is none.
  const drawable = areas.filter((f) => !f.inFolder || /\.geojson$/i.test(f.name));
  for (const file of await readAll(drawable, notices)) drawn += await openAreas(session, file, notices);
  const sources = read.filter((f) => !isRules(f)).map(({ file, bytes }) => csvOf(file, bytes));
  for (const file of await readAll(book, notices)) sources.push(...(await sheetsOf(file, readBook, notices)));
  for (const file of chosen) drawn += await openFor(session, file, readBook, notices);
  if (files.some((f) => f.pasted)) notices.push({ about: "pastedNumbers" });
  const again = opened ? waiting.map(({ guess, headers, ...source }) => source) : [];
  const { unmatched, placed } = await openSources(session, [...again, ...sources], notices);
  const wait = opened ? unmatched : [...waiting, ...unmatched];
  return { unmatched: wait, notices, opened: opened !== undefined || placed + drawn > 0 };
}

/** Takes a mapping for the files that come with it or after it, and for those whose columns are being chosen: how many these are. */
async function openMapping(session: Session, { file, bytes }: ReadFile, notices: Notice[]): Promise<number> {
  const { drafts, model } = session;
  const saved = readMappings(bytes);
  if (!saved) {
    notices.push({ about: "mappingUnreadable", file });
    return 0;
  }
  drafts.saved = { ...drafts.saved, ...saved };
  const tables = Object.keys(saved);
  const strange = model ? tables.filter((name) => !model.tables.some((t) => t.name === name)) : [];
  if (strange.length < tables.length || tables.length === 0) notices.push({ about: "mappingTaken", file });
  if (strange.length > 0) notices.push({ about: "mappingOfOthers", file, tables: strange });
  const placed = (model?.tables ?? []).flatMap((table): Placed[] => {
    const [mapping, source] = [saved[table.name], drafts.of(table)?.source];
    return mapping && source ? [{ ...source, mapping: mappingOf(mapping, source), table: table.name }] : [];
  });
  for (const { table } of placed) drafts.drop(table);
  await openPlaced(session, placed);
  return placed.length;
}

/** Has maps drawn with the areas of a file; how many tables that is for. */
async function openAreas(session: Session, { file, bytes }: ReadFile, notices: Notice[]): Promise<number> {
  const reply = await session.ask("areas", { file, lang: session.language.lang }, `areas ${file}`, bytes);
  for (const { message, hint } of reply?.diagnostics ?? [])
    notices.push({ about: "told", text: `${file}: ${message} ${hint}` });
  if (reply?.used) await session.openData([]);
  else if (reply?.diagnostics.length === 0) notices.push({ about: "noArea", file });
  return reply?.used ? 1 : 0;
}

interface ReadFile {
  file: string;
  bytes: Uint8Array;
}

/** Whether a file that was saved under another ending begins as rules do. */
function isRules({ bytes }: ReadFile): boolean {
  return isRuleText(textOf(bytes.subarray(0, 4000)));
}

/** Whether a file holds nothing but spaces, line ends and the mark of its encoding. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte, i) => byte <= 32 || (i < 3 && byte === [0xef, 0xbb, 0xbf][i]));
}

async function readAll(files: readonly Opened[], notices: Notice[]): Promise<ReadFile[]> {
  const read = await Promise.all(files.map((file) => readBytes(file, notices)));
  return read.filter((f) => f !== null);
}

async function readBytes(file: Opened, notices: Notice[]): Promise<ReadFile | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isBlank(bytes)) return { file: file.name, bytes };
    notices.push({ about: "emptyFile", file: file.name });
    return null;
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
    notices.push({ about: "unreadableFile", file: file.name });
    return null;
  }
}

/** The sheets of a workbook that can be read. Hidden ones that cannot are not told of. */
async function sheetsOf({ file, bytes }: ReadFile, readBook: ReadBook, notices: Notice[]): Promise<Source[]> {
  try {
    const book = await readBook(bytes);
    const sources: Source[] = [];
    for (const sheet of book) {
      if (!("refused" in sheet)) sources.push({ file, sheet: sheet.name, bytes: sheet.cells, book, mapping: null });
      else if (!sheet.hidden) notices.push({ about: "refused", file, sheet: sheet.name, code: sheet.refused });
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
  sources: readonly Source[],
  notices: Notice[],
): Promise<{ unmatched: Unmatched[]; placed: number }> {
  const tables = session.model && outsideTables(session.model.tables);
  // Without rules that say what tables there are, a file waits under its own name.
  if (!tables) {
    const table = ({ sheet, file }: Source) => (sheet || file).replace(/\.[^.]*$/, "");
    if (sources.length > 0) await session.openData(sources.map((source) => ({ ...source, table: table(source) })));
    return { unmatched: [], placed: sources.length };
  }
  const { placed, unmatched } = await placeSources(session, sources, tables, notices);
  await openPlaced(session, placed);
  return { unmatched, placed: placed.length };
}

/** Takes the data of sources with all that their tables need; for others it is asked which header is which. */
export async function openPlaced(session: Session, placed: readonly Placed[]): Promise<void> {
  const ready: Placed[] = [];
  const others: [Table, Source][] = [];
  for (const { table: name, ...source } of placed) {
    const table = session.model?.tables.find((t) => t.name === name);
    const seen = table && (await surveyed(session, source, table));
    if (!table || !seen || isWhole(seen) || seen.rows.length === 0) ready.push({ ...source, table: name });
    else others.push([table, source]);
  }
  if (ready.length > 0) await session.openData(ready);
  for (const [table, source] of others) await session.drafts.begin(table, source);
}

/** Opens a file that was chosen for a table, whatever its name: of a workbook the sheet that fits it best. */
async function openFor(session: Session, file: Opened, readBook: ReadBook, notices: Notice[]): Promise<number> {
  const table = session.model?.tables.find((t) => t.name === file.table);
  const { rules, book, data } = sortFiles([file]);
  const [read] = await readAll([...rules, ...book, ...data], notices);
  if (!table || !read) return 0;
  const sheets = book.length > 0 ? await sheetsOf(read, readBook, notices) : [csvOf(read.file, read.bytes)];
  const named = sheets.find((source) => tableFor(source.sheet, [table]));
  const likely = await Promise.all(sheets.map((source) => surveyed(session, source, table)));
  const most = Math.max(...likely.map((seen) => seen?.found.length ?? 0));
  const best = named ?? sheets.find((_, i) => likely[i]?.found.length === most);
  if (best) {
    tellHidden(best, notices);
    await openPlaced(session, [{ ...best, table: table.name }]);
  }
  return best ? 1 : 0;
}
