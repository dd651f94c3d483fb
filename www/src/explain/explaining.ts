import { EngineError } from "../engine/client.ts";
import type {
  Explain,
  Explained,
  ExplainedLevel,
  ExplainedNode,
  ExplainedSentence,
  Results,
} from "../engine/protocol.ts";
import type { Addressed } from "../state/address.ts";
import { Observable } from "../state/observable.ts";
import type { Session } from "../state/session.ts";
import { isTurned } from "../state/settings.ts";
import { type Beside, Comparing } from "./comparing.ts";

/** How many the engine gives of a level at a time. */
const page = 40;

/** A number that is asked about. */
export interface Asked {
  id: string;
  /** Why it is another than what the page measures against is asked, too. */
  change?: boolean;
  /** What it is compared with. */
  compared?: Beside | null;
  /** The same column on the row before it (-1) or behind it (1), where it stands in a table; null at its ends. */
  beside?: (by: 1 | -1) => Asked | null;
  /** Takes the keyboard back to where it was asked. */
  back?: () => void;
}

/** The event that asks the page why a number is what it is. */
export function askFor(detail: Asked): CustomEvent<Asked> {
  return new CustomEvent("explain", { detail, bubbles: true, composed: true });
}

/** Has a button ask why its number is what it is, or why it changed; the keyboard comes back to it. */
export function asking(id: string, change = false): (e: Event) => void {
  return ({ currentTarget }) => {
    const button = currentTarget as HTMLElement;
    button.dispatchEvent(askFor({ id, change, back: () => button.focus() }));
  };
}

/** A line of the tree: a step, or that there are more of them. */
export interface Line {
  /** Apart from all others: the way to it. */
  key: string;
  /** The level that it stands in. */
  within: string;
  node: ExplainedNode | null;
  /** From 1. */
  depth: number;
  open: boolean;
  /** Its place among those beside it, from 1, and how many they are. */
  place: number;
  of: number;
  /** How many more there are, where that is what it says. */
  more: number;
}

/**
 * Why a number is what it is: its sentences, and as much of its tree as was asked for, level by
 * level. It follows the session: after each run what was opened is asked for anew at the same addresses.
 */
export class Explaining extends Observable {
  asked: Asked | null = null;
  level: ExplainedLevel | null = null;
  sentences: readonly ExplainedSentence[] = [];
  /** There is no such number any more. */
  gone = false;
  /** The numbers that were asked about before, the last one last. */
  trail: readonly Asked[] = [];
  /** Why it is not another number, and what would change it. */
  readonly comparing: Comparing;
  /** Small counts are hidden, and what would give them away. */
  hidesSmall = false;
  /** By address, as far as they were read. */
  #levels = new Map<string, ExplainedLevel>();
  /** The lines that are open, by key. */
  #open = new Set<string>();
  #results: Results | null = null;
  #lang = "";
  /** It was asked while the engine computed something else than what is shown. */
  #waits = false;
  /** The run that the levels are of. */
  #run = 0;
  /** Of what is asked for as a whole; answers to an older one are dropped. */
  #round = 0;

