import { type CallOptions, EngineError } from "../engine/client.ts";
import type { Outcome } from "../engine/outcome.ts";
import type {
  CellAt,
  Model as Described,
  Diagnostic,
  Explained,
  Lang,
  Loaded,
  Mapping,
  Method,
  Opened,
  Param,
  Params,
  Progress,
  Reply,
  Results,
  Section,
  Value,
} from "../engine/protocol.ts";
import { FordelError, failureOf, refused, refuseErrors, refuseLang } from "./failure.ts";
import { cellsOf, type Rows } from "./rows.ts";

/** A program tells where figures come from itself. */
const plainly = { madeUp: false, against: "", date: "", hideSmall: false };

/** What every call takes. */
export interface Options {
  /** Stops the call; it then fails with `cancelled`. */
  signal?: AbortSignal;
  /** Hears how far long work has come. What it throws stops the call, which fails with that. */
  progress?: (progress: Progress) => void;
}

/** How rules are opened. */
export interface OpenOptions extends Options {
  /** What the rule file is called in messages; `rules.fordel`. */
  file?: string;
  /** The language of messages and sentences; that of the rules. */
  lang?: Lang;
}

/** How rows are taken. */
export interface TableOptions extends Options {
  /** What the file is called in messages; the table's name. */
  file?: string;
  /** Which headers and texts of the file stand for those of the table. */
  mapping?: Mapping;
}

/** What a run is made with: what is not said is as the rules have it. */
export interface Settings extends Options {
  scenario?: string | null;
  params?: Record<string, Value>;
}

/** What is asked about: a cell of the last run's tables, or a step by the address it was told with. */
export type Question = CellAt | { id: string };

/** What a model needs of a client of the engine. */
export interface Client {
  call<M extends Method>(method: M, params: Params<M>, options?: CallOptions): Promise<Reply<M>>;
  cancel(): void;
  supersede(lane: string): void;
  dispose(): void;
}

/**
 * Rules with their data, in a thread of their own. Calls are carried out in the
 * order they are made. What goes wrong is thrown as a FordelError with diagnostics.
 */
export class Model {
  #opened!: Opened;
  #given: Given | null = null;
  #calls = 0;
  #ended = false;

  /** Made by `engine.open`. */
  private constructor(
    private readonly client: Client,
    private readonly closed: (model: Model) => void,
  ) {}

  /** @internal */
  static async open(client: Client, rules: string | Uint8Array, options: OpenOptions, closed: (m: Model) => void) {
    const model = new Model(client, closed);
    try {
      await model.revise(rules, options);
    } catch (problem) {
      model.close();
      throw problem;
    }
    return model;
  }

  /** Title, tables, parameters, scenarios, pools: what the rules declare. */
  get described(): Described {
    return this.#opened.model as Described;
  }

  /** What the rules can be set to, and between which bounds. */
  get parameters(): readonly Param[] {
    return this.described.params;
  }

  /** The text that all places in diagnostics are in. */
  get text(): string {
    return this.#opened.text;
  }

  /** The language of messages and sentences. */
  get lang(): Lang {
    return this.#given?.options.lang ?? this.#opened?.lang ?? "en";
  }

  /** Warnings and notes about the rules. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#opened.diagnostics;
  }

  /** Takes other rules; rows that were given stay with the tables of their names. The old ones stay where the new have errors. */
  async revise(rules: string | Uint8Array, options: OpenOptions = {}): Promise<void> {
    const given: Given = { rules, options: { file: "rules.fordel", ...options } };
    const opened = await this.#open(given);
    if (!opened.model && this.#given) await this.#open(this.#given);
    refuseErrors("rules", opened.diagnostics);
    this.#given = given;
    this.#opened = opened;
  }

  #open({ rules, options }: Given): Promise<Opened> {
    return openRules((...args) => this.#call(...args), rules, options);
  }

  /**
   * Gives a table its rows: CSV text or bytes, objects by column, or columns
   * (typed arrays too). Fails with `data` where there are errors; what else there is to
   * say stands in the reply's diagnostics. Rows of objects count from 2, below their headers.
   */
  async table(name: string, rows: Rows, options: TableOptions = {}): Promise<Loaded> {
    const { mapping, file = name } = options;
    this.#known(name);
    const more = { lang: this.lang, ...(mapping && { mapping }) };
    const text = typeof rows === "string" ? new TextEncoder().encode(rows) : rows;
    const loaded =
      text instanceof Uint8Array
        ? await this.#call("data", { table: name, file, ...more }, options, text)
        : await this.#call(
            "data",
            { table: name, file, sheet: name, ...more },
            options,
            cellsOf(text, { table: name, lang: this.lang }),
          );
    refuseErrors("data", loaded.diagnostics);
    return loaded;
  }

  /** Gives several tables their rows. All of them are read; the failure tells what is wrong in any. */
  async tables(all: Record<string, Rows>, options: Options = {}): Promise<Record<string, Loaded>> {
    const given = Object.entries(all).map(([name, rows]) => this.table(name, rows, options));
    const done = await Promise.allSettled(given);
    const failures = done.flatMap((d) => (d.status === "rejected" ? [d.reason] : []));
    const other = failures.find((f) => !(f instanceof FordelError && f.kind === "data"));
    if (other) throw other;
    if (failures.length > 0)
      throw new FordelError(
        "data",
        failures.flatMap((f: FordelError) => f.diagnostics),
      );
    const loaded = done.flatMap((d) => (d.status === "fulfilled" ? [d.value] : []));
    return Object.fromEntries(Object.keys(all).map((name, i) => [name, loaded[i] as Loaded]));
  }

