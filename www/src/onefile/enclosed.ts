import type { Enclosed as Model } from "../engine/contract.ts";
import type { Against, Settings } from "../state/settings.ts";
import { fromLanes } from "./lanes.ts";
import { partOf, unpacked } from "./packed.ts";
import { noModel } from "./parts.ts";

/** A model as it lies in the file: `fordel page` writes it (engine/enclose.go), or the page. */
export interface Enclosed extends Model {
  /** Whether the rows are made up. */
  made?: boolean;
  /** What the parameters are set to and measured against; as the rules say where it is not said. */
  settings?: Settings & { against: Against };
}

/** The file as it came, without its model: another one can go into it. To be asked for before anything is changed. */
export function bareText(): string {
  const root = document.documentElement.cloneNode(true) as HTMLElement;
  root.querySelector("#fordel-running")?.remove();
  const text = root.outerHTML.replace(
    /<script type="application\/json" id="fordel-model">[^<]*<\/script>/,
    () => noModel,
  );
  return `<!doctype html>\n${text}`;
}

/** The model in the file; null for none. */
export function enclosed(): Enclosed | null {
  return JSON.parse(partOf("fordel-model"));
}

/** The engine in the file, compiled. */
export async function engineModule(): Promise<WebAssembly.Module> {
  const bytes = await new Response(unpacked("fordel-engine")).arrayBuffer();
  return WebAssembly.compile(fromLanes(new Uint8Array(bytes)));
}
