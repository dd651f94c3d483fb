import type { Param } from "../engine/protocol.ts";

/** Parameters that stand together in the rules. */
export interface ParamGroup {
  /** The comment above them; empty where there is none. */
  title: string;
  params: readonly Param[];
}

/**
 * The parameters in the order of the rules, in groups as they stand there: a group begins where a comment or
 * another statement stands before a parameter, and after an empty line. `text` is what the parameters' places are in.
 */
export function groupsOf(params: readonly Param[], text: string): ParamGroup[] {
  const groups: { title: string; params: Param[] }[] = [];
  let end = 0;
  for (const param of params) {
    const start = startOf(param, text);
    const between = text.slice(end, Math.max(end, start));
    const comment = commentAt(between);
    const group = groups.at(-1);
    if (!group || comment || parted(between)) groups.push({ title: comment, params: [param] });
    else group.params.push(param);
    end = Math.max(param.valueAt.to, param.toAt?.to ?? 0);
  }
  return groups;
}

/** Where the line that a parameter is declared in begins. */
function startOf({ valueAt }: Param, text: string): number {
  return text.lastIndexOf("\n", valueAt.from - 1) + 1;
}

/** The comment on the lines just before what follows, as one text. */
function commentAt(between: string): string {
  const lines = between.split("\n").slice(0, -1).reverse();
  const end = lines.findIndex((line) => !/^\s*\/\//.test(line));
  const words = lines.slice(0, end < 0 ? lines.length : end).reverse();
  return words
    .map((line) => line.replace(/^\s*\/\/+\s*/, "").trim())
    .filter(Boolean)
    .join(" ");
}

/** Whether another statement or an empty line stands between two parameters. */
function parted(between: string): boolean {
  const lines = between.split("\n").slice(1, -1);
  return lines.some((line) => line.trim() === "" || /^[^\s}]/.test(line));
}
