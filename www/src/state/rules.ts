import type { Lang, Sentence } from "../engine/protocol.ts";
import type { Example } from "./examples.ts";
import type { OtherFile } from "./other.ts";
import type { Against, Settings } from "./settings.ts";
import type { DataFile } from "./tables.ts";

/** The rules in the editor, as the engine reads them. `revision` counts how often others took their place. */
export interface Rules {
  text: string;
  file: string;
  /** The language that their first line says; null where it says none. */
  lang: Lang | null;
  revision: number;
}

/** All that a user can change, as it stood when something was done. */
export interface Snapshot extends Settings {
  example: Example | null;
  /** The text of the rules, or the file whose text the engine has not given back yet. */
  given: string | Uint8Array;
  file: string;
  data: ReadonlyMap<string, DataFile>;
  against: Against;
  /** A second rule file. */
  other: OtherFile | null;
}

/** Why there are no new results. */
export type Obstacle = "rules" | "missing" | "data" | "run";

/** What went wrong outside rules and data. */
export type Trouble = { kind: "died" | "cancelled" | "unreadable" | "mismatch" } | { kind: "failed"; text: Sentence };
