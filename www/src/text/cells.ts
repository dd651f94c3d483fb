import type { Cell } from "../sheet/cells.ts";
import type { Language } from "../state/language.ts";

/** What stands in a cell, as people write it. */
export function cellText(cell: Cell, { formats, texts }: Language): string {
  switch (cell?.kind) {
    case undefined:
      return "";
    case "number":
      return cell.shown ?? formats.number(cell.number);
    case "percent":
      return formats.value(cell.number, { type: "number", percent: true });
    case "flag":
      return cell.number ? texts.yes : texts.no;
    case "date":
      return formats.date(isoDay(cell.number));
    case "formula":
      return `=${cell.text}`;
    default:
      return cell?.text ?? "";
  }
}

/** What stands in a cell, as it is typed into it. */
export function typedText(cell: Cell, language: Language): string {
  if (cell?.kind === "number") return cell.shown ?? language.formats.number(cell.number, 15, 0, false);
  if (cell?.kind === "date") return isoDay(cell.number);
  return cellText(cell, language);
}

function isoDay(days: number): string {
  const at = new Date(days * 86_400_000);
  return Number.isNaN(at.getTime()) ? String(days) : at.toISOString().slice(0, 10);
}
