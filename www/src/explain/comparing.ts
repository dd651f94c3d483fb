import type { Against, ExplainedDifference, ExplainedSentence } from "../engine/protocol.ts";
import { Observable } from "../state/observable.ts";
import type { ParamValues } from "../state/parameters.ts";
import type { Session } from "../state/session.ts";
import { canCompare } from "./addresses.ts";

/**
 * What a number is compared with: itself with the rules as written (null), in a scenario or with other values, by the
 * rules of the second file, or that of another row of its table.
 */
export type Beside =
  | { kind: "setting"; scenario: string | null; turned?: ParamValues; called?: string }
  | { kind: "file" }
  | { kind: "row"; key: string };

/** A number of a run, and what it is compared with. */
export interface Question {
  id: string;
  run: number;
  beside: Beside | null;
  hideSmall?: boolean;
}

/**
 * Why a number is not another one, and what would change it. Both are asked when the number itself has
 * been told, and given up as soon as something else is to be computed.
 */
export class Comparing extends Observable {
  difference: ExplainedDifference | null = null;
  /** What would move it over the next threshold. */
  changes: readonly ExplainedSentence[] = [];
  /** What is here is of an earlier run, or still to come. */
  waits = false;
  #question: Question | null = null;
  /** The question and the language that was last asked in. */
  #asked = "";

  constructor(private readonly session: Session) {
    super();
  }

  /** Asks of a number; null of none any more. What is known of the same one stays until it is known anew. */
  ask(question: Question | null): void {
    const before = this.#question;
    const { lang } = this.session.language;
    const asked = JSON.stringify([question, lang]);
    if (asked === this.#asked) return;
    this.stop();
    this.#question = question;
    this.#asked = asked;
    if (!question || question.id !== before?.id) this.changes = [];
    if (!question || question.id !== before?.id || !same(question.beside, before?.beside)) this.difference = null;
    if (question && canCompare(question.id)) void this.#answer(question, asked);
    else this.changed();
  }

  /** Gives up what is asked: something else is to be computed. */
  stop(): void {
    if (!this.waits) return;
    this.waits = false;
    this.#asked = "";
    for (const lane of ["against", "whatIf"]) this.session.engine.supersede(lane);
  }

  async #answer({ id, run, beside, hideSmall }: Question, asked: string): Promise<void> {
    const { session } = this;
    const of = { id, run, lang: session.language.lang, ...(hideSmall && { hideSmall }) };
    this.waits = true;
    this.changed();
    if (beside) {
      const reply = await session.wonder("against", { ...of, ...sideOf(beside) });
      if (asked !== this.#asked) return;
      this.difference = reply?.difference ?? null;
      this.changed();
    }
    const reply = await session.wonder("whatIf", of);
    if (asked !== this.#asked) return;
    this.changes = reply?.sentences ?? [];
    this.waits = false;
    this.changed();
  }
}

function sideOf(beside: Beside): Partial<Against> {
  if (beside.kind === "row") return { row: beside.key };
  if (beside.kind === "file") return { other: true };
  const { scenario, turned, called } = beside;
  return { ...(scenario !== null && { scenario }), ...(turned && { params: turned }), ...(called && { called }) };
}

export function same(a: Beside | null | undefined, b: Beside | null | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
