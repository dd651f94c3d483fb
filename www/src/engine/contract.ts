/** What the page and the engine say to each other. Written from wasm/bridge/contract.go; edit that. */

/** The version of frames: wasm/bridge/frame.go says what they look like. */
export const frameVersion = 2;

/** Against asks why a number of the last run is another than in other settings, how much of the change from there to here each parameter accounts for; than by the rules of the second file that was computed last; or than on another row of its table, of the same run. */
export interface Against {
  id?: string;
  cell?: CellAt;
  /** By its key or its number: then the settings are those of the run. */
  row?: string;
  /** Of the other settings. */
  params?: Record<string, Value>;
  scenario?: string;
  /** The second rule file, as it is written. */
  other?: boolean;
  /** What the other settings are called in a sentence, where they have a name. */
  called?: string;
  /** That the address is of, as told before. */
  run?: number;
  lang: Lang;
  /** Small counts are hidden, and what would give them away. */
  hideSmall?: boolean;
}

/** The file with the other text. */
export interface Amended {
  text: string;
}

/** Amendment puts another text into a cell of a CSV file, by the bytes of that: into a field of the record that begins on a line, both from 1. */
export interface Amendment {
  table: string;
  file: string;
  mapping?: Mapping;
  line: number;
  field: number;
  text: string;
}

/** AreaFile gives the areas of maps, by the bytes of a GeoJSON file beside the call. The file's name tells for the rows of which table, or a map of but one. */
export interface AreaFile {
  file: string;
  lang: Lang;
}

/** What became of a file of areas. */
export interface AreasLoaded {
  /** Empty: not told by the file's name. */
  table: string;
  used: boolean;
  diagnostics: Diagnostic[];
}

/** A workbook. */
export interface Book {
  title: string;
  sheets: BookSheet[];
  /** That cells name by their number. */
  styles: BookStyle[];
  names: BookName[];
}

/** A cell: its value, and the formula that gives it where there is one. Dates are numbers in the workbook's count of days, with a format that shows them so. */
export interface BookCell {
  v: Value;
  /** Without its =. */
  f?: string;
  s?: number;
  /** Shown when somebody points at the cell. */
  n?: string;
}

/** What a cell stands out for. */
export type BookFill = "" | "head" | "total" | "given" | "warn";

/** List lets a cell have only what other cells of its sheet hold, chosen from a list. */
export interface BookList {
  /** B2. */
  at: string;
  /** $C$4:$F$4. */
  of: string;
}

/** A name for cells. */
export interface BookName {
  name: string;
  /** As 'Parametre'!$B$2. */
  to: string;
}

/** A number of rows and columns. */
export interface BookPlace {
  rows: number;
  columns: number;
}

/** A sheet of a workbook. Its rows are as long as they have cells. */
export interface BookSheet {
  /** At most 31 characters, other than any other's. */
  name: string;
  /** Of the columns, in characters. */
  widths: number[];
  /** Rows above and columns to the left of it stay in sight. */
  frozen: BookPlace;
  /** The cells that can be filtered, headers first, as A4:F30; empty: none. */
  filter: string;
  lists?: BookList[];
  /** By row. */
  cells: BookCell[][];
}

/** How cells look. The first of a book's styles is that of plain cells. */
export interface BookStyle {
  /** Of numbers, as workbooks write it: #,##0; empty: general. */
  format: string;
  bold: boolean;
  fill: BookFill;
  wrap: boolean;
  right: boolean;
  /** May be changed where the sheet is protected. */
  input: boolean;
}

/** A view as a sheet. */
export interface CSV {
  /** Its name, without the ending. */
  file: string;
  text: string;
}

/** A cell of a table: its row by the key, or by its number from 1 where the table has none. */
export interface CellAt {
  table: string;
  row: string;
  /** As results name it: socio, socio.bound. */
  column: string;
}

/** The rows that gain, or those that lose. */
export interface ChangeSide {
  rows: number;
  /** Below zero for those that lose. */
  sum: number;
  /** The one farthest from zero; 0 without rows. */
  largest: number;
}

/** Changes are what would move it, in sentences; none where the number has no thresholds that can be told, or where the address is of an earlier run. */
export interface Changes {
  sentences: ExplainedSentence[];
}

