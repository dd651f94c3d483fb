import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { About, ExampleEntry } from "../src/state/examples.ts";
import { type Block, plain } from "../src/text/prose.ts";
import { blocksOf } from "./markdown.ts";

/** A gallery as files below `examples/`: the index, the texts about the examples, and each one's rules and data. */
export interface Gallery {
  index: ExampleEntry[];
  files: Map<string, Buffer>;
}

/** The first of the gallery; the page opens with the first of them. */
const first = ["child-counting", "worked-example-2017"];

/** Reads the examples of a folder: every folder in it that holds `rules.fordel`, the first ones first, the rest by name. */
export function readGallery(folder: string): Gallery {
  const files = new Map<string, Buffer>();
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "rules.fordel")));
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const ordered = names.sort().sort((a, b) => place(a) - place(b));
  const about: About = { da: {}, en: {} };
  const index = ordered.map((name) => readExample(join(folder, name), name, files, about));
  for (const lang of ["da", "en"] as const) {
    files.set(`about.${lang}.json`, Buffer.from(JSON.stringify(about[lang])));
  }
  files.set("index.json", Buffer.from(JSON.stringify(index)));
  return { index, files };
}

function readExample(folder: string, name: string, files: Map<string, Buffer>, about: About): ExampleEntry {
  const take = (file: string): string => {
    files.set(`${name}/${file}`, readFileSync(join(folder, file)));
    return `${name}/${file}`;
  };
  const da = take("rules.fordel");
  const rules = { da, en: existsSync(join(folder, "rules.en.fordel")) ? take("rules.en.fordel") : da };
  const data: Record<string, string> = {};
  const dataFolder = join(folder, "data");
  for (const file of existsSync(dataFolder) ? readdirSync(dataFolder).sort() : []) {
    if (!file.endsWith(".csv")) continue;
    data[file.slice(0, -".csv".length)] = take(`data/${file}`);
  }
  const english = readReadme(join(folder, "README.md"), name);
  const danishFile = join(folder, "README.da.md");
  const danish = existsSync(danishFile) ? readReadme(danishFile, name) : english;
  about.da[name] = danish.about;
  about.en[name] = english.about;
  return {
    name,
    title: { en: english.title, da: danish.title },
    sentence: { en: english.sentence, da: danish.sentence },
    ...(english.field && danish.field ? { field: { en: english.field, da: danish.field } } : {}),
    rules,
    data,
  };
}

/** What a README tells: title, first paragraph, and one line of the field's figures where it has them; then all but the title. */
export interface Readme {
  title: string;
  sentence: string;
  field: string | null;
  about: Block[];
}

function readReadme(file: string, name: string): Readme {
  try {
    return readmeOf(readFileSync(file, "utf8"));
  } catch (problem) {
    throw new Error(`examples/${name}: ${problem instanceof Error ? problem.message : problem}`);
  }
}

/** Reads a README, which begins with "# Title" and a paragraph. */
export function readmeOf(markdown: string): Readme {
  const [first, ...about] = blocksOf(markdown);
  const [second] = about;
  const title = first && "heading" in first && /^# /.test(markdown) && plain(first.heading);
  const sentence = second && "paragraph" in second && plain(second.paragraph).replace(/\s+/g, " ");
  if (!title || !sentence) throw new Error('its README must begin with "# Title" and a paragraph');
  return { title, sentence, field: fieldOf(about), about };
}

/** The first sentence of the paragraph on how it is done in the field. */
function fieldOf(blocks: readonly Block[]): string | null {
  const paragraphs = blocks.flatMap((block) => ("paragraph" in block ? [plain(block.paragraph)] : []));
  const [, field] = paragraphs.map((p) => /^(?:In the field|I praksis)\. ([^\n]+)/.exec(p)).find((m) => m) ?? [];
  return field?.split(/(?<=\.) (?=\p{Lu})/u)[0] ?? null;
}

/** Puts the examples beside the page: served as they are in development, copied in a build. */
export function examples(folder: string): Plugin {
  return {
    name: "fordel-examples",
    configureServer(server) {
      server.middlewares.use("/examples", (request, response, next) => {
        const path = decodeURIComponent(new URL(request.url ?? "/", "http://page").pathname.slice(1));
        const file = readGallery(folder).files.get(path);
        if (file) response.end(file);
        else next();
      });
    },
    generateBundle() {
      for (const [path, source] of readGallery(folder).files) {
        this.emitFile({ type: "asset", fileName: `examples/${path}`, source });
      }
    },
  };
}
