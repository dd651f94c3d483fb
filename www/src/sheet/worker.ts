/** The worker that reads workbooks, so that the page goes on meanwhile: a workbook at a time. */
import { readWorkbook } from "./read.ts";
import type { Asked, ReadAnswer } from "./reader.ts";
import { Refusal } from "./zip.ts";

interface WorkerScope {
  postMessage(answer: ReadAnswer, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Asked>) => void): void;
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

scope.addEventListener("message", ({ data }) => void answer(data));
