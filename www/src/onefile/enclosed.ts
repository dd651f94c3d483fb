import type { Lang } from "../engine/protocol.ts";

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

/** The engine in the file: gzip as base64, compiled while it is unpacked. */
export async function engineModule(): Promise<WebAssembly.Module> {
  const packed = Uint8Array.from(atob(partOf("fordel-engine")), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { "Content-Type": "application/wasm" } }));
}

function partOf(id: string): string {
  const part = document.getElementById(id);
  if (!part?.textContent) throw new Error(`the file has no part ${id}`);
  return part.textContent;
}
