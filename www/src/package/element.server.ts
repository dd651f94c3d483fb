/** What stands in for the element where pages are rendered and there are none: nothing is defined. */
export type * from "./element/types.ts";

/**
 * Defines the element under another name too: where a page already has a `<fordel-calculator>` of
 * another release, this one says so on the console and leaves it, and can be used under a name of its own.
 */
export function define(_name: string): void {}
