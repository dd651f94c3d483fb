import { readValue, writeValue } from "./keep.ts";

/** Under which headers columns were taken before, by table. */
interface Remembered {
  version: 1;
  tables: Record<string, Record<string, { header: string; at: string }>>;
}

const key = "headers";

/** What was chosen for the columns of a table before: the header of each, and in which year that was. */
export async function rememberedHeaders(table: string): Promise<Record<string, { header: string; at: string }>> {
  return (await readValue<Remembered>(key, 1))?.tables[table] ?? {};
}

/** Remembers under which headers the columns of a table stand. */
export async function rememberHeaders(table: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const at = new Date().toISOString();
  const known = (await readValue<Remembered>(key, 1)) ?? { version: 1, tables: {} };
  const chosen = Object.entries(headers).filter(([, header]) => header !== "");
  if (chosen.length === 0) return;
  const now = Object.fromEntries(chosen.map(([column, header]) => [column, { header, at }]));
  await writeValue<Remembered>(key, {
    ...known,
    tables: { ...known.tables, [table]: { ...known.tables[table], ...now } },
  });
}
