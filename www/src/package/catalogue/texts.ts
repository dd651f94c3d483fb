import type { Lang } from "../../engine/protocol.ts";

const en = {
  heading: "Models",
  loading: "Getting ready …",
  elsewhere: "The list of models must be at the same origin as the page.",
  unread: "The list of models could not be read.",
  large: "The list of models is too large: at most 2 MB are read.",
  search: "Search the models",
  count: (shown: number, all: number) =>
    `${shown === all ? "" : `${shown} of `}${all} ${all === 1 ? "model" : "models"}`,
  left: (n: number) =>
    n === 1
      ? "1 model is not shown: its file is not a rule file in the list's folder."
      : `${n} models are not shown: their files are not rule files in the list's folder.`,
  municipality: "Municipality",
  method: "Method",
  decision: "Decision",
  source: "Source",
  fingerprint: "Fingerprint",
  open: "Open",
};

const da: typeof en = {
  heading: "Modeller",
  loading: "Gør klar …",
  elsewhere: "Listen over modeller skal ligge på samme adresse som siden.",
  unread: "Listen over modeller kunne ikke læses.",
  large: "Listen over modeller er for stor: højst 2 MB læses.",
  search: "Søg i modellerne",
  count: (shown, all) => `${shown === all ? "" : `${shown} af `}${all} ${all === 1 ? "model" : "modeller"}`,
  left: (n) =>
    n === 1
      ? "1 model vises ikke: dens fil er ikke en regelfil i listens mappe."
      : `${n} modeller vises ikke: deres filer er ikke regelfiler i listens mappe.`,
  municipality: "Kommune",
  method: "Metode",
  decision: "Vedtaget",
  source: "Kilde",
  fingerprint: "Fingeraftryk",
  open: "Åbn",
};

export const texts: Record<Lang, typeof en> = { en, da };
