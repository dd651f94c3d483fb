/**
 * What is shown, in the part of the page's address behind its #, which browsers send to nobody: the view,
 * the settings, what they are measured against, which number is explained and what that is compared with. Rules and data are never in it.
 */
import type { Model, Value } from "../engine/protocol.ts";
import type { Beside } from "../explain/comparing.ts";
import { crc32 } from "../leave/crc.ts";
import { type ParamValues, turnedValues } from "./parameters.ts";
import { addressOf, type Place, placeOf } from "./places.ts";
import type { Session } from "./session.ts";
import { type Against, base, type Settings } from "./settings.ts";

/** Values as they are written, by parameter. */
type Written = Readonly<Record<string, string>>;

/** What an address says beside its view. */
export interface Addressed {
  /** The rules that it is of: an example's name, or a check of their text; empty for the first example. */
  of: string;
  scenario: string | null;
  /** Values as they are written, by parameter. */
  turned: Written;
  against: Against;
  /** The values of the settings that are measured against, where it is some. */
  saved: Written;
  /** The number that is explained; empty for none. */
  why: string;
  /** What it is compared with, where it is; "measured" is what the page measures against. */
  beside?: Beside | "measured";
}

/** The parts of an address by their names, the same in every language so that a link goes on working. */
const names = { of: "af", scenario: "vis", against: "mod", measure: "maal", why: "hvorfor", beside: "ikke" };
/** Before the name of a parameter, so that none is taken for another part: as it is shown, and as it is measured against. */
const turnedLead = "p.";
const savedLead = "m.";
const besides = { base: "grundlag", scenario: "scenarie", row: "raekke", measured: "maalt" } as const;
const kinds = { none: "ingen", base: "grundlag", scenario: "scenarie", column: "kolonne", settings: "gemt" } as const;

/** Which rules a session has, as an address names them. */
export function rulesOf({ example, rules, data }: Session): string {
  const itsData = [...data.values()].every(({ origin }) => origin === "example");
  const asItComes = example !== null && itsData && Object.values(example.text).includes(rules.text);
  return asItComes ? example.name : crc32(new TextEncoder().encode(rules.text)).toString(36);
}

/** The address of a view with what is shown in it. Nothing is said of what is as it comes: `first` is the example that the page opens with. */
export function addressFor(
  place: Place,
  session: Session,
  why: string,
  first: string,
  beside: Beside | null = null,
): string {
  const { scenario, turned, against } = session;
  const of = rulesOf(session);
  const said = new URLSearchParams();
  if (of !== first) said.set(names.of, of);
  if (scenario !== null) said.set(names.scenario, scenario);
  if (against.kind in kinds) {
    const kind = kinds[against.kind as keyof typeof kinds];
    said.set(names.against, "name" in against ? `${kind}:${against.name}` : kind);
  }
  if (against.kind === "settings") {
    for (const [name, value] of Object.entries(against.settings.turned)) said.set(savedLead + name, String(value));
  }
  if (against.measure !== undefined) said.set(names.measure, against.measure);
  for (const [name, value] of Object.entries(turned)) said.set(turnedLead + name, String(value));
  if (why && !namesOwnRow(session, why)) {
    said.set(names.why, why);
    if (beside) said.set(names.beside, besideText(beside));
  }
  const text = said.toString();
  return text === "" || place === "start" ? addressOf(place) : `${addressOf(place)}?${text}`;
}

function besideText(beside: Beside): string {
  if (beside.kind === "row") return `${besides.row}:${beside.key}`;
  if (beside.kind === "file" || beside.turned) return besides.measured;
  return beside.scenario === null ? besides.base : `${besides.scenario}:${beside.scenario}`;
}

function besideOf(text: string): Beside | "measured" | null {
  const [kind, ...words] = text.split(":");
  const name = words.join(":");
  if (kind === besides.measured) return "measured";
  if (kind === besides.base) return { kind: "setting", scenario: null };
  if (kind === besides.scenario && name) return { kind: "setting", scenario: name };
  return kind === besides.row && name ? { kind: "row", key: name } : null;
}

/** Whether an explained number names a row of the user's data, by its key or its place. */
function namesOwnRow({ data }: Session, why: string): boolean {
  return /^(cell|view|row)\//.test(why) && [...data.values()].some(({ origin }) => origin === "own");
}

/** What an address says beside its view; null where it says nothing. */
export function addressed(hash: string): Addressed | null {
  const text = hash.split("?").slice(1).join("?");
  if (text === "" || addressOf(placeOf(hash)) !== hash.split("?")[0]) return null;
  const said = new URLSearchParams(text);
  const values = (lead: string) =>
    Object.fromEntries(
      [...said].filter(([name]) => name.startsWith(lead)).map(([name, value]) => [name.slice(lead.length), value]),
    );
  const measure = said.get(names.measure);
  const beside = besideOf(said.get(names.beside) ?? "");
  return {
    of: said.get(names.of) ?? "",
    scenario: said.get(names.scenario),
    turned: values(turnedLead),
    saved: values(savedLead),
    against: { ...againstOf(said.get(names.against) ?? ""), ...(measure !== null && { measure }) },
    why: said.get(names.why) ?? "",
    ...(beside && { beside }),
  };
}

function againstOf(text: string): Against {
  const [kind, ...words] = text.split(":");
  const name = words.join(":");
  const found = Object.entries(kinds).find(([, word]) => word === kind)?.[0] as keyof typeof kinds | undefined;
  if (found === "none" || found === "base") return { kind: found };
  if (found === "settings") return { kind: found, settings: base };
  return found && name ? { kind: found, name } : { kind: "auto" };
}

/** What an address measures against, as a model takes it. */
export function againstIn(model: Model, { against, saved }: Addressed): Against {
  if (against.kind !== "settings") return against;
  return { ...against, settings: settingsIn(model, { scenario: null, turned: saved }) };
}

/** Settings of an address as a model takes them: what it does not have, or not with such a value, is left out. */
export function settingsIn(model: Model, { scenario, turned }: Pick<Addressed, "scenario" | "turned">): Settings {
  const known = model.scenarios.some(({ name }) => name === scenario) ? scenario : null;
  const values: ParamValues = {};
  for (const { name, value } of model.params) {
    const text = turned[name];
    if (text !== undefined) values[name] = asValue(text, value);
  }
  return { scenario: known, turned: turnedValues(model, known, values) };
}

/** A value as it is written, of the kind that another one has. */
function asValue(text: string, like: Value): Value {
  if (typeof like === "boolean") return text === "true";
  if (typeof like === "number") return text.trim() === "" ? null : Number(text);
  return text;
}
