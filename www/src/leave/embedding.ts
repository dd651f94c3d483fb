/** Code that shows a model in somebody else's page: the element, or a frame. */
import type { ParamValues } from "../state/parameters.ts";
import { sealed } from "./sealed.ts";

/** What is to be shown. */
export interface Embedding {
  /** Where the package's files are, with a slash behind. */
  files: string;
  title: string;
  /** What the rule file is called, and what stands in it. */
  file: string;
  rules: string;
  /** The rows that go along, by table, as CSV. */
  tables: Record<string, string>;
  /** Tables need rows that do not go along. */
  lacking: boolean;
  parts: readonly string[];
  scenario: string | null;
  turned: ParamValues;
  madeUp: boolean;
  lang: string;
}

/** The element with its rules and rows in it. What no script of HTML can hold stays a file beside the page. */
export function elementCode(given: Embedding): string {
  const { files, file, rules, tables, lacking } = given;
  const texts = [rules, ...Object.values(tables)];
  const inside = !texts.some((text) => /<\/script|<!--/i.test(text));
  const sources: [string, string][] = [];
  if (!inside) sources.push(["src", file]);
  if (!inside || lacking) sources.push(["data", "data/"]);
  const rows = Object.entries(tables).map(([table, text]) => scriptOf(`text/csv" data-table="${escaped(table)}`, text));
  const scripts = inside ? [scriptOf("text/x-fordel", rules), ...rows] : [];
  const opening = `<fordel-calculator${attributes([...sources, ...settings(given)])}>`;
  return [
    `<script type="module" src="${escaped(files)}element.js"></script>`,
    ...(scripts.length > 0 ? [opening, ...scripts, "</fordel-calculator>"] : [`${opening}</fordel-calculator>`]),
    "",
  ].join("\n");
}

/** A frame whose address holds rules and rows, and the script that gives it its height. */
export async function frameCode(given: Embedding): Promise<string> {
  const { files, title, rules, tables, lacking } = given;
  const asked = new URLSearchParams([...settings(given), ...(lacking ? [["data", "data/"]] : [])] as [
    string,
    string,
  ][]);
  asked.append("model", await sealed({ rules, tables }));
  const address = `${files}embed.html#${asked}`;
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" loading="lazy" style="width: 100%; height: 600px; border: 0"></iframe>
<script type="module" src="${escaped(files)}frame.js"></script>
`;
}

function settings({ parts, scenario, turned, madeUp, lang }: Embedding): [string, string][] {
  const list: [string, string][] = [["lang", lang]];
  if (parts.length > 0) list.push(["show", parts.join(" ")]);
  if (scenario !== null) list.push(["scenario", scenario]);
  if (Object.keys(turned).length > 0) list.push(["values", JSON.stringify(turned)]);
  if (madeUp) list.push(["made-up", ""]);
  return list;
}

function attributes(list: readonly [string, string][]): string {
  return list.map(([name, value]) => ` ${name}${value === "" ? "" : `="${escaped(value)}"`}`).join("");
}

function scriptOf(type: string, text: string): string {
  return `<script type="${type}">\n${text.replace(/^\ufeff/, "").trimEnd()}\n</script>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
