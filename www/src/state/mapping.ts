import type { Mapping } from "../engine/protocol.ts";
import type { DataFile, Source } from "./tables.ts";

/** How a table's file is to be taken, as it is saved beside the rules; engine/folder reads the same. */
export interface SavedMapping extends Mapping {
  file?: string;
  sheet?: string;
}

interface MappingFile {
  "fordel-map": 1;
  tables: Record<string, SavedMapping>;
}

/** The name of the mappings beside a rule file. */
export function mappingName(rules: string): string {
  return `${rules.replace(/\.[^.]*$/, "")}.map.json`;
}

/** The mappings of the tables whose files are not taken as they are; empty where there are none. */
export function mappingText(data: ReadonlyMap<string, DataFile>): string {
  const mapped = [...data].filter(([, { mapping }]) => mapping !== null);
  if (mapped.length === 0) return "";
  const tables = Object.fromEntries(
    mapped.map(([table, { file, sheet, mapping }]) => [table, { file, ...(sheet ? { sheet } : {}), ...mapping }]),
  );
  const out: MappingFile = { "fordel-map": 1, tables };
  return `${JSON.stringify(out, null, 2)}\n`;
}

/** Mappings that were saved, by table; null for another file, another version, or one that says something else than they do. */
export function readMappings(bytes: Uint8Array): Record<string, SavedMapping> | null {
  try {
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Partial<MappingFile> | null;
    const { tables } = read ?? {};
    return read?.["fordel-map"] === 1 && isRecord(tables, isSaved) ? tables : null;
  } catch {
    return null;
  }
}

function isRecord<V>(value: unknown, of: (value: unknown) => value is V): value is Record<string, V> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(of);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isRow = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isTexts = (value: unknown): value is Record<string, string> => isRecord(value, isText);

/** What may be said of a table, as engine/folder reads it, and how. */
const parts: Readonly<Record<keyof SavedMapping, (value: unknown) => boolean>> = {
  file: isText,
  sheet: isText,
  header: isRow,
  columns: isTexts,
  values: (value) => isRecord(value, isTexts),
  skip: (value) => Array.isArray(value) && value.every(isRow),
};

function isSaved(value: unknown): value is SavedMapping {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, part]) => parts[name as keyof SavedMapping]?.(part) ?? false);
}

/** Whether a saved mapping names a source. */
export function isFor(saved: SavedMapping | undefined, { file, sheet }: Source): boolean {
  return saved?.file === file && (saved.sheet ?? "") === sheet;
}

/** How a source is taken by a saved mapping. Rows are those of the one file it was made for. */
export function mappingOf(saved: SavedMapping, source: Source): Mapping | null {
  const { file, sheet, header, skip, ...rest } = saved;
  return isFor(saved, source) ? changed(null, { ...rest, header, skip }) : changed(null, rest);
}

/** A mapping with some of it changed; what is empty goes, and null is what is left where that is all. */
export function changed(
  mapping: Mapping | null,
  change: { [K in keyof Mapping]?: Mapping[K] | undefined },
): Mapping | null {
  const filled = Object.entries({ ...mapping, ...change }).filter(([, value]) =>
    typeof value === "number" ? value > 0 : value !== undefined && Object.keys(value).length > 0,
  );
  return filled.length > 0 ? (Object.fromEntries(filled) as Mapping) : null;
}