  constructor(private readonly session: Session) {
    super();
    this.comparing = new Comparing(session);
    session.subscribe(() => this.#follow());
  }

  /** Asks about a number; what was opened of another one is folded. */
  show(asked: Asked): void {
    this.trail = [];
    this.#ask(asked.change ? { ...asked, compared: this.measured } : asked);
  }

  /** Asks what an address asks. A scenario that the rules do not have is not compared with. */
  showAddressed({ why, beside }: Addressed): void {
    const known = (name: string | null) => name === null || this.session.model?.scenarios.some((s) => s.name === name);
    const compared = beside === "measured" ? this.measured : (beside ?? null);
    this.show({ id: why, compared: compared?.kind === "setting" && !known(compared.scenario) ? null : compared });
  }

  /** What the page measures against, where that was computed: settings, or the second rule file. */
  get measured(): Beside | null {
    const { measured, language } = this.session;
    if (!measured) return null;
    if (measured.file !== undefined) return { kind: "file" };
    const { scenario, turned } = measured.settings;
    const saved = isTurned(measured.settings) ? { turned, called: language.texts.savedInSentence } : {};
    return { kind: "setting", scenario, ...saved };
  }

  /** Compares the number with another one; null with none. */
  compare(compared: Beside | null): void {
    if (!this.asked) return;
    this.asked = { ...this.asked, compared };
    this.#compare();
    this.changed();
  }

  /** Asks about a number that the one before led to. */
  go(id: string): void {
    const { asked } = this;
    if (!asked || asked.id === id) return;
    this.trail = [...this.trail, asked];
    this.#ask({ id, ...(asked.back && { back: asked.back }) });
  }

  /** Goes back to the number before. */
  back(): void {
    const last = this.trail.at(-1);
    if (!last) return;
    this.trail = this.trail.slice(0, -1);
    this.#ask(last);
  }

  /** Asks about the same column on the row beside. */
  step(by: 1 | -1): void {
    const next = this.asked?.beside?.(by);
    if (next) this.#ask({ ...next, compared: this.asked?.compared ?? null });
  }

  /** Hides small counts, or tells them again. */
  async hide(on: boolean): Promise<void> {
    if (on === this.hidesSmall) return;
    this.hidesSmall = on;
    await this.#refresh();
  }

  close(): void {
    const back = this.asked?.back;
    this.#round++;
    this.asked = null;
    this.level = null;
    this.sentences = [];
    this.#levels.clear();
    this.comparing.ask(null);
    this.changed();
    back?.();
  }

  /** The lines of the tree as it is open. */
  get lines(): Line[] {
    return this.level ? this.#below(this.level, "", 1) : [];
  }

  /** Opens a line or folds it. What is below it is asked for the first time. */
  async toggle({ key, node }: Line): Promise<void> {
    if (!node?.opens) return;
    if (this.#open.delete(key)) return this.changed();
    this.#open.add(key);
    this.changed();
    if (!this.#levels.has(node.id)) await this.#read(node.id);
  }

  /** Reads the next ones of a level. */
  async more({ within }: Line): Promise<void> {
    const level = this.#levels.get(within);
    if (level) await this.#read(within, level.children.length);
  }

  #ask(asked: Asked): void {
    this.#open.clear();
    this.asked = asked;
    this.comparing.stop();
    this.#waits = this.session.work.busy;
    if (!this.#waits) void this.#refresh();
  }

  #follow(): void {
    const { results, language, work } = this.session;
    if (!this.asked || !results) return;
    if (this.#outdated) this.comparing.stop();
    const other = results !== this.#results || language.lang !== this.#lang;
    if (other || (this.#waits && !work.busy)) void this.#refresh();
  }

  /** The engine is to compute something else, which is not to wait for what nobody needs. */
  get #outdated(): boolean {
    const { scenario, turned, computed, rules, checked } = this.session;
    return scenario !== computed.scenario || turned !== computed.turned || rules.text !== checked.text;
  }

  #compare(): void {
    const { asked, level } = this;
    this.comparing.ask(
      asked && level
        ? { id: level.node.id, run: this.#run, beside: asked.compared ?? null, hideSmall: this.hidesSmall }
        : null,
    );
  }

  #below(level: ExplainedLevel, path: string, depth: number): Line[] {
    const of = level.children.length + (level.more > 0 ? 1 : 0);
    const seen = new Set<string>();
    const lines = level.children.flatMap((node, i) => {
      let key = `${path} ${node.role ?? ""} ${node.id}`;
      if (seen.has(key)) key += ` ${i}`; // a formula that has the same in two places
      seen.add(key);
      const open = this.#open.has(key);
      const below = open ? this.#levels.get(node.id) : undefined;
      const line = { key, within: level.node.id, node, depth, open, place: i + 1, of, more: 0 };
      return below ? [line, ...this.#below(below, key, depth + 1)] : [line];
    });
    if (level.more === 0) return lines;
    const more = { key: `${path} +`, within: level.node.id, node: null, depth, open: false, place: of, of };
    return [...lines, { ...more, more: level.more }];
  }

  /** Asks for the number and all that is open of it, and shows it when all is there. */
  async #refresh(): Promise<void> {
    const { asked } = this;
    const round = ++this.#round;
    if (!asked) return;
    this.#results = this.session.results;
    this.#lang = this.session.language.lang;
    this.#waits = false;
    const open = this.lines.filter((line) => line.open).map((line) => line.node?.id ?? "");
    const [root, ...others] = await Promise.all([
      this.#call({ id: asked.id, tell: true, ...this.#counted(this.level?.node.id ?? "") }),
      ...[...new Set(open)].map((id) => this.#call({ id, ...this.#counted(id) })),
    ]);
    if (round !== this.#round || root === "waits") return;
    if (root !== "gone") this.#run = root.run;
    this.gone = root === "gone";
    const found = [root, ...others].flatMap((reply) => (typeof reply !== "string" && reply.level ? [reply.level] : []));
    this.level = root === "gone" ? null : (root.level ?? null);
    this.sentences = root === "gone" ? [] : (root.sentences ?? []);
    this.#levels = new Map(found.map((level) => [level.node.id, level]));
    this.changed();
    this.#compare();
    for (const { open, node } of this.lines) if (open && node && !this.#levels.has(node.id)) void this.#read(node.id);
  }

  /** As many below as are shown, where that is more than a page. */
  #counted(id: string): { count?: number } {
    const shown = this.#levels.get(id)?.children.length ?? 0;
    return shown > page ? { count: shown } : {};
  }

  async #read(id: string, from = 0): Promise<void> {
    const round = this.#round;
    const reply = await this.#call({ id, from, run: this.#run });
    if (round !== this.#round || typeof reply === "string" || !reply.level) return;
    const before = from > 0 ? (this.#levels.get(id)?.children.slice(0, from) ?? []) : [];
    const level = { ...reply.level, from: 0, children: [...before, ...reply.level.children] };
    this.#levels.set(id, level);
    if (level.node.id === this.level?.node.id) this.level = level;
    this.changed();
  }

  /** `gone` where there is no such number; `waits` where a newer run will tell, or the engine cannot now. */
  async #call(params: Omit<Explain, "lang">): Promise<Explained | "gone" | "waits"> {
    const { results, language, engine } = this.session;
    if (!results) return "waits";
    try {
      const call = { ...params, lang: language.lang, ...(this.hidesSmall && { hideSmall: true }) };
      const reply = await engine.call("explain", call, { lane: `explain ${params.id} ${params.from ?? 0}` });
      return reply.stale ? "waits" : reply;
    } catch (problem) {
      if (!(problem instanceof EngineError)) throw problem;
      return problem.kind === "failed" ? "gone" : "waits";
    }
  }
}
