import type { Model, Other, Results } from "../engine/protocol.ts";
import type { OtherFile } from "./other.ts";
import { type Against, measuredRun, type Settings } from "./settings.ts";

/** Results with the settings that they are of, and where they are of a second rule file its name. */
export interface Measured {
  results: Results;
  settings: Settings;
  file?: string;
}

/** What results are measured against: runs of the base and the scenarios with the same rules and data, each made once. */
export class Measuring {
  /** By scenario. */
  #known = new Map<string | null, Results>();

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

  know({ scenario, turned }: Settings, results: Results): void {
    if (Object.keys(turned).length === 0) this.#known.set(scenario, results);
  }

  /** What is known of the base or a scenario. */
  known(scenario: string | null): Results | null {
    return this.#known.get(scenario) ?? null;
  }

  /** The results to measure against; null for none, as where they have no figures. */
  async run(model: Model, shown: Settings, against: Against): Promise<Measured | null> {
    const settings = measuredRun(model, shown, against);
    if (!settings) return null;
    const results = await this.#of(settings);
    return results.summary.computed ? { results, settings } : null;
  }

  /** What a second rule file gives. What comes late is not kept. */
  async other(file: OtherFile): Promise<Other> {
    if (this.#other) return this.#other;
    const known = this.#known;
    const other = await this.open(file);
    if (known === this.#known) this.#other = other;
    return other;
  }

  /** Computes the base and every scenario, until it is out of date. */
  async all(model: Model, old: () => boolean): Promise<void> {
    for (const scenario of [null, ...model.scenarios.map((s) => s.name)]) {
      if (old()) return;
      await this.#of({ scenario, turned: {} });
    }
  }

  /** What comes late is not taken for results of other rules or data. */
  async #of(settings: Settings): Promise<Results> {
    const known = this.#known;
    const found = known.get(settings.scenario);
    if (found) return found;
    const results = await this.compute(settings);
    known.set(settings.scenario, results);
    return results;
  }
}
