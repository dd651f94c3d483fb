import type { Column } from "../engine/protocol.ts";
import type { Rows } from "../sheet/rows.ts";
import { likeness } from "./likeness.ts";
import type { Surveyed } from "./matching.ts";
import { dataColumns } from "./tables.ts";

/** Titles and notes stand above the headers: so many rows are looked at. */
const mostAbove = 30;

/** The row that is likely that of the headers, by its number, and how many columns of the table are like one of them. */
export interface HeaderRow {
  number: number;
  alike: number;
}

/** The row that is likely that of the headers: where the engine finds few of them, the one that is most like the columns, or has most texts. */
export function likelyHeader({ table, rows, survey, found }: Surveyed): HeaderRow {
  const columns = dataColumns(table);
  let best: HeaderRow = { number: survey.header, alike: found.length };
  if (found.length * 2 >= columns.length) return best;
  let most = -1;
  for (let place = 0; place < Math.min(rows.length, mostAbove); place++) {
    const { alike, score } = headerness(rows, place, columns);
    if (score > most) [best, most] = [{ number: rows.numbers[place] ?? 0, alike }, score];
  }
  return best;
}

function headerness(rows: Rows, place: number, columns: readonly Column[]): { alike: number; score: number } {
  const texts = rows
    .row(place)
    .flatMap((cell) => (cell?.kind === "text" && cell.text.trim() !== "" ? [cell.text] : []));
  const words = texts.filter((text) => !/^[\d.,\s%-]+$/.test(text));
  const isLike = (c: Column) => texts.some((t) => Math.max(likeness(t, c.name), likeness(t, c.label)) >= 0.6);
  const alike = columns.filter(isLike).length;
  return { alike, score: 3 * alike + words.length - 2 * (texts.length - words.length) };
}
