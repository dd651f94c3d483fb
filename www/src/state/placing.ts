import type { Table } from "../engine/protocol.ts";
import { isFor, mappingOf } from "./mapping.ts";
import { computedHeaders, fitting, type Named, namedTable, type Surveyed, surely } from "./matching.ts";
import type { Notice } from "./notices.ts";
import type { Session } from "./session.ts";
import type { Source } from "./tables.ts";

/** A source and the table that it is for. */
export type Placed = Source & { table: string };

/** A source that waits for the user to say which table it is for. */
export interface Unmatched extends Source {
  /** The likeliest table; empty for none. */
  guess: string;
  /** What stands in its row of headers, as far as one is found. */
  headers: readonly string[];
}

/** By what a table is told, the surest first; `none` is where it is not. */
const grounds = ["mapping", "exact", "near", "headers", "none"] as const;

/** What is known of a source on its way into a table. */
interface Claim {
  source: Source;
  by: (typeof grounds)[number];
  table: Table | null;
  likeliest: Surveyed | undefined;
}

/**
 * Finds the tables of sources: by a mapping that was saved for them, by their names, or else by their headers. Of two for
 * the same table the one whose ground is surer has it, and the other is told of. Of one table a file is that nothing speaks for.
 */
export async function placeSources(
  session: Session,
  sources: readonly Source[],
  tables: readonly Table[],
  notices: Notice[],
): Promise<{ placed: Placed[]; unmatched: Unmatched[] }> {
  const placed: Placed[] = [];
  const waiting: Unmatched[] = [];
  const own = ownBooks(sources, tables);
  const asked = sources.filter((s) => !own.has(s.book) || namedTable(s, tables)?.by === "exact");
  for (const claim of await claimsOf(session, asked, tables)) {
    const { source, table, likeliest } = claim;
    const mapping = table && session.drafts.saved[table.name];
    const headers = likeliest && !mapping ? computedHeaders(likeliest) : [];
    const name = (table ?? likeliest?.table)?.name ?? "";
    const before = table && placed.find((p) => p.table === table.name);
    if (headers.length > 0)
      notices.push({ about: "isResult", file: source.file, headers, source: { ...source, table: name } });
    else if (before) tellSecond(table, source, before, notices);
    else if (table) {
      placed.push({ ...source, mapping: mapping ? mappingOf(mapping, source) : null, table: table.name });
      tellHidden(source, notices);
    } else waiting.push({ ...source, guess: name, headers: likeliest?.headers ?? [] });
  }
  for (const book of own) {
    const taken = placed.filter((p) => p.book === book);
    if (taken[0]) notices.push({ about: "ownBook", file: taken[0].file, sheets: taken.map((p) => p.sheet) });
  }
  const unmatched = withoutIdle(withoutSeconds(session, waiting, placed, tables, notices), placed, notices);
  const [only] = tables;
  const [rest] = unmatched;
  if (only && rest && tables.length === 1 && unmatched.length === 1 && placed.length === 0) {
    const { guess, headers, ...source } = rest;
    return { placed: [{ ...source, table: only.name }], unmatched: [] };
  }
  return { placed, unmatched };
}

/** Sheets that a workbook saved from here has, and no other is likely to: with results, and with formulas. */
const ownSheets = [["Om beregningen"], ["About the figures"], ["About", "Checks"]];

/** The workbooks saved from here that have a table's own sheet, which holds all of its rows: all else in them is computed. */
function ownBooks(sources: readonly Source[], tables: readonly Table[]): ReadonlySet<Source["book"]> {
  const isOwn = ({ book }: Source) => ownSheets.some((set) => set.every((name) => book?.some((s) => s.name === name)));
  return new Set(sources.filter((s) => isOwn(s) && namedTable(s, tables)?.by === "exact").map((s) => s.book));
}

/** The claims of sources, the surest first. Hidden sheets have one by their names alone. */
async function claimsOf(session: Session, sources: readonly Source[], tables: readonly Table[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const source of sources) {
    const named = namedBy(session, source, tables);
    if (!named && isHidden(source)) continue;
    const fits = await fitting(session, source, named ? [named.table] : tables);
    const sure = named ? null : surely(fits);
    const by = named?.by ?? (sure ? "headers" : "none");
    claims.push({ source, by, table: named?.table ?? sure?.table ?? null, likeliest: fits[0] });
  }
  return claims.sort((a, b) => grounds.indexOf(a.by) - grounds.indexOf(b.by));
}

function namedBy(session: Session, source: Source, tables: readonly Table[]): Named<"mapping"> | Named | null {
  const { saved } = session.drafts;
  const mapped = tables.find((t) => isFor(saved[t.name], source));
  return mapped ? { table: mapped, by: "mapping" } : namedTable(source, tables);
}

/** Whether a source is a sheet that its workbook hides, while it shows others. */
function isHidden({ book, sheet }: Source): boolean {
  const shown = book?.some((s) => !s.hidden) ?? false;
  return shown && (book?.some((s) => s.name === sheet && s.hidden) ?? false);
}

/** Tells of what is read of a workbook, though it does not show it. */
export function tellHidden(source: Source, notices: Notice[]): void {
  const { book, file, sheet } = source;
  if (isHidden(source)) notices.push({ about: "hiddenSheet", file, sheet });
  const found = book?.find((s) => s.name === sheet);
  const rows = found && "cells" in found ? (found.hiddenRows ?? 0) : 0;
  if (rows > 0) notices.push({ about: "hiddenRows", file, sheet, rows });
}

/** Tells of a source for a table that has another; one with the same bytes is the same. */
function tellSecond(table: Table, source: Source, before: Source, notices: Notice[]): void {
  const { bytes } = source;
  if (bytes.length === before.bytes.length && bytes.every((byte, i) => byte === before.bytes[i])) return;
  notices.push({
    about: "second",
    label: table.label || table.name,
    used: before,
    source: { ...source, table: table.name },
  });
}

/** Where no table lacks data, further sheets of a workbook for a table that has its sheet there are not asked about, but told. */
function withoutSeconds(
  { data }: Session,
  waiting: readonly Unmatched[],
  placed: readonly Placed[],
  tables: readonly Table[],
  notices: Notice[],
): Unmatched[] {
  if (tables.some((t) => !data.has(t.name) && !placed.some((p) => p.table === t.name))) return [...waiting];
  return waiting.filter(({ guess, headers, ...source }) => {
    const table = tables.find((t) => t.name === guess);
    const before = placed.find((p) => p.table === guess && p.book !== null && p.book === source.book);
    if (table && before) tellSecond(table, source, before, notices);
    return !table || !before;
  });
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
