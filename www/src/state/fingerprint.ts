import type { Model } from "../engine/protocol.ts";

/** The fingerprints of models, which the engine finds when they are first shown. */
export class Fingerprints {
  #known = new WeakMap<Model, string | null>();

  constructor(
    private readonly ask: () => Promise<{ fingerprint: string } | null>,
    private readonly came: () => void,
  ) {}

  /** The first twelve digits; null until the engine has told them. `model` is that of the engine. */
  of(model: Model): string | null {
    const told = this.#known.get(model);
    if (told === undefined) void this.#find(model);
    return told ?? null;
  }

  async #find(model: Model): Promise<void> {
    this.#known.set(model, null);
    const reply = await this.ask();
    if (!reply) return;
    this.#known.set(model, reply.fingerprint.slice(0, 12));
    this.came();
  }
}
