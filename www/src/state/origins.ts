import type { Concealed, Leave, Origin } from "../engine/contract.ts";
import type { Results } from "../engine/protocol.ts";
import { leaveOf } from "./leaving.ts";
import { Observable } from "./observable.ts";
import { hidesSmall } from "./preferences.ts";
import type { Session } from "./session.ts";

/** How long figures must stand before it is asked what they are of; ms. */
const pause = 300;

const known = new WeakMap<Session, Origins>();

/** What the figures of a session are of, for everything that leaves the page. */
export function originsOf(session: Session): Origins {
  const origins = known.get(session) ?? new Origins(session);
  known.set(session, origins);
  return origins;
}

/**
 * What the engine says that the figures shown are of, and which of them are not told where small counts are hidden. It
 * is asked behind every change, as printing waits for nothing.
 */
export class Origins extends Observable {
  /** Of the figures shown last. */
  origin: Origin | null = null;
  /** What is not told of each view, by its number; empty where all is. */
  hidden: ReadonlyMap<number, Concealed> = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #of: Results | null = null;
  #said = "";
  #coming: Promise<void> = Promise.resolve();

  constructor(private readonly session: Session) {
    super();
    session.subscribe(this.look);
    this.look();
  }

  /** Asks anew, once things stand, where the answer may be another. */
  look = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  };

  /** All of it in one line, of the figures as they are now. */
  async line(): Promise<string> {
    await this.#ask();
    return this.origin?.line ?? "";
  }

  /** Waits until what is computed is shown, and it is known what that is of. */
  async stand(): Promise<void> {
    await this.session.settled();
    await this.#ask();
  }

  #ask(): Promise<void> {
    const { session } = this;
    if (!session.results || session.stale) return this.#coming;
    const leave = leaveOf(session, hidesSmall());
    const said = JSON.stringify([leave, [...session.data.values()].map((d) => d.file)]);
    if (this.#of !== session.results || this.#said !== said) {
      this.#of = session.results;
      this.#said = said;
      this.#coming = this.#load(leave, session.results);
    }
    return this.#coming;
  }

  async #load(leave: Leave, results: Results): Promise<void> {
    const tables = leave.hideSmall ? [...results.views.keys()] : [];
    const [origin, ...concealed] = await Promise.all([
      this.session.wonder("origin", leave, "origin of what is shown"),
      ...tables.map((view) => this.session.wonder("concealed", { ...leave, view }, `concealed in ${view}`)),
    ]);
    if (this.#of !== results) return;
    if (!origin) {
      this.#of = null; // another call took its place
      return;
    }
    this.origin = origin;
    this.hidden = new Map(concealed.flatMap((c, view) => (c?.rows.some((rows) => rows.length > 0) ? [[view, c]] : [])));
    this.changed();
  }
}