/** Clear forgets the data of a table, or of all. */
export interface Clear {
  table?: string;
}

/** A column of a table. What it may hold is told of data. */
export interface Column {
  name: string;
  label: string;
  computed: boolean;
  kind?: ColumnKind;
  optional?: boolean;
  choices?: string[];
  /** The table that a reference leads to. */
  target?: string;
  from?: number;
  to?: number;
}

/** What stands in a column of data. */
export type ColumnKind = "key" | "text" | "number" | "whole" | "kr" | "share" | "flag" | "date" | "choice" | "ref";

/** Why a number is another there; nothing where the address is of an earlier run. */
export interface Compared {
  difference?: ExplainedDifference;
}

/** What may stand at a place, instead of what stands there. */
export interface Completion extends Span {
  items: Proposal[];
}

/** Which figures of a view are not told: by column, the further ones behind those shown, the places of their rows. */
export interface Concealed {
  rows: number[][];
  /** By column: its total is not told either. */
  totals: boolean[];
  /** What stands in their place. */
  word: string;
}

/** Data gives the rows of a table, by the bytes beside the call: of a CSV file, or, where a sheet is named, of the cells of a workbook's (cells.go says what these look like). */
export interface Data {
  table: string;
  file: string;
  sheet?: string;
  /** None: headers and texts are those of the table. */
  mapping?: Mapping;
  /** It is shown as a sheet: lines of a CSV file, too, are told as rows, and columns by letters. */
  asSheet?: boolean;
  lang: Lang;
}

/** A problem in one language, with its line and column from 1, the column in characters. Line is 0 for one without a place in a text. */
export interface Diagnostic {
  code: string;
  severity: Level;
  message: string;
  hint: string;
  file: string;
  line: number;
  column: number;
  from: number;
  to: number;
  /** What the hint says to write in this place. */
  replacement?: string;
  /** Of data: its table. */
  table?: string;
  /** Of data: the row of the sheet or line of the file, from 1. */
  row?: number;
  /** And which field of it, from 1; none for all of it. */
  field?: number;
  /** Of data: what the hint says to write in that cell. */
  value?: string;
}

/** Edit puts a text in the place of a stretch. */
export interface Edit extends Span {
  text: string;
}

/** Enclose asks for the model as it goes into a page of one file. */
export interface Enclose extends Leave {
  /** Rows and areas go along. */
  data: boolean;
}

/** A model as it lies in a page of one file. */
export interface Enclosed {
  /** What the rule file is called. */
  file: string;
  rules: string;
  /** Of the page at first. */
  lang: Lang;
  /** The rows that go along. */
  tables: EnclosedTable[];
  /** The areas that maps are drawn with, but those that the engine has. */
  areas: EnclosedAreas[];
}

/** A file of areas. */
export interface EnclosedAreas {
  file: string;
  /** GeoJSON. */
  text: string;
}

/** The rows of a table. */
export interface EnclosedTable {
  table: string;
  file: string;
  /** CSV. */
  text: string;
}

/** How an `expect` turned out, without a scenario or in one. Of a comparison there are the two sides, and how they are shown. */
export interface Expectation {
  text: string;
  scenario: string | null;
  ok: boolean;
  /** Something that it rests on could not be computed, of which there are errors. */
  untried?: boolean;
  left: Value;
  right: Value;
  /** Of the sides. */
  type?: ValueType;
  /** The currency of money; empty for all else. */
  unit?: string;
  percent?: boolean;
}

/** Explain asks why a number of the last run is what it is: for a node by its address, or for a cell of a table, with a page of those below it. */
export interface Explain {
  id?: string;
  cell?: CellAt;
  /** The first of the nodes below, from 0. */
  from?: number;
  /** How many of them; 40 where it is not said, all where it is below zero. */
  count?: number;
  /** In sentences, too. */
  tell?: boolean;
  /** That the address is of, as told before. */
  run?: number;
  lang: Lang;
  /** Small counts are hidden, and what would give them away. */
  hideSmall?: boolean;
}

/** A node with those below it. An address of an earlier run is stale: then there is nothing but the number of the run there is now. */
export interface Explained {
  run: number;
  stale?: boolean;
  level?: ExplainedLevel;
  sentences?: ExplainedSentence[];
}

