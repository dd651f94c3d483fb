import type { Lang } from "../../engine/protocol.ts";

/** What the element says beside what the page's components say. */
const en = {
  computedHere: "Computed in your browser. Nothing is sent.",
  asTable: "The figures as a table",
  hideTable: "Hide the table",
  wholeModel: "Open the whole model",
  loading: "Getting ready …",
  noRules: "No rules were given.",
  notFetched: (address: string, why: string) => `${address} could not be fetched (${why}).`,
  notStarted: (why: string) => `The calculator could not start: ${why}`,
  notComputed: "The figures are not computed.",
  missing: (tables: string) => `There are no data for ${tables}.`,
};

const da: typeof en = {
  computedHere: "Regnet i din browser. Intet sendes.",
  asTable: "Tallene som tabel",
  hideTable: "Skjul tabellen",
  wholeModel: "Åbn hele modellen",
  loading: "Gør klar …",
  noRules: "Der er ikke angivet regler.",
  notFetched: (address, why) => `${address} kunne ikke hentes (${why}).`,
  notStarted: (why) => `Beregneren kunne ikke starte: ${why}`,
  notComputed: "Tallene er ikke beregnet.",
  missing: (tables) => `Der mangler data til ${tables}.`,
};

export type Texts = typeof en;
export const texts: Record<Lang, Texts> = { en, da };
