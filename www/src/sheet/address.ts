/** Where the worker that reads and writes workbooks is: in a script of its own, as no first result needs it. */
export { default as address } from "./worker.ts?worker&url";
