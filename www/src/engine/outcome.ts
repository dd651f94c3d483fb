import type {
  ChangeSide,
  Diagnostic,
  Expectation,
  Figure,
  GrantFigures,
  MeasurePart,
  PoolFigures,
  Value,
} from "./contract.ts";

/** Figures of a statement, or those of each of its groups by what these are called. */
export type Grouped<T> = T | { groups: Record<string, T> };

/** What the rules say of themselves; null where they do not. */
export interface ModelHead {
  title: string | null;
  municipality: string | null;
  year: number | null;
  adopted: string | null;
  source: string | null;
  currency: string;
}

/** The computed columns of a table: one value a row, in the order of its keys, or of its `rows` where it has none. */
export interface OutcomeTable {
  key?: readonly string[];
  rows?: number;
  columns: Record<string, readonly Value[]>;
}

/** What a single figure is, in the words of the rules. */
export interface OutcomeFigure extends Omit<Figure, "title" | "label" | "says"> {
  label: string;
}

/** A problem with where it ends, by line and column from 1. */
export interface OutcomeDiagnostic extends Diagnostic {
  endLine: number;
  endColumn: number;
}

/** By how much the rows of a table with `against` get more or less. */
export interface OutcomeChange {
  table: string;
  /** The column that is measured. */
  measured: string;
  sum: number;
  gain: ChangeSide;
  lose: ChangeSide;
  unknown: number;
}

/**
 * A run, as `fordel run --format json` prints it: everything that was computed,
 * in kroner and fractions, rounded by the rules alone. The shape only grows.
 */
export interface Outcome extends Record<MeasurePart, Record<string, Grouped<Record<string, Value>>>> {
  model: ModelHead;
  /** SHA-256 of the rules. */
  fingerprint: string;
  /** What every parameter was set to. */
  params: Record<string, Value>;
  scenario: string | null;
  tables: Record<string, OutcomeTable>;
  /** What the single figures below are: labels, types, units. */
  figures: OutcomeFigure[];
  changes?: OutcomeChange[];
  values: Record<string, Value>;
  solutions: Record<string, Value>;
  pools: Record<string, Grouped<PoolFigures>>;
  grants: Record<string, Grouped<GrantFigures>>;
  expectations: Expectation[];
  diagnostics: OutcomeDiagnostic[];
}
