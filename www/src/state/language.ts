import type { Lang } from "../engine/protocol.ts";
import { type Catalogue, catalogues } from "../i18n/index.ts";
import { Formats } from "../text/formats.ts";

/** A language with all that is said and written in it. */
export interface Language {
  lang: Lang;
  texts: Catalogue;
  formats: Formats;
}

export function languageOf(lang: Lang, currency = "kr"): Language {
  return { lang, texts: catalogues[lang], formats: new Formats(lang, currency) };
}
