/** The part of a File that is needed to open it. */
export interface Opened {
  name: string;
  /** Cells that were pasted. */
  pasted?: boolean;
  /** It lay in a folder that was dropped. */
  inFolder?: boolean;
  /** It came with a folder that holds more than is taken. */
  cut?: boolean;
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

/** The text of bytes as editors save it: in UTF-16 where its mark says so, else as UTF-8. */
export function textOf(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "";
  return new TextDecoder(mark || "utf-8").decode(bytes);
}

/** What to do with a file of which nothing can be read: by what it is, as far as its name tells. */
export type Foreign = "archive" | "document" | "picture" | "areas" | "other";

const foreign: Readonly<Record<string, Foreign>> = Object.fromEntries(
  (
    [
      ["archive", "zip 7z rar gz tar"],
      ["document", "pdf doc docx odt rtf pages html htm msg eml ppt pptx"],
      ["picture", "png jpg jpeg gif tif tiff heic webp bmp"],
      ["areas", "shp shx dbf prj gpkg kml kmz gml tab"],
    ] as const
  ).flatMap(([kind, endings]) => endings.split(" ").map((ending) => [ending, kind])),
);

export function foreignOf(name: string): Foreign {
  return foreign[/\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "other";
}

/** Whether a text is rules: their first line stands in it, as also below what a mail begins with, or a statement with its block or value. */
export function isRuleText(text: string): boolean {
  const first = /^\ufeff?[ \t]*fordel[ \t]+\d+([ \t]+(da|en))?[ \t]*(\/\/.*)?\r?$/m;
  const statement = /^[ \t]*(model|tabel|table|pulje|pool)[ \t]+["“”\p{L}][^;\t]*\{[ \t]*\r?$/mu;
  return first.test(text) || statement.test(text);
}
