import type { Lang, Value } from "../engine/protocol.ts";
import { comparable } from "./comparison.ts";
import { Computing } from "./computing.ts";
import { Drafts } from "./drafts.ts";
import type { Example } from "./examples.ts";
import { Fingerprints } from "./fingerprint.ts";
import { type Did, History } from "./history.ts";
import type { Kept } from "./keep.ts";
import { languageOf } from "./language.ts";
import type { OtherFile } from "./other.ts";
import { labelOf, startValues } from "./parameters.ts";
import type { Snapshot } from "./rules.ts";
import { type Against, base, isTurned, type Settings, settingsOf } from "./settings.ts";
import { csvOf, type DataFile, type Given, sameSource, unread } from "./tables.ts";

/**
 * One model at work: its rules, data and parameters, and what the engine makes
 * of them. Components read its fields and call its methods.
 */
export class Session extends Computing {
  example: Example | null = null;
  #fingerprints = new Fingerprints(
    () => this.wonder("fingerprint", {}),
    () => this.changed(),
  );
  readonly history = new History<Snapshot>();
  /** Files whose headers are to be told apart before their data are taken. */
  readonly drafts = new Drafts(this);

  /** The fingerprint of the rules; null before there are results, which it is not to keep waiting, and until it has come. */
  get fingerprint(): string | null {
    return this.model && this.results ? this.#fingerprints.of(this.model) : null;
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
    this.checkSoon();
  }

  /** Takes another rule file beside the rules, and measures against it; null takes it away again. */
  async setOther(other: OtherFile | null): Promise<void> {
    this.#record({ kind: other ? "other" : "noOther", name: (other ?? this.otherFile)?.file ?? "" });
    this.otherFile = other;
    this.other = null;
    this.against = other ? { kind: "file", name: other.file } : { kind: "auto" };
    await this.refresh();
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
    this.choose(settings);
    await this.check();
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
    await this.refresh();
  }

  async clearData(table?: string): Promise<void> {
    const label = this.model?.tables.find((t) => t.name === table)?.label;
    this.#record({ kind: "clear", name: label || table || "" });
    this.#forgetData((_, name) => table === undefined || name === table);
    await this.refresh();
  }

  setScenario(name: string | null): void {
    this.#record({ kind: "scenario", name: name ?? "", dropped: Object.keys(this.turned).length });
    this.#set({ scenario: name, turned: {} });
  }

  setAgainst(against: Against): void {
    this.#record({ kind: "against", name: "name" in against ? against.name : "" });
    const { measure } = this.against;
    this.against = measure === undefined ? against : { measure, ...against };
    void this.run();
  }

  /** Measures another column of the main table, and where that is no amount of its kind, not against the same column any more. */
  setMeasure(column: string, label: string): void {
    this.#record({ kind: "measure", name: label });
    const { against } = this;
    const measured = { ...against, measure: column };
    const columns = comparable(this.results?.views ?? [], measured);
    const stays = against.kind !== "column" || columns.some(({ name }) => name === against.name);
    this.against = stays ? measured : { kind: "auto", measure: column };
    void this.run();
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
    await this.check();
  }

  #set(settings: Settings): void {
    this.choose(settings);
    void this.run();
  }

  /** Before the first rules there is nothing to go back to. */
  #record(did: Did): void {
    if (this.rules.file !== "") this.history.record(did, this.#snapshot());
  }

  #snapshot(): Snapshot {
    const { example, scenario, turned, against, rules, otherFile: other } = this;
    const data = new Map(this.data);
    const given = this.unopened ?? rules.text;
    return { example, scenario, turned, against, other, data, given, file: rules.file };
  }

  /** Goes to another state; the engine is given only what it does not have. */
  async #restore(to: Snapshot | null): Promise<void> {
    if (!to) return;
    const now = this.#snapshot();
    this.example = to.example;
    this.against = to.against;
    if (to.other !== this.otherFile) this.forgetMeasured();
    this.otherFile = to.other;
    this.#forgetData((_, table) => !to.data.has(table));
    const others = [...to.data].filter(([table, data]) => !sameSource(this.data.get(table), data));
    for (const [table, data] of others) this.data.set(table, { ...data, read: null, shape: "" });
    if (to.given !== now.given || to.file !== now.file) return this.#replaceRules(to.given, to.file, to);
    this.choose(to);
    await (others.length > 0 || now.data.size !== to.data.size ? this.refresh() : this.run());
  }

  /** Takes other rules. What a file says is shown when the engine has read it. */
  async #replaceRules(given: string | Uint8Array, file: string, settings = base): Promise<void> {
    const { text, lang, revision } = this.rules;
    const known = typeof given === "string";
    this.unopened = known ? null : given;
    this.rules = known ? { text: given, file, lang: null, revision: revision + 1 } : { text, file, lang, revision };
    this.model = null;
    this.results = null;
    this.measured = null;
    this.saved = null;
    this.choose(settings);
    await this.check();
  }

  #forgetData(which: (data: DataFile, table: string) => boolean): void {
    for (const [table, data] of this.data) {
      if (!which(data, table)) continue;
      this.data.delete(table);
      this.engine.call("clear", { table }).catch((problem) => this.fail(problem));
    }
  }
}
