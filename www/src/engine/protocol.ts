/**
 * What the page and the engine say to each other: the contract, which is written
 * from the engine's own types, what the page makes of the frames that results come
 * in, and the numbered envelopes in which the worker carries it all.
 */
import type * as contract from "./contract.ts";
import type { Outcome } from "./outcome.ts";

export * from "./contract.ts";

type Value = contract.Value;

/** The values of a column, one a row: of numbers and amounts an array in which NaN stands for what is missing. */
export type Values = Float64Array | readonly Value[];

export type ViewColumn = Omit<contract.ViewColumn, keyof contract.Placed> & { values: Values };

/** A column of a table that it does not show; its values come when they are asked for. */
export type FurtherColumn = Omit<ViewColumn, "values"> & { values: Values | null };

/** Where the rows of a map lie; `shapes` is GeoJSON whose features the areas are, null for squares on a grid. */
export interface ViewMap extends Omit<contract.ViewMap, "shapes"> {
  shapes: { features: { geometry: { type: string; coordinates: unknown } | null }[] } | null;
}

export interface View extends Omit<contract.View, "columns" | "further" | "keys" | "map"> {
  columns: ViewColumn[];
  further?: FurtherColumn[];
  keys: readonly Value[] | null;
  map?: ViewMap;
}

/** What a run gives the page, read from a frame. After errors there are no views; a table without a label has none. */
export interface Results {
  summary: contract.Summary;
  views: View[];
}

/** What the engine tells of a second rule file; without results where nothing was computed. */
export interface Other extends Omit<contract.Other, "summary" | "views"> {
  results: Results | null;
}

/** The methods of the engine, results as they are read from frames; `run` gives everything that was computed. */
export interface Methods extends Omit<contract.Methods, "results" | "other"> {
  results: { params: contract.Run; reply: Results };
  other: { params: contract.OtherRules; reply: Other };
  run: { params: contract.Run; reply: Outcome };
}

export type Method = keyof Methods;
export type Params<M extends Method> = Methods[M]["params"];
export type Reply<M extends Method> = Methods[M]["reply"];

/** How far work has come. */
export interface Progress {
  /** What is at work, in the user's words: a statement's label, a file. */
  what: string;
  /** Of `total`. */
  done: number;
  total: number;
}

/** The engine, which the worker starts: an absolute address, or compiled already. */
export interface Boot {
  wasm: string | WebAssembly.Module;
}

/** Page to worker. The first message is `boot`; its answer says that the engine is up. `cancel` is the id of a request. */
export type Request =
  | { id: number; boot: Boot }
  | { id: number; method: Method; params: unknown; bytes?: Uint8Array | undefined }
  | { cancel: number };

/** Worker to page: the one answer to a request, before it how far it is, or word that the engine is gone. */
export type Answer =
  | { id: number; module: WebAssembly.Module }
  | { id: number; reply: unknown }
  | { id: number; frame: Uint8Array }
  | { id: number; error: contract.Sentence }
  | { id: number; unreadable: string }
  | { id: number; cancelled: true }
  | { id: number; progress: Progress }
  | { dead: string };
