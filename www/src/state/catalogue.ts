/** A list of rule files as `fordel catalogue` writes it (engine/folder/catalogue.go). Whoever wrote it, nothing in it is believed but looked at. */
import type { Lang } from "../engine/protocol.ts";

/** What a rule file says of itself. */
export interface Entry {
  /** The address of its rules, in the folder of the list or below. */
  address: string;
  file: string;
  title: string;
  municipality: string;
  year: string;
  /** How each pool is shared, in each language. */
  method: Record<Lang, string[]>;
  decision: string;
  source: string;
  fingerprint: string;
  /** The addresses of the same rules in other languages. */
  also: Partial<Record<Lang, string>>;
}

export interface Catalogue {
  entries: Entry[];
  /** How many models are left out, as their files are not in the folder of the list or below, or no rule files. */
  left: number;
}

/** What a list at an address holds; null where it is none. */
export function catalogueIn(list: unknown, address: string): Catalogue | null {
  const { models, ...rest } = asObject(list);
  if (rest["fordel-catalogue"] !== 1 || !Array.isArray(models)) return null;
  const entries = models.flatMap((model) => entryOf(asObject(model), address) ?? []);
  return { entries, left: models.length - entries.length };
}

function entryOf(model: Record<string, unknown>, list: string): Entry | null {
  const file = asText(model.file);
  const address = below(file, list);
  if (address === null) return null;
  const { year, also } = model;
  const others = (Array.isArray(also) ? also : []).flatMap((other): [Lang, string][] => {
    const { lang, file } = asObject(other);
    const at = below(asText(file), list);
    return at !== null && (lang === "da" || lang === "en") ? [[lang, at]] : [];
  });
  const method = asObject(model.method);
  return {
    address,
    file: file.slice(file.lastIndexOf("/") + 1),
    title: asText(model.title) || file,
    municipality: asText(model.municipality),
    year: typeof year === "number" ? String(year) : "",
    method: { da: asTexts(method.da), en: asTexts(method.en) },
    decision: asText(model.decision),
    source: asText(model.source),
    fingerprint: asText(model.fingerprint),
    also: Object.fromEntries(others),
  };
}

/** The address of a file in the folder of a list, or below it; null for any other. */
function below(file: string, list: string): string | null {
  const folder = new URL("./", list).href;
  const names = file.split("/");
  if (!file.endsWith(".fordel") || names.some((name) => ["", ".", ".."].includes(name))) return null;
  return new URL(names.map(encodeURIComponent).join("/"), folder).href;
}

/** The entries in which all words of a search are to be found. */
export function found<T extends Omit<Entry, "address" | "also">>(entries: readonly T[], search: string): T[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ title, municipality, year, decision, source, method }) => {
    const text = [title, municipality, year, decision, source, ...method.da, ...method.en].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : [];
}
