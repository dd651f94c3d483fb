import type { Lang } from "../../engine/protocol.ts";

const en = {
  loading: "Getting ready …",
  elsewhere: "The list of models must be at the same origin as the page.",
  unread: "The list of models could not be read.",
  search: "Search the models",
  count: (shown: number, all: number) => (shown === all ? `${all} models` : `${shown} of ${all} models`),
  municipality: "Municipality",
  method: "Method",
  decision: "Decision",
  source: "Source",
  fingerprint: "Fingerprint",
  open: "Open",
};

const da: typeof en = {
  loading: "Gør klar …",
  elsewhere: "Listen over modeller skal ligge på samme adresse som siden.",
  unread: "Listen over modeller kunne ikke læses.",
  search: "Søg i modellerne",
  count: (shown, all) => (shown === all ? `${all} modeller` : `${shown} af ${all} modeller`),
  municipality: "Kommune",
  method: "Metode",
  decision: "Vedtaget",
  source: "Kilde",
  fingerprint: "Fingeraftryk",
  open: "Åbn",
};

export const texts: Record<Lang, typeof en> = { en, da };
