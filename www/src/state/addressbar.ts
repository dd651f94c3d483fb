import type { Beside } from "../explain/comparing.ts";
import { isShared } from "../leave/link.ts";
import { type Addressed, addressed, addressFor, againstIn, rulesOf, settingsIn } from "./address.ts";
import type { Example } from "./examples.ts";
import { type Place, placeOf } from "./places.ts";
import type { Session } from "./session.ts";
import type { Against, Settings } from "./settings.ts";

/** How long a movement must rest before the address follows it, as browsers allow few changes of it; ms. */
const pause = 300;

/** What is noted of an address that the page wrote. */
interface Written {
  written: true;
  /** A number is explained there. */
  explains: boolean;
  /** It was opened on top of the address before, which going back and closing lead to. */
  opened?: true;
}

/** What the page shows beside what the session says. */
export interface Shown {
  place: Place;
  why: string;
  /** What that is compared with. */
  beside: Beside | null;
}

/**
 * Keeps the address as what is shown. Back and forward go between views, open and close what explains a number, and leave the settings as they are;
 * an address that is opened, typed or pasted is followed.
 */
export class AddressBar {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #going = false;

  constructor(
    private readonly session: Session,
    private readonly shown: () => Shown,
    /** The name of the example that the page opens with; empty until it is known. */
    private readonly first: () => string,
  ) {}

  /** What is shown has changed. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.write(), pause);
  }

  write(): void {
    clearTimeout(this.#timer);
    const { session } = this;
    if (!session.model || this.first() === "" || isShared(location.hash)) return;
    const { place, why, beside } = this.shown();
    if (placeOf(location.hash) !== place) return; // another view is on its way
    const hash = addressFor(place, session, why, this.first(), beside);
    const before = history.state as Written | null;
    const explains = why !== "";
    const closed = before?.opened === true && !explains;
    // The browser takes a moment to go back, and goes once for what was opened once.
    if (closed && !this.#going) history.back();
    this.#going = closed;
    if (closed) return;
    const explained = before?.explains ?? Boolean(this.given?.why);
    if (explains && !explained) {
      // What lies below is the page's own, also where the page had not come to write its address.
      const below = addressFor(place, session, "", this.first(), null);
      if (!before) history.replaceState({ written: true, explains: false }, "", below);
      history.pushState({ written: true, explains, opened: true }, "", hash);
    } else if (hash !== location.hash || before?.explains !== explains)
      history.replaceState({ ...before, written: true, explains }, "", hash);
  }

  /** Whether what the browser went to explains a number; null where it is an address that somebody came to. */
  get explains(): boolean | null {
    return (history.state as Written | null)?.explains ?? null;
  }

  /** What an address says that somebody came to, rather than went back to. */
  get given(): Addressed | null {
    return history.state ? null : addressed(location.hash);
  }
}

/** Whether a session shows what an address is of. */
export function isOf(session: Session, { of }: Addressed, first: string): boolean {
  return rulesOf(session) === (of || first);
}

/**
 * Shows what an address says: with the rules that are open, or with the example that it names.
 * False where it is of rules that are not here.
 */
export async function showAddressed(session: Session, said: Addressed, examples: readonly Example[]): Promise<boolean> {
  const first = examples[0]?.name ?? "";
  if (!isOf(session, said, first)) {
    const example = examples.find(({ name }) => name === (said.of || first));
    if (!example) return false;
    await session.openExample(example);
  }
  const { model } = session;
  if (model) take(session, settingsIn(model, said), againstIn(model, said));
  await session.settled();
  return true;
}

function take(session: Session, settings: Settings, against: Against): void {
  const now = { scenario: session.scenario, turned: session.turned, against: session.against };
  if (JSON.stringify({ ...settings, against }) !== JSON.stringify(now)) session.take(settings, against);
}
