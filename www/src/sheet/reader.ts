import type { ReadSheet } from "./read.ts";
import { Refusal, type RefusalCode } from "./zip.ts";

/** Page to worker: a workbook. */
export interface Asked {
  bytes: Uint8Array;
}

/** Worker to page: its sheets, or why it is not read. */
export type ReadAnswer = { sheets: ReadSheet[] } | { refused: RefusalCode };

/** The part of a Worker that reading needs; tests give a fake one. */
export interface ReadingWorker {
  postMessage(asked: Asked): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<ReadAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Reads a workbook, or refuses it by a Refusal. */
export type ReadBook = (bytes: Uint8Array) => Promise<ReadSheet[]>;

/** How long a workbook may take; ms. None that may be opened takes a tenth of it. */
const patience = 60_000;

/**
 * Reads workbooks in workers of their own, each ended with its workbook, so that its
 * memory is free again: one that brings its worker down, or keeps it too long, is refused.
 */
export function bookReader(spawn: () => ReadingWorker): ReadBook {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const worker = spawn();
      const end = (act: () => void) => {
        clearTimeout(overdue);
        worker.terminate();
        act();
      };
      const overdue = setTimeout(() => end(() => reject(new Refusal("large"))), patience);
      worker.onmessage = ({ data }) =>
        end(() => ("sheets" in data ? resolve(data.sheets) : reject(new Refusal(data.refused))));
      worker.onerror = () => end(() => reject(new Refusal("large")));
      worker.postMessage({ bytes });
    });
}
