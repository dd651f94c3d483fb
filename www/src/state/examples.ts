import type { Lang, Sentence } from "../engine/protocol.ts";
import type { Block } from "../text/prose.ts";

/** An example of the gallery. */
export interface Example {
  name: string;
  title: Sentence;
  sentence: Sentence;
  /** One line of the field's published figures to compare with, where the example has one. */
  field?: Sentence;
  /** What is told about it at length. */
  about: Record<Lang, Block[]>;
  /** The rules in each language; the same twice where they are written in but one. */
  text: Record<Lang, string>;
  /** The names of their files. */
  rules: Record<Lang, string>;
  tables: Map<string, Uint8Array>;
}

/** An example as the build writes it, with the text of its CSV files. */
export type WrittenExample = Omit<Example, "tables"> & { tables: Record<string, string> };

/** The parts that the gallery comes in: what the page opens with, and the others. */
export type Part = "first" | "others";

/** Fetches a part of the gallery, whole, so that nothing needs to be fetched later. */
export async function fetchExamples(part: Part, base = "examples/"): Promise<Example[]> {
  const address = `${base}${part}.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return ((await response.json()) as WrittenExample[]).map(readExample);
}

function readExample({ tables, ...rest }: WrittenExample): Example {
  const encoder = new TextEncoder();
  return { ...rest, tables: new Map(Object.entries(tables).map(([name, text]) => [name, encoder.encode(text)])) };
}
