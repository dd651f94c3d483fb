import type { Lang, Other, Params, Results, View, WasCalled } from "../engine/protocol.ts";
import { measureOf } from "./comparison.ts";
import type { Measured } from "./measuring.ts";
import type { Opened } from "./openfiles.ts";
import type { Session } from "./session.ts";
import { base } from "./settings.ts";

/** A second rule file, as it was given. */
export interface OtherFile {
  file: string;
  given: string | Uint8Array;
}

/** Takes a file that was chosen as the second rule file. */
export async function openOther(session: Session, file: Opened): Promise<void> {
  await session.setOther({ file: file.name, given: new Uint8Array(await file.arrayBuffer()) });
}

/** What the engine is asked of it. */
export function askedOf({ file, given }: OtherFile, lang: Lang): Params<"other"> {
  return { ...(typeof given === "string" ? { text: given } : {}), file, lang };
}

/** Its bytes, where the engine has yet to tell their text. */
export function bytesOf({ given }: OtherFile): Uint8Array | undefined {
  return typeof given === "string" ? undefined : given;
}

/** What results are measured against where that is a second rule file; null where it has no figures. */
export function ofFile(file: string, own: Results, other: Other | null): Measured | null {
  const results = other && inTermsOf(own, other);
  return results?.summary.computed ? { results, settings: base, file } : null;
}

/** What a second rule file gives, in the words of the first: its tables and columns by the names that they have there, in the same order. */
export function inTermsOf(own: Results, { results, was }: Other): Results | null {
  if (!results) return null;
  const views = own.views.map((view): View => {
    const called = (column: string) => wasCalled(was, view.table, column);
    const found = results.views.filter((v) => v.kind === view.kind && v.table === called("").table);
    const measured = view.columns[measureOf(view)]?.name;
    const has = (v: View, column: string) => v.columns.some((c) => c.name === called(column).column);
    const other = found.find((v) => measured !== undefined && has(v, measured)) ?? found[0];
    return other ? renamed(view, other, called) : { ...view, columns: [], keys: null, length: 0 };
  });
  return { ...results, views };
}

function wasCalled(was: readonly WasCalled[], table: string, column: string): { table: string; column: string } {
  const found = was.find((w) => w.table === table && w.column === column);
  const { wasTable } = was.find((w) => w.table === table) ?? { wasTable: table };
  return { table: wasTable, column: found?.wasColumn || column };
}

/** A view with its columns under the names that the first rules have for them; what has no like of the measured column measures by its own. */
function renamed(own: View, other: View, called: (column: string) => { column: string }): View {
  const names = new Map(own.columns.map(({ name }) => [called(name).column, name]));
  const columns = other.columns.map((c) => ({ ...c, name: names.get(c.name) ?? c.name }));
  const [ours, theirs] = [own.columns[measureOf(own)], columns[measureOf(other)]];
  if (ours && theirs && !columns.some((c) => c.name === ours.name)) theirs.name = ours.name;
  return { ...other, table: own.table, columns };
}
