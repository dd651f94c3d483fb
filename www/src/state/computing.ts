import { type Engine, EngineError } from "../engine/client.ts";
import type { Diagnostic, Lang, Method, Model, Other, Params, Reply, Results, Table } from "../engine/protocol.ts";
import { Asking } from "./asking.ts";
import { type Language, languageOf } from "./language.ts";
import { type Measured, Measuring } from "./measuring.ts";
import { askedOf, bytesOf, type OtherFile, ofFile } from "./other.ts";
import { type ParamValues, turnedValues } from "./parameters.ts";
import { sorted } from "./problems.ts";
import type { Obstacle, Rules, Trouble } from "./rules.ts";
import { type Against, base, type Settings, valuesOf } from "./settings.ts";
import { anyRejected, type DataFile, outsideTables, paramsOf, shapeOf } from "./tables.ts";
import { Work } from "./work.ts";

/** How long typing must pause before the rules are checked; ms. */
const typingPause = 200;

/** A run that has not come so soon, in ms, does not come with the next frame: what was turned is then told without it. */
const soon = 16;

/**
 * What the engine makes of rules, data and settings. Every change of
 * rules, data or language begins a new round, and answers of an older round
 * are dropped.
 */
export abstract class Computing extends Asking {
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
  /** What the engine works on for rules, data and results. */
  readonly work = new Work();
  /** A second rule file, to measure against. */
  otherFile: OtherFile | null = null;
  /** What the engine makes of it with these rules and data; null until it has. */
  other: Other | null = null;
  readonly #measuring = new Measuring(
    (settings) => this.#compute(settings),
    (other) => this.#work("other", askedOf(other, this.language.lang), bytesOf(other)),
  );
  /** A file of rules whose text the engine has not given back yet. */
  protected unopened: Uint8Array | null = null;
  #comparing = false;
  #round = 0;
  /** Rules are on their way to the engine; a run follows by itself. */
  #preparing = false;
  #due = false;
  #running: Promise<void> | null = null;
  /** Tells of a change whose results have not come yet. */
  #telling: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly engine: Engine,
    lang: Lang,
  ) {
    super();
    this.language = languageOf(lang);
  }

  /** Whether the results shown are older than what is asked for. */
  get stale(): boolean {
    return this.results !== null && (this.obstacle !== null || this.trouble !== null);
  }

  get paramValues(): ParamValues {
    return this.model ? valuesOf(this.model, this) : {};
  }

  /** Has the base and every scenario computed, too, for a view that compares them all. */
  compareAll(): void {
    if (this.#comparing) return;
    this.#comparing = true;
    void this.run();
  }

  /** The results of settings with these rules and data, where they have been computed to be measured against. */
  known(settings: Settings): Results | null {
    return this.#measuring.known(settings);
  }

  /** When nothing runs any more. */
  settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  cancel(): void {
    this.#due = false;
    this.engine.cancel();
  }

  protected choose({ scenario, turned }: Settings): void {
    this.scenario = scenario;
    this.turned = turned;
  }

  /** Checks the rules once typing pauses. */
  protected checkSoon(): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.check(), typingPause);
  }

  /** Has the rules checked, then goes on as after a change of data. */
  protected async check(): Promise<void> {
    clearTimeout(this.#typing);
    const round = this.#nextRound();
    const { text, file } = this.rules;
    const bytes = this.unopened;
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
    await this.refresh();
  }

  /** Shows the text that the engine has read: of a file, or where it is not the one that it was given, if that still stands. */
  #show({ text, lang }: Reply<"rules">, given: string | null): void {
    const opened = given === null;
    this.unopened = null;
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
  protected async refresh(): Promise<void> {
    this.#nextRound();
    this.engine.supersede("results");
    await this.run();
  }

  #nextRound(): number {
    this.#measuring.forget();
    return ++this.#round;
  }

  /** Forgets what was computed to measure against. */
  protected forgetMeasured(): void {
    this.#measuring.forget();
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
   * make one more; one that takes its time is not waited for. What was turned
   * is told with the results, where these come soon, so that both are drawn at once.
   */
  protected run(): Promise<void> {
    this.#due = true;
    if (this.work.slow) this.engine.supersede("results");
    this.#running ??= this.#runAll().finally(() => {
      this.#running = null;
    });
    this.#telling ??= setTimeout(() => this.changed(), soon);
    return this.#running;
  }

  protected override changed(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    super.changed();
  }

  async #runAll(): Promise<void> {
    do {
      this.#due = false;
      await this.#runOnce();
      this.changed();
    } while (this.#due);
  }

  async #runOnce(): Promise<void> {
    if (this.#preparing || this.obstacle === "rules" || !this.model) return;
    const round = this.#round;
    try {
      this.obstacle = this.#dataObstacle();
      const unread = this.#unread(this.model);
      if (unread.length > 0) this.#found([]);
      for (const [table, data] of unread) {
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
      const measuring = this.#measuring.run(this.model, settings, this.against);
      const measured = measuring instanceof Promise ? await measuring : measuring;
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
  }

  async #compute({ scenario, turned }: Settings): Promise<Results> {
    const { lang } = this.language;
    const further = this.against.kind === "column" ? { further: this.against.name } : {};
    const results = await this.#work("results", { params: turned, scenario, lang, ...further });
    return { ...results, views: results.views.map((v) => ({ ...v, label: v.label || v.table })) };
  }

  /** Sorts the problems of a run to where they belong: the rules, or beside the results. */
  #found(problems: Diagnostic[]): void {
    const { inRules, others } = sorted(problems, this.rules.file, this.checked.problems);
    this.ruleProblems = inRules;
    this.runProblems = others;
  }

  /** Whether data stand in the way; problems of the run before are then told no more. They stay while another run is out, so that nothing jumps. */
  #dataObstacle(): Obstacle | null {
    const obstacle = this.#missingOrRejected();
    if (obstacle) this.#found([]);
    return obstacle;
  }

  #missingOrRejected(): Obstacle | null {
    if (this.missing.length > 0) return "missing";
    return anyRejected(this.model?.tables ?? [], this.data) ? "data" : null;
  }

  protected runAgain(): void {
    void this.run();
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
