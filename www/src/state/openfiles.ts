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