  /** Forgets the rows of a table, or of all. */
  async clear(table?: string, options: Options = {}): Promise<void> {
    if (table !== undefined) this.#known(table);
    await this.#call("clear", table === undefined ? {} : { table }, options);
  }

  /**
   * Computes the model: everything, as `fordel run --format json` prints it. Fails
   * with `run` where nothing could be computed; expectations that do not hold and
   * figures that are missing stand in the outcome.
   */
  async run(settings: Settings = {}): Promise<Outcome> {
    const outcome = await this.#call("run", this.#run(settings), settings);
    const nothing = Object.keys(outcome.tables).length + Object.keys(outcome.values).length === 0;
    if (nothing) refuseErrors("run", outcome.diagnostics);
    return outcome;
  }

  /**
   * Computes the model and gives what its reader sees first: the tables and charts
   * that the rules show, their numbers in Float64Arrays with NaN for what is
   * missing, and a summary. The quickest way for something that is turned again and again.
   */
  async results(settings: Settings = {}): Promise<Results> {
    const results = await this.#call("results", this.#run(settings), settings);
    if (!results.summary.computed) refuseErrors("run", results.summary.diagnostics);
    return results;
  }

  /** A view of the last results as CSV, by its number. */
  async csv(view: number, options: Options = {}): Promise<string> {
    return (await this.#call("csv", { ...plainly, view, lang: this.lang }, options)).text;
  }

  /** Why a number of the last run is what it is: a step, those below it, and sentences. */
  explain(question: Question, options: Options & { from?: number; count?: number } = {}): Promise<Explained> {
    const { from = 0, count = -1 } = options;
    const about = "id" in question ? question : { cell: question };
    return this.#call("explain", { ...about, from, count, tell: true, lang: this.lang }, options);
  }

  /** The rules in sentences. */
  async describe(options: Options = {}): Promise<readonly Section[]> {
    return (await this.#call("describe", { lang: this.lang }, options)).sections;
  }

  /** The value that a text means for a parameter, as "3 %" or "1.500 kr"; null for none. */
  async read(param: string, text: string, options: Options = {}): Promise<Value> {
    this.#parameter(param);
    return (await this.#call("read", { param, text, lang: this.lang }, options)).value;
  }

  /** Stops the call at work. */
  cancel(): void {
    this.client.cancel();
  }

  /** Ends the model's thread. It cannot be asked anything then. */
  close(): void {
    this.#ended = true;
    this.client.dispose();
    this.closed(this);
  }

  #known(table: string): void {
    const names = this.described.tables.filter((t) => !t.inline).map((t) => t.name);
    if (names.includes(table)) return;
    const all = names.join(", ");
    throw refused(
      {
        en: `there is no table ${table} that takes rows; the rules have ${all || "none"}`,
        da: `der er ingen tabel ${table}, der tager rækker; reglerne har ${all || "ingen"}`,
      },
      this.lang,
    );
  }

  #parameter(param: string): void {
    const names = this.parameters.map((p) => p.name);
    if (names.includes(param)) return;
    const all = names.join(", ");
    throw refused(
      {
        en: `there is no parameter ${param}; the rules have ${all || "none"}`,
        da: `der er ingen parameter ${param}; reglerne har ${all || "ingen"}`,
      },
      this.lang,
    );
  }

  #run({ params = {}, scenario = null }: Settings): Params<"run"> {
    for (const [name, value] of Object.entries(params)) {
      if (typeof value === "number" && !Number.isFinite(value))
        throw refused({ en: `${name} cannot be ${value}`, da: `${name} kan ikke være ${value}` }, this.lang);
    }
    return { params, scenario, lang: this.lang };
  }

  /** Calls the engine in a lane of its own, so that a signal stops this call and no other. */
  async #call<M extends Method>(method: M, params: Params<M>, options: Options, bytes?: Uint8Array): Promise<Reply<M>> {
    const { signal, progress } = options;
    const thrown: unknown[] = [];
    if (this.#ended) throw refused({ en: "the model is closed", da: "modellen er lukket" }, this.lang);
    const lane = `call ${++this.#calls}`;
    const stop = () => this.client.supersede(lane);
    const hear = (heard: Progress) => {
      try {
        progress?.(heard);
      } catch (problem) {
        thrown.push(problem);
        stop();
      }
    };
    try {
      if (signal?.aborted) throw new EngineError("cancelled", "cancelled");
      signal?.addEventListener("abort", stop, { once: true });
      return await this.client.call(method, params, {
        lane,
        ...(progress && { progress: hear }),
        ...(bytes && { bytes }),
      });
    } catch (problem) {
      throw thrown.length > 0 ? thrown[0] : failureOf(problem, this.lang);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }
}

/** Rules as they were given, and with what. */
interface Given {
  rules: string | Uint8Array;
  options: OpenOptions & { file: string };
}

type Call = (method: "rules", params: Params<"rules">, options: Options, bytes?: Uint8Array) => Promise<Opened>;

/** Opens rules in the language that was asked for, or else in their own. */
export async function openRules(call: Call, rules: Given["rules"], options: Given["options"]): Promise<Opened> {
  const { file, lang } = options;
  refuseLang(lang);
  if (typeof rules !== "string" && !ArrayBuffer.isView(rules)) {
    const said = { en: "rules are text, or the bytes of a file", da: "regler er tekst eller en fils bytes" };
    throw refused(said, lang ?? "en");
  }
  const bytes = typeof rules === "string" ? new TextEncoder().encode(rules) : rules;
  const opened = await call("rules", { file, lang: lang ?? "en" }, options, bytes);
  const own = lang ?? opened.lang ?? "en";
  if (lang || own === "en" || opened.diagnostics.length === 0) return opened;
  return call("rules", { file, lang: own }, options, bytes);
}
