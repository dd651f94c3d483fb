/**
 * What the page and the engine say to each other: the methods of the wasm
 * bridge, and the numbered envelopes in which the worker carries them.
 */

export type Lang = "da" | "en";

/** A value of the language: number (kr in kroner, 3 % is 0.03), text, flag, ISO date; null is unknown. */
export type Value = number | string | boolean | null;

export type ValueType = "number" | "kr" | "text" | "flag" | "date";

/** A sentence in both languages. */
export interface Text {
  en: string;
  da: string;
}

/** A problem in rules or data. Lines and columns count from 1, columns in characters. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  hint: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The same place in UTF-16 offsets from the start of the text; as `line`, 0 without a place. */
  from: number;
  to: number;
}

export interface Column {
  name: string;
  label: string;
  computed: boolean;
  /** Of a data column. */
  kind?: "key" | "text" | "number" | "whole" | "kr" | "share" | "flag" | "date" | "choice" | "ref";
  optional?: boolean;
  choices?: string[];
  target?: string;
  from?: number;
  to?: number;
  /** Of a computed column. */
  type?: ValueType;
  by?: string;
}

export interface Table {
  name: string;
  label: string;
  inline: boolean;
  /** Rows loaded in the engine; null while there is no data. */
  rows: number | null;
  columns: Column[];
}

export interface Param {
  name: string;
  label: string;
  type: ValueType;
  percent: boolean;
  value: Value;
  from?: number | null;
  to?: number | null;
  step?: number | null;
  choices?: Value[] | null;
  note?: string | null;
}

export interface Scenario {
  name: string;
  params: Record<string, Value>;
}

/** A pool or grant: a column of money (or places) of a table. */
export interface Share {
  name: string;
  label: string;
  table: string;
  type: "kr" | "number";
}

export interface Named {
  name: string;
  label: string;
  type: ValueType;
}

/** What the rules say, as far as the page needs to know. */
export interface Model {
  lang: Lang;
  title: string;
  municipality: string;
  year: number | null;
  adopted: string;
  source: string;
  currency: string;
  fingerprint: string;
  tables: Table[];
  params: Param[];
  scenarios: Scenario[];
  pools: Share[];
  grants: Share[];
  values: Named[];
}

export interface PoolFigures {
  amount: number;
  rate: number | null;
  left: number;
  /** What went `to` another pool, whose amount includes it. */
  passed?: number;
  unit: number | null;
}

export interface GrantFigures {
  total: number;
  left: number | null;
}

/** Figures of a pool or grant, or of each of its groups where it has `per`. */
export type Grouped<T> = T | { groups: Record<string, T> };

export interface Expectation {
  text: string;
  scenario: string | null;
  ok: boolean;
  left: Value;
  right: Value;
}

/** What was handed out by one pool or grant. */
export interface HandedOut {
  /** Sum over all rows. */
  sum: number;
  /** Rows that get something. */
  receivers: number;
  rows: number;
}

/** The result of a run without its columns. After errors most of it is empty. */
export interface RunSummary {
  /** Whether there are figures. Errors may stand beside them: an expectation that cannot be computed, say. */
  computed: boolean;
  fingerprint?: string;
  scenario?: string | null;
  handedOut: Record<string, HandedOut>;
  values?: Record<string, Value>;
  solutions?: Record<string, Value>;
  pools?: Record<string, Grouped<PoolFigures>>;
  grants?: Record<string, Grouped<GrantFigures>>;
  benchmarks?: Record<string, Grouped<Record<string, Value>>>;
  spreads?: Record<string, Grouped<Record<string, Value>>>;
  expectations?: Expectation[];
  diagnostics: Diagnostic[];
}

/** The values of a column, one a row: of numbers and amounts an array in which NaN stands for what is missing. */
export type Values = Float64Array | readonly Value[];

export interface ViewColumn {
  name: string;
  label: string;
  type: ValueType;
  percent?: boolean | undefined;
  /** Whether the sum over the rows means something. */
  sum: boolean;
  values: Values;
}

export interface View {
  kind: "table" | "bar" | "histogram" | "line" | "scatter" | "lorenz";
  table: string;
  label: string;
  /** As shown; of a chart [y, by?, per?]. */
  columns: ViewColumn[];
  keys: readonly Value[] | null;
  /** How many rows it has. */
  length: number;
}

/** What a run gives the page. After errors there are no views; a table without a label has none. */
export interface Results {
  summary: RunSummary;
  views: View[];
}

