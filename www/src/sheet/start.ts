import { WorkerScript } from "../engine/script.ts";
import { bookReader } from "./reader.ts";
import workerUrl from "./worker.ts?worker&url";
import { bookWriter } from "./writer.ts";

const script = new WorkerScript(workerUrl);

/** Reads workbooks in a worker that was built with the page. */
export const readBook = bookReader(() => script.spawn("fordel-sheets"));

/** Writes workbooks in such a worker. */
export const writeBook = bookWriter(() => script.spawn("fordel-sheets"));

/** Keeps the worker's script, so that nothing is fetched when a workbook is opened or written. */
export function keepReader(): Promise<void> {
  return script.keep();
}
