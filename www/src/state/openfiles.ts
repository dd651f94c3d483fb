/** The part of a File that is needed to open it. */
export interface Opened {
  name: string;
  /** Cells that were pasted. */
  pasted?: boolean;
  /** The table that it was chosen for, whatever its name. */
  table?: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a handful of files is, by their names: `sheet` are spreadsheets of formats that are not read. */
export interface Sorted<F> {
  rules: F[];
  data: F[];
  book: F[];
  mapping: F[];
  areas: F[];
  sheet: F[];
  unknown: F[];
}

export const acceptedFiles = ".fordel,.csv,.txt,.tsv,.xlsx,.xlsm,.xls,.json,.geojson";

export function sortFiles<F extends { name: string }>(files: readonly F[]): Sorted<F> {
  const sorted: Sorted<F> = { rules: [], data: [], book: [], mapping: [], areas: [], sheet: [], unknown: [] };
  for (const file of files) sorted[kindOf(file.name)].push(file);
  return sorted;
}

function kindOf(name: string): keyof Sorted<unknown> {
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (extension === "fordel") return "rules";
  if (/\.map\.json$/i.test(name)) return "mapping";
  if (extension === "geojson" || extension === "json") return "areas";
  if (["csv", "txt", "tsv"].includes(extension)) return "data";
  if (["xlsx", "xlsm", "xltx", "xls"].includes(extension)) return "book";
  return ["xlsb", "ods", "numbers"].includes(extension) ? "sheet" : "unknown";
}

/** Whether a text begins as rules do. */
export function isRuleText(text: string): boolean {
  return /^\ufeff?\s*(\/\/[^\n]*\s+)*fordel\s+\d/.test(text);
}
