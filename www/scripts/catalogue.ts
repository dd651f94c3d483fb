import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Lang } from "../src/engine/protocol.ts";
import { catalogueIn, type Entry } from "../src/state/catalogue.ts";
import type { ListedRules } from "../src/state/examples.ts";

/** The rule files that `fordel catalogue` listed in a folder, with their texts; none where no folder is given. */
export function readCatalogue(folder: string | undefined): ListedRules[] {
  if (!folder) return [];
  const list = join(folder, "index.json");
  const read = catalogueIn(JSON.parse(readFileSync(list, "utf8")), pathToFileURL(list).href);
  if (!read) throw new Error(`${list} is no list of fordel catalogue`);
  if (read.left > 0) throw new Error(`${list} lists ${read.left} files that are not in its folder or no rule files`);
  return read.entries.map(withRules);
}

function withRules({ address, also, ...said }: Entry): ListedRules {
  const rules = (lang: Lang) => {
    const path = fileURLToPath(also[lang] ?? address);
    const bytes = readFileSync(path);
    const text = bytes.toString();
    if (!Buffer.from(text).equals(bytes)) throw new Error(`${path} is not UTF-8`);
    return { file: basename(path), text };
  };
  return { ...said, rules: { da: rules("da"), en: rules("en") } };
}
