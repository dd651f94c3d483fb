import type { Model, Other, Results } from "../engine/protocol.ts";
import type { OtherFile } from "./other.ts";
import { type Against, isTurned, keyOf, measuredRun, type Settings } from "./settings.ts";

/** Results with the settings that they are of, and where they are of a second rule file its name. */
export interface Measured {
  results: Results;
  settings: Settings;
  file?: string;
}

/** What results are measured against: runs of the base and the scenarios with the same rules and data, each made once. */
export class Measuring {
  /** By the keys of their settings. */
  #known = new Map<string, Results>();

  #other: Other | null = null;

  constructor(
    private readonly compute: (settings: Settings) => Promise<Results>,
    private readonly open: (other: OtherFile) => Promise<Other>,
  ) {}

  /** Other rules or data: what was computed is of no use any more. */
  forget(): void {
    this.#known = new Map();
    this.#other = null;
  }

  know(settings: Settings, results: Results): void {
    if (!isTurned(settings)) this.#known.set(keyOf(settings), results);
  }

  /** What is known of the base, a scenario or other settings that were measured against. */
  known(settings: Settings): Results | null {
    return this.#known.get(keyOf(settings)) ?? null;
  }

  /** The results to measure against, at once where they are known; null for none, as where they have no figures. */
  run(model: Model, shown: Settings, against: Against): Measured | null | Promise<Measured | null> {
    const settings = measuredRun(model, shown, against);
    if (!settings) return null;
    const measured = (results: Results) => (results.summary.computed ? { results, settings } : null);
    const known = this.known(settings);
    return known ? measured(known) : this.#of(settings).then(measured);
  }

  /** What a second rule file gives. What comes late is not kept. */
  async other(file: OtherFile): Promise<Other> {
    if (this.#other) return this.#other;
    const known = this.#known;
    const other = await this.open(file);
    if (known === this.#known) this.#other = other;
    return other;
  }

  /** Computes the base, every scenario and settings that were saved, until it is out of date. */
  async all(model: Model, saved: Settings | null, old: () => boolean): Promise<void> {
    const named = [null, ...model.scenarios.map((s) => s.name)].map((scenario) => ({ scenario, turned: {} }));
    for (const settings of saved ? [...named, saved] : named) {
      if (old()) return;
      await this.#of(settings);
    }
  }

  /** What comes late is not taken for results of other rules or data. */
  async #of(settings: Settings): Promise<Results> {
    const known = this.#known;
    const found = known.get(keyOf(settings));
    if (found) return found;
    const results = await this.compute(settings);
    known.set(keyOf(settings), results);
    return results;
  }
}
