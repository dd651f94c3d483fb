import type { Column } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";

/** What may stand in a column, in words. */
export function describeColumn(column: Column, { texts, formats }: Language): string {
  // Bounds of shares are in per cent; the kind says the unit of money.
  const number = (x: number) =>
    column.kind === "share" ? formats.value(x, { type: "number", percent: true }) : formats.number(x);
  let kind = column.kind === "kr" ? `${texts.kinds.kr} ${formats.unit}` : texts.kinds[column.kind ?? "text"];
  if (column.kind === "choice") kind += ` ${(column.choices ?? []).join(", ")}`;
  if (column.kind === "ref") kind += ` ${column.target ?? ""}`;
  const { from, to } = column;
  if (typeof from === "number" && typeof to === "number") kind += ` ${texts.range(number(from), number(to))}`;
  else if (typeof from === "number") kind += ` ${texts.atLeast(number(from))}`;
  else if (typeof to === "number") kind += ` ${texts.atMost(number(to))}`;
  return kind + (column.optional ? ` (${texts.optional})` : "");
}
