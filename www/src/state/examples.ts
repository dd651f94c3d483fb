import type { Lang, Text } from "../engine/protocol.ts";
import type { Block } from "../text/prose.ts";

/** One entry of `examples/index.json`, which the build makes from the folders of `examples`. */
export interface ExampleEntry {
  name: string;
  title: Text;
  sentence: Text;
  /** One line of the field's published figures to compare with, where the example has one. */
  field?: Text;
  /** Address of the rules by the language they are written in; the same twice where there is but one file. */
  rules: Text;
  /** Address of the data by table. */
  data: Record<string, string>;
}

/** An example with its files fetched. */
export interface Example extends ExampleEntry {
  text: Text;
  tables: Map<string, Uint8Array>;
}

/** What is told about each example, by its name and in each language. */
export type About = Record<Lang, Record<string, Block[]>>;

/** Fetches the texts about the examples; they are asked for last, as they are read last. */
export async function fetchAbout(base = "examples/"): Promise<About> {
  const read = (lang: Lang) => get(`${base}about.${lang}.json`).then((r) => r.json());
  const [da, en] = await Promise.all([read("da"), read("en")]);
  return { da, en };
}

/** Fetches the whole gallery, so that nothing needs to be fetched later. */
export async function fetchExamples(base = "examples/"): Promise<Example[]> {
  const index = (await (await get(`${base}index.json`)).json()) as ExampleEntry[];
  return Promise.all(index.map((entry) => fetchExample(base, entry)));
}

async function fetchExample(base: string, entry: ExampleEntry): Promise<Example> {
  const text = (address: string) => get(base + address).then((r) => r.text());
  const { rules } = entry;
  const danish = text(rules.da);
  const [da, en, ...tables] = await Promise.all([
    danish,
    rules.en === rules.da ? danish : text(rules.en),
    ...Object.entries(entry.data).map(async ([table, address]): Promise<[string, Uint8Array]> => {
      return [table, new Uint8Array(await (await get(base + address)).arrayBuffer())];
    }),
  ]);
  return { ...entry, text: { da, en }, tables: new Map(tables) };
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
