import type { Progress } from "../engine/protocol.ts";
import { Observable } from "./observable.ts";

/** How long work must last before the page says so; ms. */
const slowWork = 400;

/** What the engine works on for the page, where that takes its time. */
export class Work extends Observable {
  /** It has lasted so long that the page says so. */
  slow = false;
  /** How far it has come; null while that is not known. */
  progress: Progress | null = null;
  #out = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** Whether a call is on its way, or waits for its turn. */
  get busy(): boolean {
    return this.#out > 0;
  }

  /** Watches a call. One that follows at once upon another is the same work. */
  async watch<T>(call: (progress: (step: Progress) => void) => Promise<T>): Promise<T> {
    clearTimeout(this.#resting);
    const timer = setTimeout(() => this.#tell(true, this.progress), slowWork);
    this.#out++;
    try {
      return await call((step) => this.#tell(this.slow, step));
    } finally {
      this.#out--;
      clearTimeout(timer);
      this.#resting = setTimeout(() => this.#tell(false, null));
    }
  }

  #tell(slow: boolean, progress: Progress | null): void {
    const shown = slow || this.slow;
    this.slow = slow;
    this.progress = progress;
    if (shown) this.changed();
  }
}
