/**
 * What a frame is asked to show, behind the # of its address. Anybody can write
 * that, so only what is named here is taken, and files only from the frame's own origin.
 */
import { type Unshared, unsealed } from "../../leave/sealed.ts";
import { titleIn } from "../../state/titles.ts";

/** A model that lies in the address itself. */
export interface EmbeddedModel {
  rules: string;
  /** What it says it is called; empty where it does not. */
  title: string;
  /** Rows by table, as CSV. */
  tables: Record<string, string>;
}

/** Why nothing is shown. */
export type Refused = Unshared | "long" | "empty" | "elsewhere" | "values";

export interface Embedded {
  attributes: Map<string, string>;
  model: EmbeddedModel | null;
}

/** Longer addresses are not read; browsers take no much longer ones. */
const longest = 1_500_000;
/** Nothing may unpack to more. */
const largest = 30_000_000;

/** What each attribute may be. No other is taken: another engine, say, cannot be asked for. */
const allowed = new Map(
  Object.entries({
    src: /./,
    data: /./,
    show: /^[a-z ]+$/,
    params: /./,
    values: /./,
    scenario: /./,
    lang: /^(da|en)$/,
    theme: /^(light|dark|auto)$/,
    readonly: /^$/,
    "made-up": /^$/,
  }),
);

/** Reads a fragment of the frame at an address. */
export async function embeddedIn(hash: string, here: string): Promise<Embedded | Refused> {
  if (hash.length > longest) return "long";
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const attributes = new Map([...given].filter(([name, value]) => allowed.get(name)?.test(value)));
  const files = [attributes.get("src") ?? "", ...(attributes.get("data") ?? "").split(/\s+/)].filter(Boolean);
  if (!files.every((file) => isOwn(file, here))) return "elsewhere";
  if (!areValues(attributes.get("values"))) return "values";
  const packed = given.get("model");
  if (packed === null) return attributes.has("src") ? { attributes, model: null } : "empty";
  const model = await unsealed(packed, largest);
  if (typeof model === "string") return model;
  const { rules, tables } = model;
  if (typeof rules !== "string" || !isTexts(tables)) return "damaged";
  attributes.delete("src");
  return { attributes, model: { rules, tables, title: titleIn(rules) } };
}

/** What a page with a catalogue is asked to browse: where the list is, and where each model's rows are. The element takes lists of its own origin only. */
export function galleryIn(hash: string): Map<string, string> {
  const names = ["src", "data", "lang"];
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const attributes = [...given].filter(([name, value]) => names.includes(name) && allowed.get(name)?.test(value));
  return new Map([["src", "index.json"], ...attributes]);
}

function isOwn(file: string, here: string): boolean {
  return URL.canParse(file, here) && new URL(file, here).origin === new URL(here).origin;
}

/** Whether a text is parameters with their values. */
function areValues(text: string | undefined): boolean {
  if (text === undefined) return true;
  try {
    const values = JSON.parse(text);
    const plain = (value: unknown) => value === null || ["number", "string", "boolean"].includes(typeof value);
    return typeof values === "object" && values !== null && Object.values(values).every(plain);
  } catch {
    return false;
  }
}

function isTexts(given: unknown): given is Record<string, string> {
  return typeof given === "object" && given !== null && Object.values(given).every((text) => typeof text === "string");
}
