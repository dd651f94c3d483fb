import { type Engine, EngineError } from "../engine/client.ts";
import type {
  Diagnostic,
  Lang,
  Method,
  Model,
  Other,
  Params,
  Reply,
  Results,
  Table,
  Value,
} from "../engine/protocol.ts";
import { Asking } from "./asking.ts";
import { Drafts } from "./drafts.ts";
import type { Example } from "./examples.ts";
import { Fingerprints } from "./fingerprint.ts";
import { type Did, History } from "./history.ts";
import type { Kept } from "./keep.ts";
import { type Language, languageOf } from "./language.ts";
import { type Measured, Measuring } from "./measuring.ts";
import { askedOf, bytesOf, type OtherFile, ofFile } from "./other.ts";
import { labelOf, type ParamValues, startValues, turnedValues } from "./parameters.ts";
import { sorted } from "./problems.ts";
import type { Obstacle, Rules, Snapshot, Trouble } from "./rules.ts";
import { type Against, base, isTurned, type Settings, settingsOf, valuesOf } from "./settings.ts";
import {
  anyRejected,
  csvOf,
  type DataFile,
  type Given,
  outsideTables,
  paramsOf,
  sameSource,
  shapeOf,
  unread,
} from "./tables.ts";
import { Work } from "./work.ts";

/** How long typing must pause before the rules are checked; ms. */
const typingPause = 200;

/**
 * One model at work: its rules, data and parameters, and what the engine makes
 * of them. Components read its fields and call its methods; every change of
 * rules, data or language begins a new round, and answers of an older round
 * are dropped.
 */