/** What something accounts for. */
export interface ExplainedAccounts {
  label: string;
  /** Several where they cannot be changed without each other. */
  inputs: ExplainedInput[];
  /** These are the inputs with the smallest effects, as there are many. */
  other: boolean;
  /** Shown so that all of them add up to the change. */
  part: ExplainedDelta;
  /** What it does when nothing else changes; null of a step. */
  alone: number | null;
  /** What it does when all else has changed; null of a step. */
  last: number | null;
}

/** A difference: exactly, as it is shown, and as a reader reads it, with its sign. */
export interface ExplainedDelta {
  /** A fraction. */
  exact: string;
  shown: number;
  text: string;
}

/** Why a number is another in one setting than in another, or on one row than on another: how much of it each thing that differs accounts for. Figures of its sentences have addresses in it: "from", "to", "change", "terms/0", "parts/1". */
export interface ExplainedDifference {
  /** Of the number. */
  id: string;
  label: string;
  unit: string;
  from: ExplainedSide;
  to: ExplainedSide;
  /** Null where the figures are no numbers. */
  change: ExplainedDelta | null;
  /** By the steps of a pool: the change is their sum, always. */
  terms: ExplainedAccounts[];
  /** By what differs, by Shapley's value: the change is their sum. */
  parts: ExplainedAccounts[];
  sentences: ExplainedSentence[];
}

/** A figure in a sentence: the value of a node, or of a note of it. */
export interface ExplainedFigure {
  /** Of the node. */
  id: string;
  /** Of its note, and the name there: remainder.place. */
  note?: string;
  value: Value;
  /** As it stands in the sentence. */
  text: string;
}

/** Something that differs: a parameter or a column. */
export interface ExplainedInput {
  name: string;
  label: string;
  /** As a reader reads it. */
  from: string;
  to: string;
}

/** What a node is. */
export type ExplainedKind =
  | "cell"
  | "param"
  | "const"
  | "row"
  | "ref"
  | "op"
  | "if"
  | "untaken"
  | "bands"
  | "band"
  | "fold"
  | "list"
  | "equal"
  | "where"
  | "count"
  | "tally"
  | "indicator"
  | "counted"
  | "out"
  | "round"
  | "share"
  | "limit"
  | "rate"
  | "rate0"
  | "held"
  | "alone"
  | "part"
  | "gap"
  | "moved"
  | "scale"
  | "turn"
  | "only"
  | "bound"
  | "amount"
  | "left"
  | "sum"
  | "index"
  | "average"
  | "outlier"
  | "rank"
  | "split"
  | "earmark"
  | "factor"
  | "taken";

/** A node with those directly below it, or a page of them. */
export interface ExplainedLevel {
  node: ExplainedNode;
  children: ExplainedNode[];
  /** The first of them, from 0. */
  from: number;
  /** How many follow. */
  more: number;
}

/** A step on the way to a number. */
export interface ExplainedNode {
  /** Its address. */
  id: string;
  /** What it is to the node above it. */
  role?: string;
  kind: ExplainedKind;
  /** Which operator, function or rule. */
  op?: string;
  /** What it is called. */
  label: string;
  /** What the row is called that it stands on. */
  row?: string;
  /** The currency, number, share, date, text, flag, index; empty for a list. */
  unit: string;
  /** As written in the rules. */
  formula?: string;
  /** The same with the values put in. */
  filled?: string;
  /** Null where it is missing, was not computed or is hidden. */
  value: Value;
  /** What stands in its place where it is not told, as it is of few people. */
  hidden?: string;
  /** The value to about 32 digits, as the sum of two numbers. */
  exact?: number[];
  /** It is the branch, band or bound that held. */
  decides?: boolean;
  /** How many equal elements it stands for. */
  times?: number;
  notes?: ExplainedNote[];
  source?: ExplainedSource;
  /** How many children it has. */
  opens?: number;
}

/** Something more of a node: a code, and values by name. */
export interface ExplainedNote {
  code: string;
  values?: Record<string, Value>;
}

/** A sentence about a number, with the figures that it names. */
export interface ExplainedSentence {
  text: string;
  figures: ExplainedFigure[];
}

