/** What the keyboard can be taken to. */
const stop = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable='true']";

/** What lies over the page, and gives the keyboard back to where it was before. */
const over = "dialog, fordel-toast";

/** So long what is drawn anew may be away; ms. */
const soon = 2000;

/** A place in the tree when the keyboard was there: a node, what it stood in, and the how manieth it was. */
interface Step {
  node: Element;
  within: ParentNode;
  at: number;
}

/**
 * Keeps the keyboard where it was. What it is at can go away: a row that is left out, a button that has done what it
 * was for, a view that is hidden. Browsers then begin at the top of the page again; this goes on with what stands there instead.
 */
export class FocusKeeper {
  #steps: readonly Step[] = [];
  /** Where the keyboard was before it went to what lies over the page. */
  #before: readonly Step[] = [];
  /** Where the keyboard was taken, and what for: what went may only be drawn anew, and be back in a moment. */
  #put: { steps: readonly Step[]; to: HTMLElement; until: number } | null = null;
  #trees: readonly Node[] = [];
  #due = 0;
  readonly #changes = new MutationObserver(() => this.#look());

  constructor(private readonly root: Document = document) {}

  start(): void {
    this.#attend([this.root]);
  }

  stop(): void {
    this.#attend([]);
  }

  /** Watches the trees that the keyboard is in: a movement within one of them is not heard outside of it. */
  #attend(trees: readonly Node[]): void {
    for (const tree of this.#trees) tree.removeEventListener("focusin", this.#note);
    this.#changes.disconnect();
    this.#trees = trees;
    const options = { childList: true, subtree: true, attributeFilter: ["hidden", "disabled", "open", "class"] };
    for (const tree of trees) {
      tree.addEventListener("focusin", this.#note);
      this.#changes.observe(tree, options);
    }
  }

  #note = (e: Event): void => {
    const [at] = e.composedPath();
    if (!(at instanceof Element)) return;
    const steps = stepsOf(at);
    if (liesOver(steps) && !liesOver(this.#steps)) this.#before = this.#steps;
    this.#steps = steps;
    if (this.#put?.to !== at) this.#put = null;
    const around = [...steps, ...(this.#put?.steps ?? [])].map(({ within }) => within.getRootNode());
    this.#attend([...new Set([...around, this.root])]);
  };

  /** Once what changed has been drawn, and whoever takes the keyboard elsewhere has done so. */
  #look(): void {
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => requestAnimationFrame(() => this.#restore()));
  }

  #restore(): void {
    const [here] = this.#steps;
    if (!here) return;
    const { activeElement, body } = this.root;
    const gone = (!activeElement || activeElement === body) && !takes(here.node);
    const put = this.#put && performance.now() < this.#put.until ? this.#put : null;
    if (gone) this.#take(put?.steps ?? (liesOver(this.#steps) ? this.#before : this.#steps));
    else if (put?.to === here.node) this.#take(put.steps);
  }

  #take(steps: readonly Step[]): void {
    const [first] = steps;
    const to = first && takes(first.node) ? (first.node as HTMLElement) : insteadOf(steps);
    if (!to || to === this.#put?.to) return;
    this.#put = { steps, to, until: this.#put?.until ?? performance.now() + soon };
    to.focus();
  }
}

/** The way from a node out to the document, through shadows. */
function stepsOf(at: Element): Step[] {
  const steps: Step[] = [];
  for (let node: Element | null = at; node; ) {
    const within: ParentNode | null = node.parentNode as ParentNode | null;
    if (!within) break;
    steps.push({ node, within, at: Array.prototype.indexOf.call(within.children, node) });
    node = within instanceof ShadowRoot ? within.host : within instanceof Element ? within : null;
  }
  return steps;
}

function liesOver(steps: readonly Step[]): boolean {
  return steps.some(({ node }) => node.matches(over));
}

/** What stands where something stood: what came next, or what came before it, or so in what was around it. */
function insteadOf(steps: readonly Step[]): HTMLElement | null {
  for (const { within, at } of steps) {
    if (!within.isConnected) continue;
    const children = [...within.children];
    const found =
      children.slice(at).map(first).find(Boolean) ?? children.slice(0, at).reverse().map(first).find(Boolean);
    if (found) return found;
  }
  return null;
}

/** The first that takes the keyboard in an element, its shadow and what stands below it. */
function first(element: Element): HTMLElement | null {
  if (takes(element)) return element as HTMLElement;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
    const found = first(child);
    if (found) return found;
  }
  return null;
}

/** Whether the keyboard can be taken to an element as it is now. */
function takes(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return element.isConnected && element.matches(stop) && !element.matches(":disabled") && width > 0 && height > 0;
}
