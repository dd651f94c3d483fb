import { wholeBytes } from "../engine/start.ts";
import { base64, through } from "../leave/packing.ts";
import shellUrl from "./built/shell.txt?url";
import { byLanes } from "./lanes.ts";
import { withEngine } from "./parts.ts";

let shell = "";

/** Keeps what a page of one file is made of, so that it can be made without a fetch. */
export async function keepShell(): Promise<void> {
  const response = await fetch(new URL(shellUrl, document.baseURI));
  if (!response.ok) throw new Error(`${shellUrl}: ${response.status}`);
  shell = await response.text();
}

/** The page as one file, without a model; of what is in memory, once all is kept. */
export async function bareFile(): Promise<string> {
  const engine = new Uint8Array(await (await wholeBytes()).arrayBuffer());
  return withEngine(shell, base64(await through(byLanes(engine), new CompressionStream("gzip"))));
}
