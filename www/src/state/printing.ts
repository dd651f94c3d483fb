import { originsOf } from "./origins.ts";
import type { Session } from "./session.ts";

/**
 * Prints what is shown once it stands, with the facts of just that: the browser's own command in its menu waits for
 * nothing, but nobody is there within a moment of a change.
 */
export async function printShown(session: Session): Promise<void> {
  await originsOf(session).stand();
  // Components draw what has come before the next frame.
  await new Promise(requestAnimationFrame);
  print();
}
