/** So far a finger moves before it is certain whether it turns a slider or scrolls past it; pixels. */
const slack = 6;

/**
 * Whether a finger on a slider turns it. Browsers move a slider as soon as it is touched, also where the finger is on its way
 * down the page; what they say is held back until the finger has moved along the slider, or left without scrolling.
 */
export class Turning {
  #state: "free" | "waits" | "scrolls" = "free";
  #from = 0;

  constructor(
    /** Takes the value that the slider shows. */
    private readonly take: (slider: HTMLInputElement) => void,
    /** Gives the slider the value from before. */
    private readonly restore: (slider: HTMLInputElement) => void,
  ) {}

  /** Listeners for the slider, by the names of their events. */
  readonly input = (e: Event): void => {
    const slider = e.target as HTMLInputElement;
    if (this.#state === "free") this.take(slider);
    else if (this.#state === "scrolls") this.restore(slider);
  };

  readonly pointerdown = (e: PointerEvent): void => {
    if (e.pointerType !== "touch") return;
    this.#state = "waits";
    this.#from = e.clientX;
  };

  readonly pointermove = (e: PointerEvent): void => {
    if (this.#state === "waits" && Math.abs(e.clientX - this.#from) > slack) this.#turns(e);
  };

  readonly pointerup = (e: PointerEvent): void => {
    if (this.#state === "waits") this.#turns(e);
  };

  /** The browser scrolls: what the finger has done to the slider is undone, also what it still does. */
  readonly pointercancel = (e: PointerEvent): void => {
    if (this.#state !== "waits") return;
    this.#state = "scrolls";
    this.restore(e.target as HTMLInputElement);
  };

  readonly touchend = (e: Event): void => {
    if (this.#state !== "scrolls") return;
    this.restore(e.target as HTMLInputElement);
    this.#state = "free";
  };

  #turns(e: Event): void {
    this.#state = "free";
    this.take(e.target as HTMLInputElement);
  }
}