/** How far work has come. */
export interface Progress {
  /** What is at work, in the user's words: a statement's label, a file. */
  what: string;
  /** Of `total`. */
  done: number;
  total: number;
}

/** A part of the rules told in sentences. */
export interface Section {
  heading: string;
  paragraphs: string[];
  items: string[];
}

/** A stretch of rules in UTF-16 offsets. */
export interface Span {
  from: number;
  to: number;
}

/** What a stretch of rules is, as dsl/editor/token.go explains. */
export type TokenKind =
  | "keyword"
  | "operator"
  | "number"
  | "text"
  | "comment"
  | "table"
  | "column"
  | "parameter"
  | "value"
  | "result"
  | "figure"
  | "function"
  | "name";

export interface Token extends Span {
  kind: TokenKind;
  /** Whether the name is declared here. */
  declares: boolean;
}

/** Something that may stand at the cursor. */
export interface Proposal {
  /** To be written, spelled as the rules' language has it. */
  text: string;
  kind: TokenKind;
  /** Its label, or what it means. */
  detail: string;
  /** What kind of value it is; empty for none. */
  type: string;
}

/** What is told about a word. */
export interface Hover extends Span {
  title: string;
  lines: string[];
}

/** A statement in an outline. */
export interface Heading extends Span {
  /** The statement word as the rules have it; empty for a statement that cannot be read. */
  word: string;
  name: string;
  label: string;
  line: number;
}

/** A place in a text of rules; offsets are UTF-16. */
export interface Place {
  text: string;
  offset: number;
}

/** The methods of the bridge: what each takes and gives. */
export interface Methods {
  version: { params: Record<string, never>; reply: { version: string } };
  /** As text, or with the bytes of a file. Places are in the text of the reply; its lang is that of its first line. */
  rules: {
    params: { text?: string; file: string; lang: Lang };
    reply: { text: string; lang: Lang | ""; diagnostics: Diagnostic[]; model: Model | null };
  };
  /** Goes with the bytes of the file. */
  data: {
    params: { table: string; file: string; lang: Lang };
    reply: { diagnostics: Diagnostic[]; rows: number };
  };
  clear: { params: { table?: string }; reply: Record<string, never> };
  results: {
    params: { params: Record<string, Value>; scenario: string | null; lang: Lang };
    reply: Results;
  };
  /** The rules in the one layout; with `lang` in that language too. Those of the session stay as they are. */
  format: { params: { text: string; file: string; lang?: Lang }; reply: { text: string; diagnostics: Diagnostic[] } };
  /** The rules given last told in sentences; none where they have errors. */
  describe: { params: { lang: Lang }; reply: { sections: Section[] } };
  tokens: { params: { text: string }; reply: { tokens: Token[] } };
  complete: { params: Place & { lang: Lang }; reply: Span & { items: Proposal[] } };
  hover: { params: Place & { lang: Lang }; reply: { hover: Hover | null } };
  /** Where the name at a place is declared, and everywhere it stands. */
  definition: { params: Place; reply: { definition: Span | null; references: Span[] } };
  /** Edits that call the thing at a place something else; none where that is refused. */
  rename: {
    params: Place & { name: string; lang: Lang };
    reply: { edits: (Span & { text: string })[]; diagnostics: Diagnostic[] };
  };
  outline: { params: { text: string }; reply: { outline: Heading[] } };
  csv: { params: { view?: number; table?: string; lang: Lang }; reply: { name: string; text: string } };
}

export type Method = keyof Methods;
export type Params<M extends Method> = Methods[M]["params"];
export type Reply<M extends Method> = Methods[M]["reply"];

/** Where the worker finds Go's runtime support and the engine; absolute addresses. */
export interface Boot {
  runtime: string;
  wasm: string;
}

/** Page to worker. The first message is `boot`; its answer says that the engine is up. `cancel` is the id of a request. */
export type Request =
  | { id: number; boot: Boot }
  | { id: number; method: Method; params: unknown; bytes?: Uint8Array | undefined }
  | { cancel: number };

/** Worker to page: the one answer to a request, before it how far it is, or word that the engine is gone. */
export type Answer =
  | { id: number; reply: unknown }
  | { id: number; frame: Uint8Array }
  | { id: number; error: Text }
  | { id: number; cancelled: true }
  | { id: number; progress: Progress }
  | { dead: string };
