import type { Lang } from "../engine/protocol.ts";
import { partOf, unpacked } from "./packed.ts";

/** A model as it lies in the file: `fordel page` writes it (engine/cmd/fordel/page.go). */
export interface Enclosed {
  /** What the rule file is called. */
  file: string;
  rules: string;
  /** The page's language at first. */
  lang: Lang;
  /** The rows that go along, each table's as CSV. */
  tables: { table: string; file: string; text: string }[];
  /** Whether these are made up. */
  made?: boolean;
}

/** The model in the file; null for none. */
export function enclosed(): Enclosed | null {
  return JSON.parse(partOf("fordel-model"));
}

/** The engine in the file, compiled while it is unpacked. */
export function engineModule(): Promise<WebAssembly.Module> {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(unpacked("fordel-engine"), { headers }));
}
