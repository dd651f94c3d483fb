import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { ExampleEntry } from "../src/state/examples.ts";

/** A gallery as files below `examples/`: the index, and each example's rules and data. */
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
  const index = ordered.map((name) => readExample(join(folder, name), name, files));
  files.set("index.json", Buffer.from(JSON.stringify(index)));
  return { index, files };
}

function readExample(folder: string, name: string, files: Map<string, Buffer>): ExampleEntry {
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
  const english = opening(readFileSync(join(folder, "README.md"), "utf8"), name);
  const danishFile = join(folder, "README.da.md");
  const danish = existsSync(danishFile) ? opening(readFileSync(danishFile, "utf8"), name) : english;
  return {
    name,
    title: { en: english.title, da: danish.title },
    sentence: { en: english.sentence, da: danish.sentence },
    rules,
    data,
  };
}

/** The title and first paragraph of a README, on one line each, without its markup of words. */
export function opening(readme: string, name: string): { title: string; sentence: string } {
  const [first = "", ...rest] = readme.replaceAll("\r\n", "\n").split("\n");
  const title = /^#\s+(.+)$/.exec(first)?.[1]?.trim();
  const paragraph =
    rest
      .join("\n")
      .trim()
      .split(/\n\s*\n/)[0] ?? "";
  const sentence = paragraph.replace(/\s+/g, " ").replace(/[*`]/g, "");
  if (!title || !sentence) throw new Error(`examples/${name}: its README must begin with "# Title" and a paragraph`);
  return { title, sentence };
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
