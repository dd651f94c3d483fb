import { loadCharts } from "../components/chart.ts";
import type { View } from "../engine/protocol.ts";
import { type Picture, pictureOf, pngOf } from "../leave/picture.ts";
import { leaveOf } from "./leaving.ts";
import type { Session } from "./session.ts";

/** How wide pictures are drawn; pixels. */
const width = 900;

/** A chart as a file, with its title and what it is of; null where there is none now. */
export async function chartFile(
  session: Session,
  at: number,
  hideSmall: boolean,
  kind: "svg" | "png",
): Promise<{ name: string; content: BlobPart } | null> {
  const view = session.results?.views[at];
  const given = leaveOf(session, hideSmall);
  const [origin, hidden] = await Promise.all([
    session.ask("origin", given, "origin of a picture"),
    session.ask("concealed", { ...given, view: at }, "what a picture hides"),
  ]);
  if (!view || !origin || !hidden) return null;
  const { texts, formats } = session.language;
  const { draw } = await loadCharts();
  const shown = without(view, hidden.rows);
  const figure = draw({ view: shown, formats, width, description: texts.chartAlternative(view.label), texts });
  const picture: Picture = { title: view.label, madeUp: origin.madeUp, source: origin.line, figure, width };
  const svg = pictureOf(picture);
  const name = `${origin.file}-${view.table}.${kind}`;
  return { name, content: kind === "svg" ? svg : await pngOf(svg, origin.line) };
}

/** A view without the figures that are hidden: they are missing in it. */
export function without(view: View, hidden: readonly (readonly number[])[]): View {
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
