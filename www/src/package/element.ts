/** Defines `<fordel-calculator>`. */
import { CalculatorElement } from "./element/calculator.ts";

export type * from "./element/types.ts";

const tag = "fordel-calculator";

/**
 * Defines the element under another name too: where a page already has a `<fordel-calculator>` of
 * another release, this one says so on the console and leaves it, and can be used under a name of its own.
 */
export function define(name: string): void {
  customElements.define(name, class extends CalculatorElement {});
}

if (customElements.get(tag)) {
  console.warn(
    `This page has a <${tag}> already, which stays. Import { define } and define("fordel-calculator-2"), say.`,
  );
} else define(tag);
