/** All that the headless package gives, but `load`, which is another in browsers and in Node. */
export type { Outcome, OutcomeChange, OutcomeDiagnostic, OutcomeFigure, OutcomeTable } from "../engine/outcome.ts";
export type {
  CellAt,
  Diagnostic,
  Expectation,
  Explained,
  ExplainedNode,
  ExplainedSentence,
  Formatted,
  Lang,
  Loaded,
  Mapping,
  Model as Described,
  Param,
  Progress,
  Results,
  Section,
  Sentence,
  Summary,
  Value,
  View,
  ViewColumn,
} from "../engine/protocol.ts";
export { Engine } from "./engine.ts";
export { type FailureKind, FordelError } from "./failure.ts";
export { Model, type OpenOptions, type Options, type Question, type Settings, type TableOptions } from "./model.ts";
export type { Columns, Rows, RowValue } from "./rows.ts";
