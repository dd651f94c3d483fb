import type { Model, Results } from "../engine/protocol.ts";
import { type Against, measuredRun, type Settings } from "./settings.ts";

/** Results with the settings that they are of. */
export interface Measured {
  results: Results;
  settings: Settings;
}

/** What results are measured against: runs of the base and the scenarios with the same rules and data, each made once. */
export class Measuring {
  /** By scenario. */
  readonly #known = new Map<string | null, Results>();

  constructor(private readonly compute: (settings: Settings) => Promise<Results>) {}

  /** Other rules or data: what was computed is of no use any more. */
  forget(): void {
    this.#known.clear();
  }

  know({ scenario, turned }: Settings, results: Results): void {
    if (Object.keys(turned).length === 0) this.#known.set(scenario, results);
  }

  /** The results to measure against; null for none, as where they have no figures. */
  async run(model: Model, shown: Settings, against: Against): Promise<Measured | null> {
    const settings = measuredRun(model, shown, against);
    if (!settings) return null;
    const results = this.#known.get(settings.scenario) ?? (await this.compute(settings));
    return results.summary.computed ? { results, settings } : null;
  }
}