/** A setting or a row, and the figure there. */
export interface ExplainedSide {
  name: string;
  value: Value;
  /** The figure as a reader reads it. */
  text: string;
}

/** Where something is written: in the rules, or in the data with the column as a spreadsheet names it and what stands above it. */
export interface ExplainedSource {
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in characters; 0 in a sheet. */
  column?: number;
  /** In characters. */
  length?: number;
  letter?: string;
  header?: string;
}

/** One thing to know of figures. */
export interface Fact {
  name: string;
  text: string;
}

/** What somebody wrote in the field of a parameter, in a language. */
export interface Field {
  param: string;
  text: string;
  lang: Lang;
}

/** Figure says what a single value of a result is, and how it is shown. */
export interface Figure {
  part: ResultPart;
  /** That gives it. */
  statement: string;
  /** In English: rate, gini; empty where the statement gives one value. */
  name: string;
  /** Of the figure; empty where the statement gives one value. */
  title: Sentence;
  /** Of the statement. */
  label: string;
  type: ValueType;
  /** The currency of money; empty for all else. */
  unit: string;
  percent: boolean;
  /** What its texts say, where they are words of a figure. */
  says?: Words;
}

/** One for every spelling of the same rules, in hexadecimal. */
export interface Fingerprint {
  fingerprint: string;
}

/** Rules in the one layout, and what is wrong with them. */
export interface Formatted {
  text: string;
  diagnostics: Diagnostic[];
}

/** The value of the parameter: where no step meets the target, that of the nearest. Null if there is none, which the diagnostics tell. */
export interface Found {
  value: Value;
  exact: boolean;
  /** What the figure comes to with it. */
  gives: number;
  diagnostics: Diagnostic[];
}

/** GrantFigures are the figures of a grant. */
export interface GrantFigures {
  total: number;
  left: number | null;
}

/** What a pool or grant gave. */
export interface HandedOut {
  /** Over all rows. */
  sum: number;
  /** Rows that get something. */
  receivers: number;
  rows: number;
}

/** A statement in an outline. */
export interface Heading extends Span {
  /** As the rules have it; empty for a statement that cannot be read. */
  word: string;
  name: string;
  label: string;
  line: number;
}

/** What is told about a word. */
export interface Hover extends Span {
  title: string;
  lines: string[];
}

/** What is told about the word at a place, if anything. */
export interface Hovered {
  hover: Hover | null;
}

/** A language messages are given in. */
export type Lang = "en" | "da";

/** Layout asks for rules in the one layout, and with a language in that one, too. */
export interface Layout {
  text: string;
  file: string;
  lang?: Lang;
}

/** What is to be told of figures of the last run that leave the page. */
export interface Leave {
  /** They are of no real municipality. */
  madeUp: boolean;
  /** What they are measured against, as people call it; empty for nothing. */
  against: string;
  /** As people write it. */
  date: string;
  /** Small counts are hidden, and what would give them away. */
  hideSmall: boolean;
  lang: Lang;
}

/** The same for one of the views. */
export interface LeaveView extends Leave {
  view: number;
}

/** One that a letter can tell: as rules write it, and what it is called. */
export interface LetterAmount {
  text: string;
  label: string;
}

/** What the letters to the rows of a table hold. Texts have names in braces, which are checked like formulas; amounts are written as in rules. */
export interface LetterTemplate {
  table: string;
  heading: string;
  greeting: string;
  closing: string;
  /** The amounts, in their order. */
  figures: string[];
  /** What each is divided by; empty for nothing. */
  per: string;
}

/** Letters asks for the letters to the rows that the model of the last run gives money to. */
export interface Letters extends Leave {
  /** The keys of those that are wanted; all where it is not said. */
  rows?: string[];
  /** In place of what the rules say of the letters to its table. */
  template?: LetterTemplate;
}

/** A severity as tools read it. */
export type Level = "error" | "warning" | "note";

/** What was found in a CSV file or a sheet. */
export interface Loaded {
  diagnostics: Diagnostic[];
  rows: number;
}

/** Made-up data for each table whose rows come from a file; after errors there are none. */
export interface MadeUp {
  sheets: MadeUpSheet[];
  diagnostics: Diagnostic[];
}

/** The rows of a table, as CSV. */
export interface MadeUpSheet {
  table: string;
  text: string;
}

