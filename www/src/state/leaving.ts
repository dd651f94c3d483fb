import type { Leave } from "../engine/contract.ts";
import type { Shared } from "../leave/link.ts";
import { scenarioText } from "./scenario.ts";
import type { Session } from "./session.ts";
import { againstName, measuresAgainst } from "./told.ts";

/** What is to be told of the figures that are shown, when they leave the page. */
export function leaveOf(session: Session, hideSmall: boolean): Leave {
  const { language, madeUp } = session;
  return {
    madeUp,
    against: measuresAgainst(session) ? againstName(session) : "",
    date: language.formats.date(new Date().toISOString().slice(0, 10)),
    hideSmall,
    lang: language.lang,
  };
}

/** What a link to the rules and settings holds; where all data are an example's, its name. */
export function linkOf({ rules, scenario, turned, against, example, data }: Session): Shared {
  const ofExample = [...data.values()].every((d) => d.origin === "example");
  return {
    file: rules.file,
    text: rules.text,
    scenario,
    turned,
    against: against.kind === "file" ? { kind: "auto" } : against,
    example: ofExample ? (example?.name ?? null) : null,
  };
}

/** The rules with the values of the parameters as one more scenario. */
export function rulesWithTurned(session: Session): string {
  const { model, rules, language } = session;
  if (!model) return rules.text;
  const date = language.formats.date(new Date().toISOString().slice(0, 10));
  const taken = new Set(model.scenarios.map((s) => s.name));
  let name = language.texts.proposalOf(date);
  for (let n = 2; taken.has(name); n++) name = `${language.texts.proposalOf(date)} (${n})`;
  return `${rules.text.trimEnd()}\n\n${scenarioText(name, session, model, rules.lang ?? language.lang)}`;
}
