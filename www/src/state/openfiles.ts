/** The part of a File that is needed to open it. */
export interface Opened {
  name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a handful of files is, by their names. */
export interface Sorted<F> {
  rules: F[];
  data: F[];
  excel: F[];
  unknown: F[];
}

export const acceptedFiles = ".fordel,.csv,.txt,.tsv,.xlsx,.xls";

export function sortFiles<F extends { name: string }>(files: readonly F[]): Sorted<F> {
  const sorted: Sorted<F> = { rules: [], data: [], excel: [], unknown: [] };
  for (const file of files) sorted[kindOf(file.name)].push(file);
  return sorted;
}

function kindOf(name: string): keyof Sorted<unknown> {
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (extension === "fordel") return "rules";
  if (["csv", "txt", "tsv"].includes(extension)) return "data";
  return /^xls[xmb]?$|^ods$/.test(extension) ? "excel" : "unknown";
}

/** The text of a file as editors save it: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else Windows-1252. */
export async function textOf(file: Opened): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
