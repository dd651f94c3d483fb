import type { Column } from "../engine/protocol.ts";
import type { Cell } from "../sheet/cells.ts";
import { plainText } from "../sheet/rows.ts";

const flags = new Set("ja nej yes no true false sand falsk x 0 1".split(" "));
const fold = (text: string) => text.trim().toLowerCase().normalize();

/** The number that a cell holds or shows; NaN for none. */
function numberIn(cell: Cell): number {
  if (!cell || cell.kind === "date") return Number.NaN;
  if (!("text" in cell)) return cell.number;
  if (cell.kind !== "text") return Number.NaN;
  const text = cell.text
    .trim()
    .replace(/(kr\.?|%)$/i, "")
    .trim();
  if (!/^[-−]?\d[\d.,\s]*$/.test(text)) return Number.NaN;
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(text)?.[1] ?? "";
  const whole = decimals === "" ? text : text.slice(0, -decimals.length - 1);
  return Number(`${whole.replace(/[.,\s]/g, "").replace("−", "-")}.${decimals || 0}`);
}

/**
 * How many of some cells may stand in a column, from 0 to 1; NaN where nothing can be told by what stands in it. `keys` are
 * those that a reference may lead to, where they are known.
 */
export function fitness(column: Column, cells: readonly Cell[], keys: ReadonlySet<string> | null): number {
  const filled = cells.filter((cell) => cell !== null && plainText(cell).trim() !== "");
  if (filled.length === 0) return Number.NaN;
  const test = testOf(column, keys);
  if (!test) return Number.NaN;
  const fitting = filled.filter(test).length / filled.length;
  if (column.kind !== "key") return fitting;
  const distinct = new Set(filled.map((cell) => fold(plainText(cell)))).size / filled.length;
  return distinct * (filled.length / cells.length);
}

function testOf(column: Column, keys: ReadonlySet<string> | null): ((cell: Cell) => boolean) | null {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = column;
  const within = (x: number) => x >= from && x <= to;
  switch (column.kind) {
    case "whole":
      return (cell) => Number.isInteger(numberIn(cell)) && within(numberIn(cell));
    case "number":
    case "kr":
      return (cell) => within(numberIn(cell));
    case "share":
      return (cell) => numberIn(cell) >= 0 && numberIn(cell) <= 100;
    case "flag":
      return (cell) => cell?.kind === "flag" || flags.has(fold(plainText(cell)));
    case "date":
      return (cell) => cell?.kind === "date" || /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/.test(plainText(cell).trim());
    case "choice": {
      const choices = new Set((column.choices ?? []).map(fold));
      return (cell) => choices.has(fold(plainText(cell)));
    }
    case "ref":
      return keys && keys.size > 0 ? (cell) => keys.has(fold(plainText(cell))) : null;
    case "key":
      return () => true;
    default:
      return null;
  }
}

/** What keys are compared as. */
export { fold as foldKey };
