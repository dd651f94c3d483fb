import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Draws a component for paper before it is printed, at once, as printing waits for nothing; and for the screen behind it. */
export class Printing implements ReactiveController {
  /** It is drawn for paper. */
  on = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly draw: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeprint", this.#begin);
    addEventListener("afterprint", this.#end);
  }

  hostDisconnected(): void {
    removeEventListener("beforeprint", this.#begin);
    removeEventListener("afterprint", this.#end);
  }

  #begin = (): void => {
    this.on = true;
    this.draw();
  };

  #end = (): void => {
    this.on = false;
    this.draw();
  };
}
