import type { Text } from "../engine/protocol.ts";

/** One entry of `examples/index.json`, which the build makes from the folders of `examples`. */
export interface ExampleEntry {
  name: string;
  title: Text;
  sentence: Text;
  rules: string;
  /** Address of the data by table. */
  data: Record<string, string>;
}

/** An example with its files fetched. */
export interface Example extends ExampleEntry {
  text: string;
  tables: Map<string, Uint8Array>;
}

/** Fetches the whole gallery, so that nothing needs to be fetched later. */
export async function fetchExamples(base = "examples/"): Promise<Example[]> {
  const index = (await (await get(`${base}index.json`)).json()) as ExampleEntry[];
  return Promise.all(index.map((entry) => fetchExample(base, entry)));
}

async function fetchExample(base: string, entry: ExampleEntry): Promise<Example> {
  const [text, ...tables] = await Promise.all([
    get(base + entry.rules).then((r) => r.text()),
    ...Object.entries(entry.data).map(async ([table, address]): Promise<[string, Uint8Array]> => {
      return [table, new Uint8Array(await (await get(base + address)).arrayBuffer())];
    }),
  ]);
  return { ...entry, text, tables: new Map(tables) };
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
