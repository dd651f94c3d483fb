import { EngineClient } from "../../engine/client.ts";
import type { Lang } from "../../engine/protocol.ts";
import { Session } from "../../state/session.ts";
import { type Given, outsideTables } from "../../state/tables.ts";
import { hostOf, type LoadOptions } from "../host.ts";
import { cellsOf, type Rows } from "../rows.ts";
import { fetchFile, fetchTables, Miswritten, type Source, writtenRules, writtenTables } from "./sources.ts";
import type { FordelCalculator } from "./types.ts";

/** A session with a client of its own, which shares the compiled engine with all others. */
export async function sessionOf(options: LoadOptions, lang: Lang): Promise<{ client: EngineClient; session: Session }> {
  const { spawn, module, version } = await hostOf(options);
  const client = new EngineClient(spawn, { wasm: module }, version);
  return { client, session: new Session(client, lang) };
}

/** The rules that an element was given: by property, by address, or written in it. */
export async function rulesOf(element: FordelCalculator, signal: AbortSignal): Promise<Source | null> {
  const { rules, src } = element;
  if (typeof rules === "string") return { file: "rules.fordel", bytes: new TextEncoder().encode(rules) };
  if (rules) return { file: "rules.fordel", bytes: rules };
  return src ? fetchFile(src, signal) : writtenRules(element);
}

/** Opens rules with the rows that an element was given, and turns what it says. */
export async function openAll(element: FordelCalculator, session: Session, rules: Source, signal: AbortSignal) {
  const values: unknown = element.values;
  if (typeof values !== "object" || values === null || Array.isArray(values))
    throw new Miswritten((texts) => texts.unreadValues);
  await session.clearData();
  const { lang } = session.language;
  const given = [
    ...writtenTables(element),
    ...Object.entries(element.tables ?? {}).map(([table, rows]) => tableOf(table, rows, lang)),
  ];
  await session.openData(given.map(([table, source]) => ({ table, ...source })));
  if (signal.aborted) return;
  await session.openRules(rules.bytes, rules.file);
  if (element.data && session.model) {
    const missing = outsideTables(session.model.tables).filter((table) => !session.data.has(table.name));
    const fetched = await fetchTables(element.data, missing, signal);
    if (signal.aborted) return;
    await session.openData([...fetched].map(([table, source]) => ({ table, ...source })));
  }
  if (element.scenario) session.setScenario(element.scenario);
  for (const [name, value] of Object.entries(element.values)) session.turn(name, value);
  await session.settled();
}

function tableOf(table: string, rows: Rows, lang: Lang): [string, Given] {
  if (typeof rows === "string") return [table, { file: `${table}.csv`, bytes: new TextEncoder().encode(rows) }];
  if (rows instanceof Uint8Array) return [table, { file: `${table}.csv`, bytes: rows }];
  return [table, { file: table, sheet: table, bytes: cellsOf(rows, { table, lang }) }];
}