/** MakingUp asks for made-up data, the same for the same seed. */
export interface MakingUp {
  seed: number;
  lang: Lang;
}

/** Mapping says how a file is to be taken whose headers or texts are not those of the table. */
export interface Mapping {
  /** The row or line of the headers, from 1; 0: it is found. */
  header?: number;
  /** By column: the header it stands under; empty: it is not in the data. */
  columns?: Record<string, string>;
  /** By column: what a text of the file is in the table. */
  values?: Record<string, Record<string, string>>;
  /** Rows or lines that are left out. */
  skip?: number[];
}

/** A part of a result with measures. */
export type MeasurePart = "benchmarks" | "spreads";

/** Measures are the figures of statements that measure, by statement, group and name. */
export type Measures = Record<MeasurePart, Record<string, Record<string, Record<string, Value>>>>;

/** What the rules say, as far as the page needs to know. */
export interface Model {
  title: string;
  municipality: string;
  year: number | null;
  source: string;
  currency: string;
  tables: Table[];
  params: Param[];
  scenarios: Scenario[];
  pools: Share[];
  grants: Share[];
  /** Single values, solutions and the figures of statements. */
  figures: Figure[];
}

/** Nothing has nothing to say. */
export type Nothing = Record<string, never>;

/** What the engine read. */
export interface Opened {
  /** That all places are in. */
  text: string;
  /** That its first line says; null where it says none. */
  lang: Lang | null;
  diagnostics: Diagnostic[];
  /** Null where there are errors. */
  model: Model | null;
}

/** What figures are of: it goes with everything that leaves. */
export interface Origin {
  /** That they are made up; empty where they are not. */
  madeUp: string;
  facts: Fact[];
  /** All of it in one. */
  line: string;
  /** A name for files, without its ending. */
  file: string;
}

/** Part 0 of the frame that tells of a second rule file: what the engine read, what it gives on the data of the first as it is written, and how the first differs from it. Where its rules or data have errors nothing is computed. */
export interface Other {
  /** That all places in it are in. */
  text: string;
  diagnostics: Diagnostic[];
  /** Null where there are errors. */
  model: Model | null;
  /** Its tables for which there are no data, by label. */
  missing: string[];
  differences: RuleChange[];
  renames: RuleRename[];
  was: WasCalled[];
  /** Of type Summary; 0 where nothing was computed. */
  summary: Part;
  /** Of type []View; 0 where nothing was computed. */
  views: Part;
}

/** OtherRules gives a second rule file, as text or by the bytes beside the call. The session's own rules, data and last run stay as they are. */
export interface OtherRules {
  text?: string;
  file: string;
  /** To tell the differences in. */
  lang: Lang;
}

/** The statements of a text, broken ones too. */
export interface Outline {
  outline: Heading[];
}

/** A document to be printed: HTML that needs nothing beside it. A model that gives nobody money has no letters: then there are no pages. */
export interface Paper {
  /** Its name, without the ending. */
  file: string;
  html: string;
  /** Letters, or 1. */
  pages: number;
}

/** A parameter and what it may be. */
export interface Param {
  name: string;
  label: string;
  type: ValueType;
  percent: boolean;
  value: Value;
  from?: number;
  to?: number;
  step?: number;
  choices?: Value[];
  note?: string;
  /** Where the value stands in the rules. */
  valueAt: Span;
  /** And the ends of the range. */
  fromAt?: Span;
  toAt?: Span;
}

/** The number of a part of a frame. */
export type Part = number;

/** A place in a text of rules. */
export interface Place {
  text: string;
  offset: number;
  lang?: Lang;
}

/** Where the values of a column are: the part with the array, and that with the list of its texts. */
export interface Placed {
  values: Part;
  texts?: Part;
}

/** PoolFigures are the figures of a pool, or of one of its groups. */
export interface PoolFigures {
  amount: number;
  rate: number | null;
  left: number;
  /** What went to another pool, whose amount includes it. */
  passed?: number;
  unit: number | null;
}

/** Something that may stand at a place. */
export interface Proposal {
  /** Spelled as the rules' language has it. */
  text: string;
  kind: TokenKind;
  /** Its label, or what it means. */
  detail: string;
  /** What kind of value it is; empty for none. */
  type: string;
}

