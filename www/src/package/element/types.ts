import type { Diagnostic, Lang, Model, Results, Value } from "../../engine/protocol.ts";
import type { Rows } from "../rows.ts";

/** What is shown of a model, in the order of the attribute `show`. */
export type Part = "headline" | "parameters" | "chart" | "table" | "explanation" | "rules";

/** What `fordel-result` carries: the results of the settings that it names. */
export interface ResultDetail {
  results: Results;
  params: Record<string, Value>;
  scenario: string | null;
}

/** What `fordel-change` carries: what the parameters are now. Results follow. */
export interface ChangeDetail {
  params: Record<string, Value>;
  scenario: string | null;
}

/** What `fordel-error` carries: what is wrong, or why nothing could be computed. */
export interface ErrorDetail {
  message: string;
  diagnostics: readonly Diagnostic[];
}

/** What `fordel-size` carries, in CSS pixels. */
export interface SizeDetail {
  width: number;
  height: number;
}

/** The events of the element. They bubble, also out of shadow roots. */
export interface CalculatorEvents {
  "fordel-result": CustomEvent<ResultDetail>;
  "fordel-change": CustomEvent<ChangeDetail>;
  "fordel-error": CustomEvent<ErrorDetail>;
  "fordel-size": CustomEvent<SizeDetail>;
}

/** The element `<fordel-calculator>`. Its strings are attributes too. */
export interface FordelCalculator extends HTMLElement {
  /** The address of the rules. */
  src: string;
  /** Addresses of CSV files named after their tables, or of a folder of them, which ends in a slash; between blanks. */
  data: string;
  /** The rules themselves; they go before `src` and before a `<script type="text/x-fordel">`. */
  rules: string | Uint8Array | null;
  /** Rows by table; they go before files and before `<script type="text/csv" data-table="…">`. */
  tables: Record<string, Rows> | null;
  /** The parts shown, between blanks: all but the rules where it is empty. */
  show: string;
  /** The parameters shown, between blanks: all where it is empty. */
  params: string;
  /** What parameters are turned to, by name; as an attribute, JSON. */
  values: Record<string, Value>;
  /** The scenario shown; empty for the rules as they stand. */
  scenario: string;
  /** Parameters are shown, and cannot be turned. Attribute: `readonly`. */
  readOnly: boolean;
  /** The rules are shown in an editor. */
  editable: boolean;
  /** It is told that the figures are of no real municipality. Attribute: `made-up`. */
  madeUp: boolean;
  /** Where the whole model can be opened; no link where it is empty. */
  href: string;
  /** light (where it is empty), dark, or auto: as the reader's system has it. */
  theme: string;
  /** Where the engine's file is, if not beside the module. Attribute: `wasm-url`. */
  wasmUrl: string;
  /** Where the worker's file is, if not beside the module. Attribute: `worker-url`. */
  workerUrl: string;
  /** Prefix of what a form is sent. */
  name: string;
  /** What the rules declare; null until they are read. */
  readonly model: Model | null;
  /** The last results; null until there are any. */
  readonly results: Results | null;
  /** What every parameter is now. */
  readonly current: Record<string, Value>;
  /** What is wrong with rules and data. */
  readonly diagnostics: readonly Diagnostic[];
  /** The language it speaks: of its own `lang`, or what is around it. */
  readonly language: Lang;
  /** Resolves when results or an error are there for what was given last. */
  readonly ready: Promise<void>;
  /** Puts one parameter back, or all. */
  reset(param?: string): void;
  /** The figures of a view of the results as CSV. */
  csv(view: number): Promise<string | null>;
  addEventListener<K extends keyof CalculatorEvents>(
    type: K,
    listener: (event: CalculatorEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "fordel-calculator": FordelCalculator;
  }
}
