import type { AreasLoaded, Method } from "./protocol.ts";

/** A call that can be made once more. */
export interface HeldCall {
  method: Method;
  params: unknown;
  bytes?: Uint8Array | undefined;
}

/** The calls that made the state of the engine: its rules, by table its data and areas, and the last run. */
export class Held {
  #rules: HeldCall | null = null;
  #data = new Map<string, HeldCall>();
  #areas = new Map<string, HeldCall>();
  #results: HeldCall | null = null;

  calls(): HeldCall[] {
    const run = this.#results ? [this.#results] : [];
    return [...(this.#rules ? [this.#rules] : []), ...this.#data.values(), ...this.#areas.values(), ...run];
  }

  /** A call was answered. */
  note({ method, params, bytes }: HeldCall, reply: unknown): void {
    const call = { method, params, bytes };
    if (method === "rules") this.#rules = call;
    if (method === "data") this.#data.set((params as { table: string }).table, call);
    if (method === "areas" && (reply as AreasLoaded).used) this.#areas.set((reply as AreasLoaded).table, call);
    if (method === "clear") this.#clear((params as { table?: string }).table);
    if (method === "results") this.#results = call;
    if (method === "rules" || method === "clear") this.#results = null;
  }

  /** The last run is not to be made again. */
  forgetRun(): void {
    this.#results = null;
  }

  #clear(table?: string): void {
    for (const held of [this.#data, this.#areas]) {
      if (table) held.delete(table);
      else held.clear();
    }
  }
}