/** The value that a field has; null where it is none of the parameter's type. Whether the parameter may have it is not said. */
export interface Read {
  value: Value;
}

/** The answer to a call that went wrong. */
export interface Refusal {
  error: Sentence;
}

/** The edits that rename; none where that is refused. */
export interface Renamed {
  edits: Edit[];
  diagnostics: Diagnostic[];
}

/** Renaming calls the thing at a place something else. */
export interface Renaming {
  text: string;
  offset: number;
  name: string;
  lang: Lang;
}

/** The part of a result that a figure is in. */
export type ResultPart = "values" | "solutions" | "pools" | "grants" | "benchmarks" | "spreads";

/** Part 0 of the frame that a run is answered by. */
export interface Results {
  summary: Summary;
  /** Of type []View. */
  views: Part;
}

/** One thing that the session's rules say otherwise than the second file. */
export interface RuleChange {
  what: RuleChangeKind;
  statement: string;
  name: string;
  label: string;
  /** The clause; empty for the statement itself. */
  part: string;
  /** As the second file has it. */
  before: string;
  /** As the session's rules have it. */
  after: string;
}

/** What happened to a thing. */
export type RuleChangeKind = "added" | "removed" | "changed" | "relabeled";

/** A thing that only bears another name, in words. */
export interface RuleRename {
  text: string;
}

/** A text of rules. */
export interface RuleText {
  text: string;
}

/** Rules gives a rule file, as text or by the bytes beside the call. */
export interface Rules {
  text?: string;
  file: string;
  /** Of messages. */
  lang: Lang;
}

/** Run computes the model. */
export interface Run {
  params: Record<string, Value>;
  scenario: string | null;
  lang: Lang;
  /** A column that no table shows, whose values are wanted too. */
  further?: string;
}

/** An item of a list: what it is about, which may be nothing, and what is said of it, in sentences or as a formula; then more about the same. */
export interface Said {
  about: string;
  formula: boolean;
  text: string;
  more: Said[];
  /** In the rules, of the statement or clause that it tells; null where no single one says it. */
  at: Span | null;
}

/** A set of parameters. One that a statement tells alone says where that and its name in quotation marks stand in the rules. */
export interface Scenario {
  name: string;
  params: Record<string, Value>;
  at?: Span;
  nameAt?: Span;
}

/** A part of the rules told in sentences: a heading, then paragraphs, then a list or a table. Its id says what it is about: model, short, figures, counting, sharing, rounding, comparing, results, who, change, scenarios, checks, goals, data, shown or source; several may be about one thing. */
export interface Section {
  id: string;
  heading: string;
  paragraphs: string[];
  /** The items are steps. */
  numbered: boolean;
  items: Said[];
  /** The headings first; empty for none. */
  table: string[][];
  /** In the rules, of the statement that all of it tells; null where it tells several. */
  at: Span | null;
  /** Of each row of the table below the headings; empty for none. */
  rowsAt: Span[];
}

/** Seek asks for the value of a parameter, within its range and on its steps, for which a figure comes to a target while all else stays as it is set. The session and its last run stay as they are. */
export interface Seek {
  param: string;
  figure: Sought;
  /** Amounts in kroner, 3 % as 0.03. */
  target: number;
  params: Record<string, Value>;
  scenario: string | null;
  lang: Lang;
}

/** A sentence in both languages. */
export interface Sentence {
  en: string;
  da: string;
}

/** A pool or grant: a column of money or places of a table. */
export interface Share {
  name: string;
  label: string;
  table: string;
  type: ValueType;
}

/** A figure that a value is looked for by: of a pool or grant its sum over the rows, or with `receivers` how many rows get something; with a name, in English, that figure of a statement; a single value; or with a row, by its key, a column of a table. */
export interface Sought {
  /** A pool, a grant, a statement, a value, or a column. */
  of: string;
  name?: string;
  table?: string;
  row?: string;
  /** It is money. */
  amount?: boolean;
}

/** A stretch of a text of rules. */
export interface Span {
  from: number;
  to: number;
}

/** Speak names the language to speak, and the settings to speak of: without any, those of the rules. */
export interface Speak {
  lang: Lang;
  params?: Record<string, Value>;
  scenario?: string;
}

