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

const smallKey = "fordel.small";

/** Whether small counts are hidden in what leaves the page: they are until the user says otherwise. */
export function hidesSmall(): boolean {
  try {
    return localStorage.getItem(smallKey) !== "shown";
  } catch {
    return true;
  }
}

export function rememberHidesSmall(hides: boolean): void {
  try {
    if (hides) localStorage.removeItem(smallKey);
    else localStorage.setItem(smallKey, "shown");
  } catch {
    // Without storage they are hidden again the next time.
  }
}
