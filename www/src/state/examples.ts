import type { StoredCall } from "../engine/foreseen.ts";
import type { Lang, Sentence } from "../engine/protocol.ts";
import type { Block } from "../text/prose.ts";
import type { Entry } from "./catalogue.ts";

/** An example of the gallery. */
export interface Example {
  name: string;
  title: Sentence;
  sentence: Sentence;
  /** The question it answers, by which the gallery groups; examples with the same one come one after the other. */
  question?: Sentence;
  /** One line of the field's published figures to compare with, where the example has one. */
  field?: Sentence;
  /** What is told about it at length. */
  about: Record<Lang, Block[]>;
  /** The rules in each language; the same twice where they are written in but one. */
  text: Record<Lang, string>;
  /** The names of their files. */
  rules: Record<Lang, string>;
  tables: Map<string, Uint8Array>;
  /** What it looks like, drawn from its own results. */
  picture?: Picture;
}

/** A small picture: values in hundredths of the largest. */
export interface Picture {
  kind: "levels" | "change" | "line";
  values: number[];
}

/** An example as the build writes it, with the text of its CSV files. */
export type WrittenExample = Omit<Example, "tables"> & { tables: Record<string, string> };

/** A template: rules and empty sheets for a model of one's own, in each language. */
export interface Template {
  /** Of its folder. */
  name: string;
  /** The rules, and the sheets by the tables they are for. */
  model: Record<Lang, { text: string; tables: Map<string, Uint8Array> }>;
}

/** A template as the build writes it. */
export type WrittenTemplate = { name: string } & Record<Lang, { text: string; tables: Record<string, string> }>;

/** Rules of a catalogue that came with the page: what they say of themselves, and their file in each language. */
export type ListedRules = Omit<Entry, "address" | "also"> & { rules: Record<Lang, { file: string; text: string }> };

/** The parts that the gallery comes in: what the page opens with, and the others. */
export type Part = "first" | "others";

/** Fetches a part of the gallery, whole, so that nothing needs to be fetched later. */
export async function fetchExamples(part: Part, base = "examples/"): Promise<Example[]> {
  return (await fetchWritten<WrittenExample[]>(`${base}${part}.json`)).map(readExample);
}

/** Fetches what the build wrote down of the first example: the calls that open it, and their replies. */
export function fetchReplies(lang: Lang, base = "examples/"): Promise<StoredCall[]> {
  return fetchWritten(`${base}first.${lang}.json`);
}

/** Fetches the templates. */
export async function fetchTemplates(base = "examples/"): Promise<Template[]> {
  const written = await fetchWritten<WrittenTemplate[]>(`${base}templates.json`);
  const read = ({ text, tables }: WrittenTemplate[Lang]) => ({ text, tables: encoded(tables) });
  return written.map(({ name, da, en }) => ({ name, model: { da: read(da), en: read(en) } }));
}

/** Fetches the rules of the catalogue that the page was built with; most often there are none. */
export function fetchListed(base = "examples/"): Promise<ListedRules[]> {
  return fetchWritten(`${base}catalogue.json`);
}

async function fetchWritten<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

function readExample({ tables, ...rest }: WrittenExample): Example {
  return { ...rest, tables: encoded(tables) };
}

function encoded(tables: Record<string, string>): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map(Object.entries(tables).map(([name, text]) => [name, encoder.encode(text)]));
}