/** The result of a run without its columns, as package report writes it. */
export interface Summary extends Measures {
  /** Whether there are figures; errors may stand beside them. */
  computed: boolean;
  scenario: string | null;
  handedOut: Record<string, HandedOut>;
  values: Record<string, Value>;
  solutions: Record<string, Value>;
  /** By group; without groups there is one of an empty name. */
  pools: Record<string, Record<string, PoolFigures>>;
  grants: Record<string, Record<string, GrantFigures>>;
  expectations: Expectation[];
  diagnostics: Diagnostic[];
}

/** What stands in a file before it is taken: where the headers and sums are, and of a CSV file its records, blank ones left out. */
export interface Survey {
  /** The row or line of the headers, from 1; 0 if none can be told. */
  header: number;
  /** Of each header the column that is taken from it; empty: none. */
  columns: string[];
  /** On which each record begins, from 1. */
  lines: number[];
  records: string[][];
  /** The rows or lines below the headers that by their name are the sum or average of others. */
  totals: number[];
}

/** A table of the rules. */
export interface Table {
  name: string;
  label: string;
  /** Its rows stand in the rules. */
  inline: boolean;
  /** In the engine; null while there is no data. */
  rows: number | null;
  columns: Column[];
}

/** That model, and what is to be told of it. */
export interface ToEnclose {
  /** A name for the page, without its ending. */
  file: string;
  model: Enclosed;
  /** That data would be, whether they go along or not. */
  rows: number;
  /** A sentence for each table whose rows look like persons. */
  persons: string[];
}

/** A word and what it is. */
export interface Token extends Span {
  kind: TokenKind;
  /** The name is declared here. */
  declares: boolean;
}

/** What a stretch of a rule file is, for colouring it. */
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

/** Tokens are the words of a text, for colouring it. */
export interface Tokens {
  tokens: Token[];
}

/** The rules in sentences, with `about` also what they give on the data; rules with errors have no sections. */
export interface Told {
  sections: Section[];
}

/** Where the name at a place is declared, and everywhere it stands. */
export interface Uses {
  definition: Span | null;
  references: Span[];
}

/** A value of the language: a number (amounts in kroner, 3 % is 0.03), a text, true or false, a date as ISO text; null is unknown. */
export type Value = number | string | boolean | null;

/** The type of a value. */
export type ValueType = "number" | "kr" | "text" | "flag" | "date";

/** Version says which engine this is. The page goes on only with its own. */
export interface Version {
  version: string;
  /** Fingerprint of this contract. */
  contract: string;
}

/** What a reader sees of a run, its columns in a frame. After errors there are none. */
export interface View {
  kind: ViewKind;
  table: string;
  label: string;
  /** As shown; of a chart [y, by?, per?]. */
  columns: ViewColumn[];
  /** Of a table, that it does not show: what it shows can be measured against them; the values are part 0 where they were not asked for. */
  further?: ViewColumn[];
  /** Of the rows; null for a table without a key. */
  keys: Placed | null;
  /** How many rows it has. */
  length: number;
  /** Of a table with `against`. */
  change?: ViewChange;
  /** Of a map; null for all else. */
  map?: ViewMap;
}

/** An area of a map. Column and row are its square, from 0 at the top left; 0 for areas with shapes. */
export interface ViewArea {
  name: string;
  column: number;
  row: number;
}

/** By how much the rows of a table with `against` get more or less, in the model's currency. */
export interface ViewChange {
  /** Over all rows for which both amounts are known. */
  sum: number;
  gain: ChangeSide;
  lose: ChangeSide;
  /** Rows of which one of the two is missing. */
  unknown: number;
}

/** A column of a view. */
export interface ViewColumn extends Placed {
  name: string;
  label: string;
  type: ValueType;
  percent: boolean;
  total: ViewTotal;
  /** What its texts say, where they are words of a figure. */
  says?: Words;
  /** In a table with `against`. */
  role?: ViewRole;
  /** Amounts that a formula adds up: shown in the model's decimals, never rounded. */
  workedOut?: boolean;
}

/** How a view is shown. */
export type ViewKind = "table" | "bar" | "histogram" | "line" | "scatter" | "lorenz" | "map";

