import type { Lang } from "../engine/protocol.ts";
import type { compareDa } from "./compare.da.ts";
import { da } from "./da.ts";
import { en } from "./en.ts";
import type { explainDa } from "./explain.da.ts";
import type { leaveDa } from "./leave.da.ts";
import type { sheetsDa } from "./sheets.da.ts";
import type { viewsDa } from "./views.da.ts";

/** A catalogue's shape with its Danish wording taken out: a key missing in another language does not compile. */
type Worded<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : Nested<T>;
type Nested<T> = { [K in keyof T]: Worded<T[K]> };

export type Catalogue = Nested<typeof da>;
export type CompareTexts = Nested<typeof compareDa>;
export type ExplainTexts = Nested<typeof explainDa>;
export type ViewTexts = Nested<typeof viewsDa>;
export type LeaveTexts = Nested<typeof leaveDa>;
export type SheetTexts = Nested<typeof sheetsDa>;

export const catalogues: Record<Lang, Catalogue> = { da, en };

/** The name of each language in itself, in the order of the switch. */
export const languages: readonly { lang: Lang; name: string }[] = [
  { lang: "da", name: "Dansk" },
  { lang: "en", name: "English" },
];

/** `a`, `a and b`, `a, b and c` in the catalogue's language. */
export function joined(texts: Catalogue, items: readonly string[]): string {
  return items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + texts.listAnd + items.at(-1);
}