export class Session extends Asking {
  language: Language;
  rules: Rules = { text: "", file: "", lang: null, revision: 0 };
  /** Problems of the rules, and the text that they were found in. */
  checked: { text: string; problems: Diagnostic[] } = { text: "", problems: [] };
  /** The last rules without errors. */
  model: Model | null = null;
  /** Files by table. */
  readonly data = new Map<string, DataFile>();
  scenario: string | null = null;
  /** The parameters that the user has turned away from file and scenario. */
  turned: ParamValues = {};
  /** What the results are measured against, as it was asked for. */
  against: Against = { kind: "auto" };
  /** The turned settings that were last saved, or that left the page last. */
  saved: Settings | null = null;
  results: Results | null = null;
  /** The settings that the results are of. */
  computed: Settings = base;
  /** The results that those are measured against, and their settings; null where there are none. */
  measured: Measured | null = null;
  runProblems: Diagnostic[] = [];
  /** Problems in the rule file, found by check or run. */
  ruleProblems: readonly Diagnostic[] = [];
  trouble: Trouble | null = null;
  obstacle: Obstacle | null = null;
  example: Example | null = null;
  #fingerprints = new Fingerprints(
    () => this.wonder("fingerprint", {}),
    () => this.changed(),
  );
  /** What the engine works on for rules, data and results. */
  readonly work = new Work();
  readonly history = new History<Snapshot>();
  /** Files whose headers are to be told apart before their data are taken. */
  readonly drafts = new Drafts(this);
  /** A second rule file, to measure against. */
  otherFile: OtherFile | null = null;
  /** What the engine makes of it with these rules and data; null until it has. */
  other: Other | null = null;
  readonly #measuring = new Measuring(
    (settings) => this.#compute(settings),
    (other) => this.#work("other", askedOf(other, this.language.lang), bytesOf(other)),
  );
  /** A file of rules whose text the engine has not given back yet. */
  #unopened: Uint8Array | null = null;
  #comparing = false;
  #round = 0;
  /** Rules are on their way to the engine; a run follows by itself. */
  #preparing = false;
  #due = false;
  #running: Promise<void> | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly engine: Engine,
    lang: Lang,
  ) {
    super();
    this.language = languageOf(lang);
  }

  /** The fingerprint of the rules; null before there are results, which it is not to keep waiting, and until it has come. */
  get fingerprint(): string | null {
    return this.model && this.results ? this.#fingerprints.of(this.model) : null;
  }

  /** Whether the results shown are older than what is asked for. */
  get stale(): boolean {
    return this.results !== null && (this.obstacle !== null || this.trouble !== null);
  }

  get paramValues(): ParamValues {
    return this.model ? valuesOf(this.model, this) : {};
  }

  /** Opens an example with its rules written in the language of the page, where it has them. */
  async openExample(example: Example): Promise<void> {
    this.#record({ kind: "example", name: example.title[this.language.lang] });
    this.#bring(example);
    const { lang } = this.language;
    await this.#replaceRules(example.text[lang], example.rules[lang]);
  }

  /** Goes on where a visit ended: with rules, settings, and the data of the example that they are of, if any. What is `done` can be undone. */
  async resume(
    kept: Omit<Kept, "version" | "at" | "example">,
    example: Example | null,
    data: readonly (Given & { table: string; origin: DataFile["origin"] })[] = [],
    done: Did | null = null,
  ): Promise<void> {
    if (done) this.#record(done);
    this.#bring(example);
    for (const { table, origin, ...source } of data) this.data.set(table, unread(source, origin));
    this.otherFile = kept.other ? { file: kept.other.file, given: kept.other.text } : null;
    this.against = kept.against.kind === "file" && !kept.other ? { kind: "auto" } : kept.against;
    const replaced = this.#replaceRules(kept.text, kept.file, kept);
    this.saved = kept.saved ?? null;
    await replaced;
  }

  /** Takes an example's data in place of all there are. */
  #bring(example: Example | null): void {
    this.example = example;
    this.#forgetData(() => true);
    for (const [table, bytes] of example?.tables ?? []) {
      this.data.set(table, unread(csvOf(`${table}.csv`, bytes), "example"));
    }
  }

  /** Takes a rule file of the user's; data that an example brought goes. */
  async openRules(bytes: Uint8Array, file: string): Promise<void> {
    this.#record({ kind: "rules", name: file });
    this.example = null;
    this.#forgetData((data) => data.origin === "example");
    await this.#replaceRules(bytes, file);
  }

  /** Takes what the user typed. */
  editRules(text: string): void {
    this.#record({ kind: "edit", name: this.rules.file });
    this.rules.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#check(), typingPause);
  }

  /** Takes another rule file beside the rules, and measures against it; null takes it away again. */
  async setOther(other: OtherFile | null): Promise<void> {
    this.#record({ kind: other ? "other" : "noOther", name: (other ?? this.otherFile)?.file ?? "" });
    this.otherFile = other;
    this.other = null;
    this.against = other ? { kind: "file", name: other.file } : { kind: "auto" };
    await this.#refresh();
  }

  /** Has the base and every scenario computed, too, for a view that compares them all. */
  compareAll(): void {
    if (this.#comparing) return;
    this.#comparing = true;
    void this.#run();
  }

  /** The results of settings with these rules and data, where they have been computed to be measured against. */
  known(settings: Settings): Results | null {
    return this.#measuring.known(settings);
  }

  /** Remembers the settings as the last that were saved, so that others can be measured against them. */
  remember(): Settings {
    const { scenario, turned } = this;
    if (isTurned(this)) this.saved = { scenario, turned };
    this.changed();
    return { scenario, turned };
  }

  /** Takes a text that was written from what was done beside the rules, as one step. */
  async rewriteRules(did: Did, text: string, settings: Settings, against: Against = this.against): Promise<void> {
    this.#record(did);
    this.rules = { ...this.rules, text };
    this.against = against;
    this.#choose(settings);
    await this.#check();
  }

  /** Takes data in the place of what the tables had; what is done by that is data opened, if nothing else is said. */
  async openData(
    sources: Iterable<Given & { table: string }>,
    origin: DataFile["origin"] = "own",
    did?: Did,
  ): Promise<void> {
    const opened = [...sources];
    const name = [...new Set(opened.map((f) => f.file))].join(", ");
    if (opened.length > 0) this.#record(did ?? { kind: "data", name });
    for (const { table, ...source } of opened) this.data.set(table, unread(source, origin));
    await this.#refresh();
  }

  async clearData(table?: string): Promise<void> {
    const label = this.model?.tables.find((t) => t.name === table)?.label;
    this.#record({ kind: "clear", name: label || table || "" });
    this.#forgetData((_, name) => table === undefined || name === table);
    await this.#refresh();
  }

  setScenario(name: string | null): void {
    this.#record({ kind: "scenario", name: name ?? "", dropped: Object.keys(this.turned).length });
    this.#set({ scenario: name, turned: {} });
  }

  setAgainst(against: Against): void {
    this.#record({ kind: "against", name: "name" in against ? against.name : "" });
    const { measure } = this.against;
    this.against = measure === undefined ? against : { measure, ...against };
    void this.#run();
  }

  /** Measures another column of the main table; one that it was measured against no longer is. */
  setMeasure(column: string, label: string): void {
    this.#record({ kind: "measure", name: label });
    const { against } = this;
    const itself = against.kind === "column" && against.name === column;
    this.against = itself ? { kind: "auto", measure: column } : { ...against, measure: column };
    void this.#run();
  }

  /** Takes settings, and what they are measured against, in one step: as an address says them. */
  take(settings: Settings, against: Against): void {
    this.#record({ kind: "address", name: "" });
    this.against = against;
    this.#set(settings);
  }

  turn(name: string, value: Value): void {
    if (!this.model) return;
    this.#record({ kind: "turn", name: labelOf(this.model, name) });
    this.#set(settingsOf(this.model, { ...this.paramValues, [name]: value }));
  }

  /** Puts one parameter, or all, back to what the file says. */
  reset(name?: string): void {
    if (!this.model) return;
    const start = startValues(this.model, null);
    this.#record({ kind: "reset", name: name === undefined ? "" : labelOf(this.model, name) });
    const values = name === undefined ? start : { ...this.paramValues, [name]: start[name] ?? null };
    this.#set(settingsOf(this.model, values));
  }

  /** Takes back the last thing that was done. */
  undo(): Promise<void> {
    return this.#restore(this.history.undo(this.#snapshot()));
  }

  redo(): Promise<void> {
    return this.#restore(this.history.redo(this.#snapshot()));
  }

  async setLanguage(lang: Lang): Promise<void> {
    this.language = languageOf(lang, this.model?.currency);
    for (const data of this.data.values()) if (data.read?.diagnostics.length) data.read = null;
    await this.#check();
  }

  /** When nothing runs any more. */
  settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  cancel(): void {
    this.#due = false;
    this.engine.cancel();
  }

  #set(settings: Settings): void {
    this.#choose(settings);
    void this.#run();
  }

  #choose({ scenario, turned }: Settings): void {
    this.scenario = scenario;
    this.turned = turned;
  }

  /** Before the first rules there is nothing to go back to. */
  #record(did: Did): void {
    if (this.rules.file !== "") this.history.record(did, this.#snapshot());
  }

  #snapshot(): Snapshot {
    const { example, scenario, turned, against, rules, otherFile: other } = this;
    const data = new Map(this.data);
    const given = this.#unopened ?? rules.text;
    return { example, scenario, turned, against, other, data, given, file: rules.file };
  }

  /** Goes to another state; the engine is given only what it does not have. */
  async #restore(to: Snapshot | null): Promise<void> {
    if (!to) return;
    const now = this.#snapshot();
    this.example = to.example;
    this.against = to.against;
    if (to.other !== this.otherFile) this.#measuring.forget();
    this.otherFile = to.other;
    this.#forgetData((_, table) => !to.data.has(table));
    const others = [...to.data].filter(([table, data]) => !sameSource(this.data.get(table), data));
    for (const [table, data] of others) this.data.set(table, { ...data, read: null, shape: "" });
    if (to.given !== now.given || to.file !== now.file) return this.#replaceRules(to.given, to.file, to);
    this.#choose(to);
    await (others.length > 0 || now.data.size !== to.data.size ? this.#refresh() : this.#run());
  }

  /** Takes other rules. What a file says is shown when the engine has read it. */
  async #replaceRules(given: string | Uint8Array, file: string, settings = base): Promise<void> {
    clearTimeout(this.#typing);
    const { text, lang, revision } = this.rules;
    const known = typeof given === "string";
    this.#unopened = known ? null : given;
    this.rules = known ? { text: given, file, lang: null, revision: revision + 1 } : { text, file, lang, revision };
    this.model = null;
    this.results = null;
    this.measured = null;
    this.saved = null;
    this.#choose(settings);
    await this.#check();
  }

  #forgetData(which: (data: DataFile, table: string) => boolean): void {
    for (const [table, data] of this.data) {
      if (!which(data, table)) continue;
      this.data.delete(table);
      this.engine.call("clear", { table }).catch((problem) => this.fail(problem));
    }
  }

  /** Has the rules checked, then goes on as after a change of data. */
  async #check(): Promise<void> {
    clearTimeout(this.#typing);
    const round = this.#nextRound();
    const { text, file } = this.rules;
    const bytes = this.#unopened;
    this.#preparing = true;
    this.engine.supersede("data");
    this.engine.supersede("results");
    this.changed();
    try {
      const { lang } = this.language;
      const reply = await (bytes
        ? this.#work("rules", { file, lang }, bytes)
        : this.#work("rules", { text, file, lang }));
      if (round !== this.#round) return;
      this.#preparing = false;
      this.#show(reply, bytes ? null : text);
      this.checked = { text: reply.text, problems: reply.diagnostics };
      this.ruleProblems = reply.diagnostics;
      if (reply.model) this.#adopt(reply.model);
      else this.obstacle = "rules";
    } catch (problem) {
      return this.fail(problem);
    }
    await this.#refresh();
  }

  /** Shows the text that the engine has read: of a file, or where it is not the one that it was given, if that still stands. */
  #show({ text, lang }: Reply<"rules">, given: string | null): void {
    const opened = given === null;
    this.#unopened = null;
    if (opened || (text !== given && this.rules.text === given)) {
      this.rules = { ...this.rules, text, revision: this.rules.revision + (opened ? 1 : 0) };
    }
    this.rules.lang = lang;
  }

  #adopt(model: Model): void {
    if (this.obstacle === "rules") this.obstacle = null;
    this.model = model;
    if (!model.scenarios.some((s) => s.name === this.scenario)) this.scenario = null;
    this.turned = turnedValues(model, this.scenario, this.turned);
    this.language = languageOf(this.language.lang, model.currency);
  }

  /** Runs with other data; what a run under way would give is out of date. */
  async #refresh(): Promise<void> {
    this.#nextRound();
    this.engine.supersede("results");
    await this.#run();
  }

  #nextRound(): number {
    this.#measuring.forget();
    return ++this.#round;
  }

  /** Has the engine work in a lane of its own. */
  #work<M extends Method>(method: M, params: Params<M>, bytes?: Uint8Array): Promise<Reply<M>> {
    const more = bytes ? { bytes } : {};
    return this.work.watch((progress) => this.engine.call(method, params, { lane: method, progress, ...more }));
  }

  /** The tables whose data the engine has not read for these rules. */
  #unread(model: Model): [Table, DataFile][] {
    return outsideTables(model.tables).flatMap((table): [Table, DataFile][] => {
      const data = this.data.get(table.name);
      return !data || (data.read && data.shape === shapeOf(table) && table.rows !== null) ? [] : [[table, data]];
    });
  }

  async #send(table: Table, data: DataFile): Promise<void> {
    const params = paramsOf(table.name, data, this.language.lang);
    data.read = await this.#work("data", params, data.bytes);
    data.shape = shapeOf(table);
    table.rows = data.read.rows;
  }

  /**
   * Runs with the newest parameters. While one run is out, any number of calls
   * make one more; one that takes its time is not waited for.
   */
  #run(): Promise<void> {
    this.#due = true;
    if (this.work.slow) this.engine.supersede("results");
    this.changed();
    this.#running ??= this.#runAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#due) {
      this.#due = false;
      await this.#runOnce();
    }
    this.changed();
  }

  async #runOnce(): Promise<void> {
    if (this.#preparing || this.obstacle === "rules" || !this.model) return;
    const round = this.#round;
    try {
      this.obstacle = this.#dataObstacle();
      for (const [table, data] of this.#unread(this.model)) {
        await this.#send(table, data);
        if (round !== this.#round) return;
      }
      this.#due = false; // all that was turned meanwhile is part of this run
      this.obstacle = this.#dataObstacle();
      if (this.obstacle) return;
      const settings: Settings = { scenario: this.scenario, turned: this.turned };
      // Computed first, as the engine's last run is the one shown.
      const measuredBy = this.against.kind === "file" || this.#comparing ? this.otherFile : null;
      const other = measuredBy && (await this.#measuring.other(measuredBy));
      if (round !== this.#round) return;
      const measured = await this.#measuring.run(this.model, settings, this.against);
      if (round !== this.#round) return;
      if (this.#comparing) await this.#measuring.all(this.model, this.saved, () => round !== this.#round);
      if (round !== this.#round) return;
      const results = await this.#compute(settings);
      if (round !== this.#round) return;
      this.other = other;
      this.trouble = null;
      this.#found(results.summary.diagnostics);
      this.obstacle = results.summary.computed ? null : "run";
      if (this.obstacle) return;
      this.results = results;
      this.computed = settings;
      this.measured = this.against.kind === "file" ? ofFile(this.against.name, results, other) : measured;
      this.#measuring.know(settings, results);
    } catch (problem) {
      this.fail(problem);
    }
    this.changed();
  }

  async #compute({ scenario, turned }: Settings): Promise<Results> {
    const { lang } = this.language;
    const results = await this.#work("results", { params: turned, scenario, lang });
    return { ...results, views: results.views.map((v) => ({ ...v, label: v.label || v.table })) };
  }

  /** Sorts the problems of a run to where they belong: the rules, or beside the results. */
  #found(problems: Diagnostic[]): void {
    const { inRules, others } = sorted(problems, this.rules.file, this.checked.problems);
    this.ruleProblems = inRules;
    this.runProblems = others;
  }

  #dataObstacle(): Obstacle | null {
    this.#found([]);
    if (this.missing.length > 0) return "missing";
    return anyRejected(this.model?.tables ?? [], this.data) ? "data" : null;
  }

  protected runAgain(): void {
    void this.#run();
  }

  protected fail(problem: unknown): void {
    if (!(problem instanceof EngineError)) throw problem;
    if (problem.kind === "superseded") return;
    this.#preparing = false;
    if (problem.kind !== "failed") this.trouble = { kind: problem.kind };
    else this.trouble = { kind: "failed", text: problem.text ?? { en: problem.message, da: problem.message } };
    this.changed();
  }
}
