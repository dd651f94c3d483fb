import { Engine } from "./engine.ts";
import { hostOf, type LoadOptions } from "./host.ts";

export * from "./api.ts";
export type { LoadOptions };

/** Fetches and compiles the engine. A failure leaves nothing behind: it can be called again. */
export async function load(options: LoadOptions = {}): Promise<Engine> {
  return new Engine(await hostOf(options));
}
