import type { Results, Share, Value, View } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { joined } from "../i18n/index.ts";
import { isBound, mainView } from "./comparison.ts";
import { same, startValues } from "./parameters.ts";
import type { Session } from "./session.ts";
import { isTurned } from "./settings.ts";

/** How many rows of a table a cap or a guarantee holds. */
export function boundsIn(view: View): { cap: number; floor: number } {
  const bounds = { cap: 0, floor: 0 };
  for (const column of view.columns) {
    if (!isBound(column)) continue;
    for (let row = 0; row < view.length; row++) {
      const word = valueAt(column.values, row);
      if (word === "cap" || word === "floor") bounds[word]++;
    }
  }
  return bounds;
}

/** How many rows a bound of a pool holds, where a table shows that; null where none does. */
export function holding({ views }: Results, pool: Share, bound: "cap" | "floor"): number | null {
  const shown = views.flatMap((view) => view.columns.filter((c) => c.name === `${pool.name}.bound` && isBound(c)));
  const [column] = shown;
  if (!column) return null;
  let n = 0;
  for (const word of column.values as readonly Value[]) if (word === bound) n++;
  return n;
}

/** What is measured against, inside a sentence. */
export function againstName({ against, measured, results, language }: Session): string {
  if (against.kind === "column") {
    const column = results?.views[mainView(results.views)]?.columns.find((c) => c.name === against.name);
    return column?.label ?? against.name;
  }
  if (measured && !measured.file && isTurned(measured.settings)) return language.texts.savedInSentence;
  return measured?.file ?? measured?.settings.scenario ?? language.texts.baseInSentence;
}

/**
 * What figures are of, in a line that goes with everything that leaves the page: the model, what is shown
 * and measured against, what is turned and from what, where the data are from, and which rules gave them.
 */
export function originOf(session: Session): string {
  const { model, language, computed, measured, madeUp, data, rules, fingerprint } = session;
  const { texts, formats } = language;
  if (!model) return "";
  const start = startValues(model, null);
  const values = { ...startValues(model, computed.scenario), ...computed.turned };
  const turned = model.params
    .filter((p) => !same(values[p.name], start[p.name]))
    .map((p) => {
      const [now, was] = [formats.value(values[p.name] ?? null, p), formats.value(start[p.name] ?? null, p)];
      return `${p.label || p.name} ${now} (${texts.baseValue(was)})`;
    });
  const settled =
    Object.keys(computed.turned).length > 0 ? texts.currentSettings : (computed.scenario ?? texts.scenarioBase);
  const against = measured ? ` ${texts.against} ${againstName(session)}` : "";
  const files = [...data.values()].map(({ file, mapping }) => {
    const left = mapping?.skip?.length ?? 0;
    return left > 0 ? `${file} (${texts.rowsLeftOut(formats.number(left), left === 1)})` : file;
  });
  return [
    [model.title, model.municipality, model.year === null ? "" : String(model.year)].filter(Boolean).join(", "),
    madeUp ? texts.madeUp : "",
    `${texts.showing} ${settled}${against}`,
    turned.length > 0 ? joined(texts, turned) : texts.nothingTurned,
    model.source,
    `${texts.data}: ${files.length > 0 ? joined(texts, files) : texts.none}`,
    [`${texts.rules}: ${rules.file}`, fingerprint && texts.fingerprint(fingerprint)].filter(Boolean).join(", "),
    formats.date(new Date().toISOString().slice(0, 10)),
  ]
    .filter(Boolean)
    .join(". ");
}
