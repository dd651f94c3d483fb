import { type Opened, sortFiles } from "./openfiles.ts";
import type { Session } from "./session.ts";
import { outsideTables, tableFor } from "./tables.ts";

/** A data file that waits for the user to say which table it is for. */
export interface Unmatched {
  file: string;
  bytes: Uint8Array;
}

/** Something to tell about a file that was not, or not only, opened. */
export interface Notice {
  about: "excelNotYet" | "unknownFile" | "unreadableFile" | "manyRules";
  file: string;
}

/**
 * Opens files that were chosen or dropped together: first the rules, then the
 * data, each file for the table that its name says. Gives back the files
 * whose table is not told by the name, and what there is to say.
 */
export async function openFiles(
  session: Session,
  files: readonly Opened[],
): Promise<{ unmatched: Unmatched[]; notices: Notice[] }> {
  const { rules, data, excel, unknown } = sortFiles(files);
  const notices: Notice[] = [
    ...excel.map((f): Notice => ({ about: "excelNotYet", file: f.name })),
    ...unknown.map((f): Notice => ({ about: "unknownFile", file: f.name })),
  ];
  const read = (await Promise.all(data.map((file) => readBytes(file, notices)))).filter((f) => f !== null);
  const named = (await Promise.all(rules.map((file) => readBytes(file, notices)))).filter((f) => f !== null);
  const [opened, ...others] = [...named, ...read.filter(isRules)];
  if (opened) {
    await session.openRules(opened.bytes, opened.file);
    if (others.length > 0) notices.push({ about: "manyRules", file: opened.file });
  }
  const unmatched = await openData(
    session,
    read.filter((f) => !isRules(f)),
  );
  return { unmatched, notices };
}

/** Whether a file that was saved under another ending begins as rules do. */
function isRules({ bytes }: Unmatched): boolean {
  return /^\ufeff?\s*(\/\/[^\n]*\s+)*fordel\s+\d/.test(new TextDecoder().decode(bytes.subarray(0, 2000)));
}

async function readBytes(file: Opened, notices: Notice[]): Promise<Unmatched | null> {
  try {
    return { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (problem) {
    if (!(problem instanceof DOMException)) throw problem;
    notices.push({ about: "unreadableFile", file: file.name });
    return null;
  }
}

/** Without rules that say what tables there are, a file waits under its own name. */
async function openData(session: Session, files: Unmatched[]): Promise<Unmatched[]> {
  if (files.length === 0) return [];
  const tables = session.model && outsideTables(session.model.tables);
  const named = files.map((f) => ({
    ...f,
    table: tables ? tableFor(f.file, tables)?.name : f.file.replace(/\.[^.]*$/, ""),
  }));
  await session.openData(named.flatMap(({ table, ...file }) => (table === undefined ? [] : [{ table, ...file }])));
  return named.filter((f) => f.table === undefined);
}
