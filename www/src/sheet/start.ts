import { WorkerScript } from "../engine/script.ts";
import { bookReader, type ReadBook } from "./reader.ts";
import { bookWriter, type WriteBook } from "./writer.ts";

let script: Promise<WorkerScript> | undefined;

/** The script of the worker that was built with the page. */
function worker(): Promise<WorkerScript> {
  script ??= import("./address.ts").then(({ address }) => new WorkerScript(address));
  return script;
}

/** Reads workbooks in such a worker. */
export const readBook: ReadBook = async (bytes) => {
  const script = await worker();
  return bookReader(() => script.spawn("fordel-sheets"))(bytes);
};

/** Writes workbooks in such a worker. */
export const writeBook: WriteBook = async (book) => {
  const script = await worker();
  return bookWriter(() => script.spawn("fordel-sheets"))(book);
};

/** Keeps the worker's script, so that nothing is fetched when a workbook is opened or written. */
export async function keepReader(): Promise<void> {
  await (await worker()).keep();
}
