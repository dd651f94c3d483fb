import type { Table } from "../../engine/protocol.ts";
import { tableFor } from "../../state/tables.ts";
import type { Texts } from "./texts.ts";

/** A file of rules or of rows. */
export interface Source {
  file: string;
  bytes: Uint8Array;
}

/** A file that could not be fetched. */
export class NotFetched extends Error {
  constructor(
    readonly address: string,
    readonly why: string,
  ) {
    super(`${address}: ${why}`);
  }
}

/** An element that is not written as it must be. */
export class Miswritten extends Error {
  constructor(readonly why: (texts: Texts) => string) {
    super();
  }
}

/** The rules in an element: a script that no browser runs. */
export function writtenRules(element: Element): Source | null {
  const [script, more] = element.querySelectorAll(':scope > script[type="text/x-fordel"]');
  if (more) throw new Miswritten((texts) => texts.twice('<script type="text/x-fordel">'));
  return script ? { file: "rules.fordel", bytes: bytesOf(unindented(script.textContent ?? "")) } : null;
}

/** The rows in an element, by their tables. */
export function writtenTables(element: Element): Map<string, Source> {
  const scripts = element.querySelectorAll<HTMLElement>(':scope > script[type="text/csv"][data-table]');
  const written = new Map<string, Source>();
  for (const { dataset, textContent } of scripts) {
    const table = dataset.table ?? "";
    if (written.has(table)) throw new Miswritten((texts) => texts.twice(`data-table="${table}"`));
    written.set(table, { file: `${table}.csv`, bytes: bytesOf(unindented(textContent ?? "")) });
  }
  return written;
}

/** The tables' files: a folder with a CSV file each, or files that are named after their tables. */
export async function fetchTables(
  data: string,
  tables: readonly Table[],
  signal: AbortSignal,
): Promise<Map<string, Source>> {
  const addresses = data.trim().split(/\s+/).filter(Boolean);
  const wanted = addresses.flatMap((address): [string, string][] => {
    if (address.endsWith("/")) return tables.map((t) => [t.name, `${address}${encodeURIComponent(t.name)}.csv`]);
    const table = tableFor(fileName(address), tables);
    return table ? [[table.name, address]] : [];
  });
  const got = wanted.map(async ([table, address]) => [table, await fetchFile(address, signal)] as const);
  return new Map(await Promise.all(got));
}

/** Fetches a file of the host's. */
export async function fetchFile(address: string, signal: AbortSignal): Promise<Source> {
  const { href } = new URL(address, document.baseURI);
  try {
    const response = await fetch(href, { signal, credentials: "same-origin" });
    if (!response.ok) throw new NotFetched(address, String(response.status));
    return { file: fileName(href), bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (problem) {
    if (problem instanceof NotFetched || signal.aborted) throw problem;
    throw new NotFetched(address, problem instanceof Error ? problem.message : String(problem));
  }
}

function fileName(address: string): string {
  const path = new URL(address, document.baseURI).pathname;
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A text without the indentation that it has in HTML, and without the line that its tag ends on. */
function unindented(text: string): string {
  const lines = text
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  const indent = Math.min(...filled.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0), Number.MAX_SAFE_INTEGER);
  return `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
}
