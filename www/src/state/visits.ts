import type { Example } from "./examples.ts";
import { type Kept, keptOf, mayKeep, writeKept } from "./keep.ts";
import { givenOf, type KeptData, mayKeepData, ownData, writeKeptData } from "./keptdata.ts";
import type { Session } from "./session.ts";

/** Goes on where a visit ended, with the data that were kept, and those of the example that it was of. */
export function resume(
  session: Session,
  kept: Kept,
  data: KeptData | null,
  examples: readonly Example[],
): Promise<void> {
  return session.resume(kept, examples.find((e) => e.name === kept.example) ?? null, data ? givenOf(data) : []);
}

/**
 * Keeps a session as it changes, and asks before it is left where something would be lost, until the returned function
 * is called. That the computer lets nothing be kept is told once, when there is something to keep.
 */
export function keeping(session: Session, forbidden: () => void, pause = 500): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stored = true;
  let told = false;
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const at = new Date().toISOString();
    const kept = keptOf(session, at);
    stored = await writeKept(kept);
    if (!stored && kept && !told) {
      told = true;
      forbidden();
    }
    await writeKeptData(session, at);
  };
  const leaving = (e: Event): void => {
    if (wouldLose(session, stored)) e.preventDefault();
  };
  /** What waits to be kept is, before the page can go. */
  const flush = (): void => {
    if (document.visibilityState === "hidden" && timer !== undefined) void keep();
  };
  addEventListener("beforeunload", leaving);
  document.addEventListener("visibilitychange", flush);
  const stop = session.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), pause);
  });
  return () => {
    stop();
    removeEventListener("beforeunload", leaving);
    document.removeEventListener("visibilitychange", flush);
  };
}

/**
 * Whether closing the page would lose work: data that were written in or joined to tables by hand and are not
 * kept, or rules and settings where this computer keeps nothing. Files that can be opened again are no loss.
 */
export function wouldLose(session: Session, stored: boolean): boolean {
  const worked = ownData(session).some(([, { mapping }]) => mapping && Object.keys(mapping.columns ?? {}).length > 0);
  const data = !mayKeepData() && (worked || session.history.has(["cell", "row", "value"]));
  const rules = (!mayKeep() || !stored) && keptOf(session, "") !== null;
  return data || rules;
}
