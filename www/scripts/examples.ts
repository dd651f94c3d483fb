import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Lang, Sentence } from "../src/engine/protocol.ts";
import type { Part, WrittenExample, WrittenTemplate } from "../src/state/examples.ts";
import { type Block, plain } from "../src/text/prose.ts";
import { readCatalogue } from "./catalogue.ts";
import { blocksOf } from "./markdown.ts";
import { pictureOf } from "./pictures.ts";
import { type Ask, repliesTo, startBuilt } from "./replies.ts";

/** The folders of the templates, one for each method of the study. */
const methods = ["counting", "score", "applications", "fixed-amount"];

/**
 * Reads the examples of a folder: every folder in it that holds `rules.fordel`, in the order of the lists in its README,
 * each with the question that it stands below there; those that are in no list come last, by name. The page opens with the first.
 */
export function readGallery(folder: string): WrittenExample[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "rules.fordel")));
  const [en, da] = ["README.md", "README.da.md"].map((file) => listedIn(join(folder, file))) as [Listed, Listed];
  const order = [...en.keys()];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names
    .sort()
    .sort((a, b) => place(a) - place(b))
    .map((name) => {
      const question = { en: en.get(name), da: da.get(name) };
      const example = readExample(join(folder, name), name);
      return question.en && question.da ? { ...example, question: question as Sentence } : example;
    });
}

/** The examples in a README's lists by their folders, in their order, with the heading that each list stands below. */
type Listed = Map<string, string>;

function listedIn(readme: string): Listed {
  const listed: Listed = new Map();
  let heading = "";
  for (const line of existsSync(readme) ? readText(readme).split("\n") : []) {
    heading = /^### (.+)/.exec(line)?.[1] ?? heading;
    const name = /^\| \[([^\]]+)\]/.exec(line)?.[1];
    if (name && heading) listed.set(name, heading);
  }
  return listed;
}

function readExample(folder: string, name: string): WrittenExample {
  const english = readReadme(join(folder, "README.md"), name);
  const danish = existsSync(join(folder, "README.da.md")) ? readReadme(join(folder, "README.da.md"), name) : english;
  const rules = { da: "rules.fordel", en: "rules.fordel" };
  if (existsSync(join(folder, "rules.en.fordel"))) rules.en = "rules.en.fordel";
  return {
    name,
    title: { en: english.title, da: danish.title },
    sentence: { en: english.sentence, da: danish.sentence },
    ...(english.field && danish.field ? { field: { en: english.field, da: danish.field } } : {}),
    about: { da: danish.about, en: english.about },
    rules,
    text: { da: readText(join(folder, rules.da)), en: readText(join(folder, rules.en)) },
    tables: readTables(join(folder, "data")),
  };
}

/** The text of each CSV file of a folder, which may be missing, by its name without the ending. */
function readTables(folder: string): Record<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".csv")) : [];
  return Object.fromEntries(files.sort().map((file) => [file.slice(0, -".csv".length), readText(join(folder, file))]));
}

/** A file's text, from which its bytes can be had again. */
function readText(file: string): string {
  const bytes = readFileSync(file);
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) throw new Error(`${file} is not UTF-8`);
  return text;
}

/** The gallery as files below `examples/`: what the page opens with, and the others in one, which compresses best. */
function parts(folder: string): Record<Part, WrittenExample[]> {
  const [opened, ...others] = readGallery(folder);
  return { first: opened ? [opened] : [], others };
}

/** The templates: for each method the rules and empty sheets in both languages, by the order of the study. */
export function readTemplates(folder: string): WrittenTemplate[] {
  return methods.map((name) => {
    const read = (lang: "da" | "en") => ({
      text: readText(join(folder, name, lang, "rules.fordel")),
      tables: readTables(join(folder, name, lang, "data")),
    });
    return { name, da: read("da"), en: read("en") };
  });
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

/** What stands below `examples/` beside the page, by the names of the files. */
async function files(folder: string, engine: string, catalogue?: string): Promise<Record<string, unknown>> {
  const gallery = parts(folder);
  const [first] = gallery.first;
  const ask = await startBuilt(engine);
  for (const example of ask ? [...gallery.first, ...gallery.others] : []) {
    const picture = pictureOf(ask as Ask, example);
    if (picture) example.picture = picture;
  }
  const replies = (lang: Lang) => (ask && first ? repliesTo(ask, first, lang) : []);
  const templates = readTemplates(join(folder, "templates"));
  return {
    ...gallery,
    templates,
    catalogue: readCatalogue(catalogue),
    "first.da": replies("da"),
    "first.en": replies("en"),
  };
}

/**
 * Puts the examples and templates beside the page, the rule files of a catalogue if there is one, and what the engine in a
 * folder replies to the first: served in development, written in a build.
 */
export function examples(folder: string, engine: string, catalogue?: string): Plugin {
  return {
    name: "fordel-examples",
    configureServer(server) {
      server.middlewares.use("/examples", (request, response, next) => {
        const name = new URL(request.url ?? "/", "http://page").pathname.slice(1);
        files(folder, engine, catalogue).then((files) => {
          const file = Object.entries(files).find(([file]) => name === `${file}.json`);
          if (file) response.end(JSON.stringify(file[1]));
          else next();
        }, next);
      });
    },
    async generateBundle() {
      for (const [file, written] of Object.entries(await files(folder, engine, catalogue))) {
        this.emitFile({ type: "asset", fileName: `examples/${file}.json`, source: JSON.stringify(written) });
      }
    },
  };
}
