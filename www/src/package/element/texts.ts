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
  twice: (what: string) => `There are two of ${what} in the element. Remove one.`,
  unreadValues: 'The attribute values is no JSON of parameters, as {"budget": 2000000}.',
  noParts: (names: string, all: string) => `There is no part called ${names}. There are ${all}.`,
  noParams: (names: string, all: string) => `There is no parameter called ${names}. There are ${all}.`,
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
  twice: (what) => `Der er to af ${what} i elementet. Fjern den ene.`,
  unreadValues: 'Attributten values er ikke JSON med parametre som {"budget": 2000000}.',
  noParts: (names, all) => `Der er ingen del, der hedder ${names}. Der er ${all}.`,
  noParams: (names, all) => `Der er ingen parameter, der hedder ${names}. Der er ${all}.`,
};

export type Texts = typeof en;
export const texts: Record<Lang, Texts> = { en, da };
