import type { Lang } from "../engine/protocol.ts";

const key = "fordel.lang";

/** The language chosen last time; Danish at first. Storage may be forbidden. */
export function rememberedLanguage(): Lang {
  try {
    return localStorage.getItem(key) === "en" ? "en" : "da";
  } catch {
    return "da";
  }
}

export function rememberLanguage(lang: Lang): void {
  try {
    localStorage.setItem(key, lang);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
