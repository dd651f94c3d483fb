import type { Book } from "../engine/contract.ts";

/** Worker to page: the file, or why there is none. */
export type WriteAnswer = { written: Uint8Array<ArrayBuffer> } | { failed: string };

/** The part of a Worker that writing needs. */
interface WritingWorker {
  postMessage(asked: { book: Book }): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WriteAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Makes a file of a workbook. */
export type WriteBook = (book: Book) => Promise<Uint8Array<ArrayBuffer>>;

/** Writes workbooks in workers of their own, each ended with its workbook, so that its memory is free again. */
export function bookWriter(spawn: () => WritingWorker): WriteBook {
  return (book) =>
    new Promise((resolve, reject) => {
      const worker = spawn();
      worker.onmessage = ({ data }) => {
        worker.terminate();
        if ("written" in data) resolve(data.written);
        else reject(new Error(data.failed));
      };
      worker.onerror = (event) => {
        worker.terminate();
        reject(new Error(event.message));
      };
      worker.postMessage({ book });
    });
}
