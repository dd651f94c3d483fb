import { loadCharts } from "../components/chart.ts";
import type { View } from "../engine/protocol.ts";
import { type Picture, pictureOf, pngOf } from "../leave/picture.ts";
import { concealedOf } from "../table/concealed.ts";
import { type Comparison, compare } from "./comparison.ts";
import { leaveOf } from "./leaving.ts";
import { isRanked, levelRanks, type Made, madeLabel, madeRanks } from "./ranks.ts";
import type { Session } from "./session.ts";
import { againstName } from "./told.ts";

/** How wide pictures are drawn; pixels. */
const width = 900;

/** A picture of the result: a chart by its view's number, or one made of what is measured. */
export type Pictured = number | Made;

/** A picture as a file, with its title and what it is of; null where there is none now. */
export async function chartFile(
  session: Session,
  pictured: Pictured,
  hideSmall: boolean,
  format: "svg" | "png",
): Promise<{ name: string; content: BlobPart } | null> {
  const { results, measured, against, language } = session;
  const kind = typeof pictured === "number" ? null : pictured;
  const comparison = results && kind ? compare(results, measured?.results ?? null, against) : null;
  const at = typeof pictured === "number" ? pictured : (comparison?.index ?? -1);
  const given = leaveOf(session, hideSmall);
  const [origin, hidden] = await Promise.all([
    session.ask("origin", given, "origin of a picture"),
    session.ask("concealed", { ...given, view: at }, "what a picture hides"),
  ]);
  const view = results?.views[at];
  if (!view || !origin || !hidden) return null;
  const { draw, drawRanked } = await loadCharts();
  const rows = new Set(comparison ? concealedOf(comparison, hidden.rows) : []);
  const shown = without(view, hidden.rows);
  const ranks = comparison
    ? madeRanks(kind ?? "change", comparison, language, rows)
    : isRanked(view)
      ? levelRanks(shown, language)
      : null;
  if (comparison && !ranks) return null;
  const { texts, formats } = language;
  const figure = ranks
    ? drawRanked(ranks, width)
    : draw({ view: shown, formats, width, description: texts.chartAlternative(view.label), texts });
  const said = kind && madeLabel(kind, view, texts);
  const title = comparison && said ? titleOf(said, comparison, session) : view.label;
  const picture: Picture = { title, madeUp: origin.madeUp, source: origin.line, figure, width };
  const svg = pictureOf(picture);
  const name = `${origin.file}-${view.table}${said ? `-${said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}` : ""}.${format}`;
  return { name, content: format === "svg" ? svg : await pngOf(svg, origin.line) };
}

/** What a picture is of: the measure, and against what. */
function titleOf(said: string, { view, column }: Comparison, session: Session): string {
  const { texts } = session.language;
  return `${said}: ${view.columns[column]?.label} ${texts.against} ${againstName(session)}`;
}

/** A view without the figures that are hidden: they are missing in it. */
export function without(view: View, hidden: readonly (readonly number[])[]): View {
  if (hidden.every((rows) => rows.length === 0)) return view;
  const columns = view.columns.map((column, i) => {
    const rows = hidden[i] ?? [];
    if (rows.length === 0) return column;
    if (column.values instanceof Float64Array) {
      const values = column.values.slice();
      for (const row of rows) values[row] = Number.NaN;
      return { ...column, values };
    }
    const gone = new Set(rows);
    return { ...column, values: column.values.map((value, row) => (gone.has(row) ? null : value)) };
  });
  return { ...view, columns };
}