/** Where the rows of a map lie, and how they are coloured. */
export interface ViewMap {
  /** Where the classes but the last end: a value that is equal to one is below it. */
  limits: number[];
  /** Of GeoJSON, whose features the areas are, in their order; 0: they are squares on a grid. */
  shapes: Part;
  areas: ViewArea[];
  /** For each row the number of its area; -1: it has none. */
  of: number[];
}

/** What a column has to do with `against`: the total that is measured, by how much it is more, and that as a share of what it is measured against. */
export type ViewRole = "measured" | "change" | "share";

/** What stands below a column: the sum or the mean over the rows shown that have a value, or nothing. */
export type ViewTotal = "sum" | "mean" | "none";

/** What a table or a column of the session's rules is called in the second file, where that is something else. The column is empty for the table itself. */
export interface WasCalled {
  table: string;
  column: string;
  wasTable: string;
  wasColumn: string;
}

/** WhatIf asks what would move a number of the last run over its next threshold. */
export interface WhatIf {
  id?: string;
  cell?: CellAt;
  /** That the address is of, as told before. */
  run?: number;
  lang: Lang;
  /** Small counts are hidden: then there are none. */
  hideSmall?: boolean;
}

/** Words are what the texts of a figure say, by the text that the engine gives. */
export type Words = Record<string, Sentence>;

/** The last run as a workbook. */
export interface Workbook {
  /** Its name, without the ending. */
  file: string;
  book: Book;
}

/** WrittenLetters are letters, and what they hold: a template for each table, and the amounts that it could tell. A template that is wrong gives none, and says why. */
export interface WrittenLetters extends Paper {
  templates: LetterTemplate[];
  /** By template. */
  amounts: LetterAmount[][];
  /** The rules with the template given. */
  rules: string;
  /** Of those. */
  diagnostics: Diagnostic[];
}

/** The methods of the bridge: what each takes and gives. */
export interface Methods {
  about: { params: Speak; reply: Told };
  against: { params: Against; reply: Compared };
  amend: { params: Amendment; reply: Amended };
  areas: { params: AreaFile; reply: AreasLoaded };
  clear: { params: Clear; reply: Nothing };
  complete: { params: Place; reply: Completion };
  concealed: { params: LeaveView; reply: Concealed };
  csv: { params: LeaveView; reply: CSV };
  data: { params: Data; reply: Loaded };
  definition: { params: Place; reply: Uses };
  describe: { params: Speak; reply: Told };
  enclose: { params: Enclose; reply: ToEnclose };
  explain: { params: Explain; reply: Explained };
  fingerprint: { params: Nothing; reply: Fingerprint };
  format: { params: Layout; reply: Formatted };
  formulas: { params: Leave; reply: Workbook };
  hover: { params: Place; reply: Hovered };
  letters: { params: Letters; reply: WrittenLetters };
  origin: { params: Leave; reply: Origin };
  other: { params: OtherRules; reply: Other };
  outline: { params: RuleText; reply: Outline };
  read: { params: Field; reply: Read };
  rename: { params: Renaming; reply: Renamed };
  report: { params: Leave; reply: Paper };
  results: { params: Run; reply: Results };
  rules: { params: Rules; reply: Opened };
  sample: { params: MakingUp; reply: MadeUp };
  seek: { params: Seek; reply: Found };
  survey: { params: Data; reply: Survey };
  tokens: { params: RuleText; reply: Tokens };
  version: { params: Nothing; reply: Version };
  whatIf: { params: WhatIf; reply: Changes };
  workbook: { params: Leave; reply: Workbook };
}

/** The methods that the engine loaded first does not have: only the whole one answers them. */
export const later: ReadonlySet<keyof Methods> = new Set([
  "about",
  "against",
  "amend",
  "areas",
  "complete",
  "concealed",
  "csv",
  "definition",
  "describe",
  "enclose",
  "explain",
  "fingerprint",
  "format",
  "formulas",
  "hover",
  "letters",
  "origin",
  "other",
  "outline",
  "rename",
  "report",
  "sample",
  "seek",
  "survey",
  "tokens",
  "whatIf",
  "workbook",
]);

/** Fingerprint of the above, which page and engine compare before anything else. */
export const contract = "c8fe0d0021fa";
