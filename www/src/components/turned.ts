/**
 * Keeps what is read in the middle of the window there when a phone or tablet is turned or a window made wider: text breaks elsewhere then, and the
 * same way down the page is another place in it.
 */
export class KeptPlace {
  /** What is there, and how far down the window it begins, as a share of its height. */
  #at: { element: Element; top: number } | null = null;
  #width = innerWidth;

  start(): void {
    addEventListener("scroll", this.#look, { passive: true });
    addEventListener("resize", this.#resized);
  }

  stop(): void {
    removeEventListener("scroll", this.#look);
    removeEventListener("resize", this.#resized);
  }

  #look = (): void => {
    if (innerWidth !== this.#width) return;
    const element = scrollY > 0 ? deepest(innerWidth / 2, innerHeight / 2) : null;
    this.#at = element && { element, top: element.getBoundingClientRect().top / innerHeight };
  };

  /** Tables choose their columns a frame after their room changed, and are laid out in the one behind it. */
  #resized = (): void => {
    if (innerWidth === this.#width) {
      // A keyboard came up on the screen: what is written in stays above it, and above what is at the foot.
      written()?.scrollIntoView({ block: "nearest" });
      return;
    }
    this.#width = innerWidth;
    this.#hold();
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(this.#hold)));
  };

  #hold = (): void => {
    const { element, top } = this.#at ?? {};
    if (!element?.isConnected || top === undefined) return;
    const now = element.getBoundingClientRect();
    if (now.height > 0) scrollBy({ top: now.top - top * innerHeight, behavior: "instant" });
  };
}

/** The field at the keyboard, whatever it is in. */
function written(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches("input, textarea") ? at : null;
}

/** What lies at a point; of a table its row, as its cells can step out. */
function deepest(x: number, y: number): Element | null {
  let at = document.elementFromPoint(x, y);
  for (let inner = at; inner?.shadowRoot; ) {
    inner = inner.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === at) break;
    at = inner;
  }
  return at?.closest("tr") ?? at;
}
