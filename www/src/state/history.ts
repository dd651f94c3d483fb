/** What somebody did, to tell and to undo. */
export interface Did {
  kind:
    | "turn"
    | "reset"
    | "scenario"
    | "against"
    | "measure"
    | "address"
    | "example"
    | "rules"
    | "edit"
    | "data"
    | "made"
    | "cell"
    | "row"
    | "value"
    | "clear"
    | "keep"
    | "write"
    | "letter"
    | "widen"
    | "renameScenario"
    | "removeScenario"
    | "other"
    | "noOther";
  /** What it was done to, in the user's words. */
  name: string;
  /** So many turned parameters went with it. */
  dropped?: number;
}

interface Step<T> {
  did: Did;
  /** What was before. */
  state: T;
}

/** Steps kept: the oldest go. */
const most = 200;

/** How long a movement may rest and still be the same one; ms. */
const pause = 1000;

/**
 * What was done, so that it can be undone: states of a session by the step that
 * left them. Steps of the same thing that follow upon each other, as those of a
 * slider that is dragged, are one.
 */
export class History<T> {
  #done: Step<T>[] = [];
  #undone: Step<T>[] = [];
  #last = { key: "", at: 0 };

  /** Remembers the state before something is done. */
  record(did: Did, state: T, now = performance.now()): void {
    const key = `${did.kind} ${did.name}`;
    const goesOn = did.kind === "edit" || now - this.#last.at < pause;
    const same = this.#last.key === key && goesOn && this.#undone.length === 0;
    this.#last = { key, at: now };
    this.#undone = [];
    if (same) return;
    this.#done.push({ did, state });
    if (this.#done.length > most) this.#done.shift();
  }

  /** Whether anything of these kinds was done, and not undone. */
  has(kinds: readonly Did["kind"][]): boolean {
    return this.#done.some(({ did }) => kinds.includes(did.kind));
  }

  /** Whether a step is done, and not undone. */
  holds(did: Did): boolean {
    return this.#done.some((step) => step.did === did);
  }

  /** What is done next is a step of its own. */
  seal(): void {
    this.#last = { key: "", at: 0 };
  }

  /** What undo and redo would do; null where there is nothing. */
  get undoable(): Did | null {
    return this.#done.at(-1)?.did ?? null;
  }

  get redoable(): Did | null {
    return this.#undone.at(-1)?.did ?? null;
  }

  /** The state to go back to; the one that is left can be had again. */
  undo(left: T): T | null {
    return move(this.#done, this.#undone, left, () => this.seal());
  }

  redo(left: T): T | null {
    return move(this.#undone, this.#done, left, () => this.seal());
  }
}

function move<T>(from: Step<T>[], to: Step<T>[], left: T, seal: () => void): T | null {
  const step = from.pop();
  if (!step) return null;
  to.push({ did: step.did, state: left });
  seal();
  return step.state;
}
