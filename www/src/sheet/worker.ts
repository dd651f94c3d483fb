/** The worker that reads and writes workbooks, so that the page goes on meanwhile: a workbook at a time. */
import type { Book } from "../engine/contract.ts";
import { writeWorkbook } from "../leave/workbook.ts";
import { readWorkbook } from "./read.ts";
import type { Asked, ReadAnswer } from "./reader.ts";
import type { WriteAnswer } from "./writer.ts";
import { Refusal } from "./zip.ts";

interface WorkerScope {
  postMessage(answer: ReadAnswer | WriteAnswer, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Asked | { book: Book }>) => void): void;
}

const scope = self as unknown as WorkerScope;

async function answer({ bytes }: Asked): Promise<void> {
  try {
    const sheets = await readWorkbook(bytes);
    const buffers = sheets.flatMap((sheet) => ("cells" in sheet ? [sheet.cells.buffer] : []));
    scope.postMessage({ sheets }, buffers);
  } catch (problem) {
    // What else goes wrong inside is the workbook's fault, too: nothing else is read here.
    scope.postMessage({ refused: problem instanceof Refusal ? problem.code : "damaged" });
  }
}

async function write(book: Book): Promise<void> {
  try {
    const written = await writeWorkbook(book);
    scope.postMessage({ written }, [written.buffer]);
  } catch (problem) {
    scope.postMessage({ failed: String(problem) });
  }
}

scope.addEventListener("message", ({ data }) => void ("book" in data ? write(data.book) : answer(data)));
