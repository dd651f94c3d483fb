import type { Model, Scenario, Span, Value } from "../engine/protocol.ts";
import { same, startValues } from "./parameters.ts";
import { scenarioText, written } from "./scenario.ts";
import type { Session } from "./session.ts";
import { base, type Settings } from "./settings.ts";

/** A text in the place of a stretch. */
interface Edit {
  at: Span;
  text: string;
}

/** A text with edits, none of which lie within another. */
function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.at.from - a.at.from)
    .reduce((text, { at, text: by }) => text.slice(0, at.from) + by + text.slice(at.to), text);
}

/** Whether the text of the rules is the one that the model's places are in, so that it can be written into. */
export function isWritable({ model, checked, rules, obstacle }: Session): boolean {
  return model !== null && checked.text === rules.text && obstacle !== "rules";
}

/** The rules with what is turned, or what a scenario says, as the values of their parameters. */
export async function writeValues(session: Session, settings: Settings, name: string): Promise<void> {
  const { model, rules } = session;
  if (!model || !isWritable(session)) return;
  const lang = rules.lang ?? session.language.lang;
  const values = { ...startValues(model, settings.scenario), ...settings.turned };
  const edits = model.params
    .filter((p) => !same(values[p.name], p.value))
    .map((p) => ({ at: p.valueAt, text: written(values[p.name] ?? null, p, lang, model.currency) }));
  await session.rewriteRules({ kind: "write", name }, edited(rules.text, edits), base);
}

/** Keeps the parameters as they are turned as a scenario of the rules, and chooses it. */
export async function keepScenario(session: Session, name: string): Promise<void> {
  const { model, rules } = session;
  if (!model) return;
  const text = scenarioText(name, session, model, rules.lang ?? session.language.lang);
  const settings = { scenario: name, turned: {} };
  await session.rewriteRules({ kind: "keep", name }, `${rules.text.trimEnd()}\n\n${text}`, settings);
}

/** Moves the end of a parameter's range to a value beyond it, and sets the value. */
export async function widen(session: Session, name: string, value: Value): Promise<void> {
  const { model, rules } = session;
  const param = model?.params.find((p) => p.name === name);
  if (!model || !param || typeof value !== "number" || !isWritable(session)) return;
  const end = value > (param.to ?? value) ? param.toAt : value < (param.from ?? value) ? param.fromAt : null;
  if (!end) return;
  const text = written(value, param, rules.lang ?? session.language.lang, model.currency);
  const turned = { ...session.turned, [name]: value };
  const settings = { scenario: session.scenario, turned };
  await session.rewriteRules(
    { kind: "widen", name: param.label || name },
    edited(rules.text, [{ at: end, text }]),
    settings,
  );
}

/** Whether a value lies beyond a range that can be widened in the rules. */
export function isWidenable({ from, to, fromAt, toAt }: Model["params"][number], value: Value): boolean {
  if (typeof value !== "number") return false;
  return (value > (to ?? value) && toAt !== undefined) || (value < (from ?? value) && fromAt !== undefined);
}

/** Calls a scenario something else. */
export async function renameScenario(session: Session, { name, nameAt }: Scenario, to: string): Promise<void> {
  if (!nameAt || !isWritable(session)) return;
  const text = edited(session.rules.text, [{ at: nameAt, text: quoted(to) }]);
  const chosen = session.scenario === name ? to : session.scenario;
  const { against, turned } = session;
  const measured = against.kind === "scenario" && against.name === name ? { ...against, name: to } : against;
  await session.rewriteRules({ kind: "renameScenario", name: to }, text, { scenario: chosen, turned }, measured);
}

/** Takes a scenario out of the rules, with the empty line before it. */
export async function removeScenario(session: Session, { name, at }: Scenario): Promise<void> {
  if (!at || !isWritable(session)) return;
  const { text } = session.rules;
  const before = text.slice(0, at.from).trimEnd();
  const after = text.slice(at.to).replace(/^[ \t]*\n?/, "");
  const rest = after.trim() ? `${before}\n\n${after.replace(/^\n+/, "")}` : `${before}\n`;
  const settings = session.scenario === name ? base : { scenario: session.scenario, turned: session.turned };
  const { against } = session;
  const measured = against.kind === "scenario" && against.name === name ? ({ kind: "auto" } as const) : against;
  await session.rewriteRules({ kind: "removeScenario", name }, rest, settings, measured);
}

/** A text as rules quote it. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
