import type { ReactiveController, ReactiveControllerHost } from "lit";

/** So long, in ms, what is out of sight waits to be drawn anew: a slider on its way is not kept waiting for it. */
const rest = 120;

/** Has a component drawn at once while it is in the window or near it, and else a little later. */
export class Sight implements ReactiveController {
  /** Until the window is heard of, it is in sight. */
  #near = true;
  #waits: ReturnType<typeof setTimeout> | undefined;
  #draw: () => void = () => {};
  readonly #observer = new IntersectionObserver((seen) => this.#seen(seen), { rootMargin: "200px 0px" });

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#near = true;
  }

  /** Draws what has changed, now or when its turn comes. */
  draw(update: () => void): void | Promise<void> {
    if (this.#near) return update();
    return new Promise<void>((resolve) => {
      this.#draw = () => {
        clearTimeout(this.#waits);
        this.#draw = () => {};
        update();
        resolve();
      };
      this.#waits = setTimeout(this.#draw, rest);
    });
  }

  #seen(seen: readonly IntersectionObserverEntry[]): void {
    this.#near = seen.at(-1)?.isIntersecting ?? true;
    if (this.#near) this.#draw();
  }
}
