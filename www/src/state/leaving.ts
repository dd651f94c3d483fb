import type { Leave } from "../engine/contract.ts";
import type { Session } from "./session.ts";
import { againstName } from "./told.ts";

/** What is to be told of the figures that are shown, when they leave the page. */
export function leaveOf(session: Session, hideSmall: boolean): Leave {
  const { language, measured, against, madeUp } = session;
  return {
    madeUp,
    against: measured || against.kind === "column" ? againstName(session) : "",
    date: language.formats.date(new Date().toISOString().slice(0, 10)),
    hideSmall,
    lang: language.lang,
  };
}
