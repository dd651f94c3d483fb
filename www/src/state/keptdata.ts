import type { Mapping } from "../engine/protocol.ts";
import { forgetValue, mayKeep, readValue, writeValue } from "./keep.ts";
import type { Session } from "./session.ts";
import type { DataFile, Given } from "./tables.ts";

/** Data that are kept on this computer, which is done only where the user asks for it: they may be about children. */
export interface KeptData {
  version: 1;
  /** When they were kept, as ISO text. */
  at: string;
  tables: KeptTable[];
}

/** The data of a table, as they are taken again; of a workbook the one sheet. */
export interface KeptTable {
  table: string;
  file: string;
  sheet: string;
  bytes: Uint8Array;
  mapping: Mapping | null;
  origin: DataFile["origin"];
}

const key = "data";
const consent = "fordel.data";

/** Whether the user wants data to be kept, too. */
export function mayKeepData(): boolean {
  try {
    return mayKeep() && localStorage.getItem(consent) === "yes";
  } catch {
    return false;
  }
}

/** Takes the user's word for it; what was kept goes where it is no. */
export async function allowKeepingData(allowed: boolean): Promise<void> {
  try {
    if (allowed) localStorage.setItem(consent, "yes");
    else localStorage.removeItem(consent);
  } catch {
    return;
  }
  if (!allowed) await forgetValue(key);
}

/** Data of a session that no example brings. */
export function ownData({ data }: Session): [string, DataFile][] {
  return [...data].filter(([, { origin }]) => origin !== "example");
}

export async function readKeptData(): Promise<KeptData | null> {
  return mayKeepData() ? readValue<KeptData>(key, 1) : null;
}

/** Keeps the data, or forgets what was kept where there are none any more or nothing may be. */
export async function writeKeptData(session: Session, at: string): Promise<void> {
  const own = ownData(session);
  if (!mayKeepData() || own.length === 0) return forgetValue(key);
  const tables = own.map(([table, { file, sheet, bytes, mapping, origin }]): KeptTable => {
    return { table, file, sheet, bytes, mapping, origin };
  });
  await writeValue<KeptData>(key, { version: 1, at, tables });
}

/** Kept data as a session takes them. */
export function givenOf({ tables }: KeptData): (Given & { table: string; origin: DataFile["origin"] })[] {
  return tables.map((kept) => ({ ...kept, book: null }));
}
