import type { Column } from "../engine/protocol.ts";
import type { Cell } from "../sheet/cells.ts";
import { plainText } from "../sheet/rows.ts";
import { fitness } from "./contents.ts";
import { likeness } from "./likeness.ts";

/** How it came that a column stands under a header. */
export type How =
  | "same" // the header is its name or label
  | "remembered" // it was chosen for this header before
  | "name" // guessed, as the names are much alike
  | "content" // guessed, as only its values fit
  | "unsure" // guessed, to be confirmed
  | "chosen" // by the user
  | "left" // the column is not in the data
  | "open"; // nothing is known of it

/** The header that a column stands under; empty where it is not in the data or not known yet. */
export interface Choice {
  header: string;
  how: How;
}

/** A header of a file with some of the cells below it. */
export interface Candidate {
  header: string;
  cells: readonly Cell[];
}

/** What is known beside the file: what was chosen before by column, and the keys of other tables. */
export interface Known {
  remembered: Readonly<Record<string, string>>;
  keys: (table: string) => ReadonlySet<string> | null;
}

const plain = (text: string) => text.trim().toLowerCase().normalize();

/**
 * Guesses under which header each column stands that the engine has not found: by what was chosen before, by names,
 * labels and the values below. A header is given once, the likeliest first. What is only optional and not like anything is left.
 */
export function guessed(
  columns: readonly Column[],
  candidates: readonly Candidate[],
  known: Known,
): Map<string, Choice> {
  const out = new Map<string, Choice>();
  const taken = new Set<string>();
  const give = (column: Column, header: string, how: How) => {
    out.set(column.name, { header, how });
    taken.add(header);
  };
  for (const column of columns) {
    const before = known.remembered[column.name];
    const same = before && candidates.find((c) => plain(c.header) === plain(before));
    if (same && !taken.has(same.header)) give(column, same.header, "remembered");
  }
  const pairs = columns
    .flatMap((column) => candidates.map((candidate) => judged(column, candidate, known)))
    .filter((pair) => pair.score >= 0.4)
    .sort((a, b) => b.score - a.score);
  for (const { column, header, how } of pairs) {
    if (!out.has(column.name) && !taken.has(header)) give(column, header, how);
  }
  for (const [column, header] of leftOver(columns, candidates, known, out, taken)) give(column, header, "unsure");
  for (const column of columns) {
    const how = column.optional && column.kind !== "key" ? "left" : "open";
    if (!out.has(column.name)) out.set(column.name, { header: "", how });
  }
  return out;
}

/** Columns that must be there and are not found, where one header alone is left whose values fit, and fits no other of them. */
function leftOver(
  columns: readonly Column[],
  candidates: readonly Candidate[],
  known: Known,
  out: ReadonlyMap<string, Choice>,
  taken: ReadonlySet<string>,
): [Column, string][] {
  const open = columns.filter((c) => !out.has(c.name) && !c.optional);
  const free = candidates.filter((c) => !taken.has(c.header));
  const fitting = (column: Column) => free.filter(({ cells }) => looksLike(column, cells, known));
  return open.flatMap((column): [Column, string][] => {
    const [only, ...others] = fitting(column);
    const alone = others.length === 0 && open.every((c) => c === column || !only || !fitting(c).includes(only));
    return only && alone ? [[column, only.header]] : [];
  });
}

/** Whether what stands below a header is of a column's kind: nearly all of it, and in nearly all rows. */
function looksLike(column: Column, cells: readonly Cell[], known: Known): boolean {
  const texts = cells.map((cell) => plain(plainText(cell))).filter((text) => text !== "");
  if (texts.length < 0.9 * cells.length) return false;
  const keys = column.kind === "ref" ? known.keys(column.target ?? "") : null;
  const fits = fitness(column, cells, keys);
  if (!Number.isNaN(fits)) return fits >= 0.9;
  // Of a reference whose keys are not known it is told by the same few texts standing again and again.
  const distinct = new Set(texts).size;
  return column.kind === "ref" && distinct > 1 && distinct * 2 <= texts.length && texts.every((t) => /\p{L}/u.test(t));
}

interface Judged {
  column: Column;
  header: string;
  score: number;
  how: How;
}

/** How likely a column stands under a header. Values that do not fit speak against it, and alone they rarely tell. */
function judged(column: Column, { header, cells }: Candidate, known: Known): Judged {
  const name = Math.max(likeness(header, column.name), likeness(header, column.label));
  const fits = fitness(column, cells, column.kind === "ref" ? known.keys(column.target ?? "") : null);
  const telling = column.kind === "choice" || column.kind === "ref";
  const worded = telling || column.kind === "flag";
  if (fits < 0.5 && name < 0.95) return { column, header, score: 0, how: "unsure" };
  const content = Number.isNaN(fits) ? 0.5 : fits;
  if (name >= 0.75)
    return { column, header, score: 0.5 + 0.4 * name + 0.1 * content, how: content >= 0.5 ? "name" : "unsure" };
  if (telling && fits >= 0.9) return { column, header, score: 0.7 + 0.2 * name, how: "content" };
  if (worded && fits >= 0.95 && name >= 0.5) return { column, header, score: 0.5 + 0.4 * name, how: "name" };
  if (name >= 0.35) return { column, header, score: 0.2 + 0.5 * name + 0.1 * content, how: "unsure" };
  // What is different in every row may be the key.
  return { column, header, score: column.kind === "key" && fits >= 0.99 ? 0.4 : 0, how: "unsure" };
}

/** Whether somebody must still say something about a choice. */
export const isOpen = ({ how }: Choice) => how === "unsure" || how === "open";
