import type { CallOptions, Engine } from "./client.ts";
import type { Method, Params, Reply, Results } from "./protocol.ts";

/** A call with the reply that the build got to it, in the order in which the page makes them. */
export interface StoredCall {
  method: Method;
  params: unknown;
  reply: unknown;
}

/**
 * An engine that answers the calls by which the page opens its first example from what the build wrote down,
 * before the engine itself is up. Each of them goes on to the engine, too; where that replies something else,
 * `differs` is called, for what was shown is not what this engine gives. The first call that is not the next
 * one written down ends it: that one and all others are the engine's own.
 */
export class ForeseenEngine implements Engine {
  #stored: StoredCall[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly differs: () => void,
  ) {}

  /** Answers the next calls from these. */
  foresee(stored: readonly StoredCall[]): void {
    this.#stored = [...stored];
  }

  call<M extends Method>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Reply<M>> {
    const [next, ...others] = this.#stored;
    if (next?.method !== method || ordered(next.params) !== ordered(params)) {
      this.#stored = [];
      return this.engine.call(method, params, options);
    }
    this.#stored = others;
    this.#compare(method, params, options.bytes, JSON.stringify(next.reply));
    return Promise.resolve(revived(method, next.reply) as Reply<M>);
  }

  cancel(): void {
    this.engine.cancel();
  }

  supersede(lane: string): void {
    this.engine.supersede(lane);
  }

  /** Asks the engine, in no lane: the call makes its state, so no other may take its place. */
  #compare<M extends Method>(method: M, params: Params<M>, bytes: Uint8Array | undefined, told: string): void {
    this.engine.call(method, params, bytes ? { bytes } : {}).then(
      (reply) => {
        if (written(reply) !== told) this.differs();
      },
      () => this.differs(),
    );
  }
}

/** Parameters as text, whatever the order in which they were named. */
function ordered(params: unknown): string {
  return JSON.stringify(Object.entries(params as object).sort());
}

/** A reply as text; what is missing in a column is null. */
export function written(reply: unknown): string {
  return JSON.stringify(reply, (_, value) => (value instanceof Float64Array ? Array.from(value) : value));
}

/** A reply as the client gives it: columns of numbers are arrays of them, in which NaN is missing. */
function revived(method: Method, reply: unknown): unknown {
  const copy = structuredClone(reply);
  if (method !== "results") return copy;
  for (const { columns } of (copy as Results).views) {
    for (const column of columns) {
      if (column.type !== "number" && column.type !== "kr") continue;
      column.values = Float64Array.from(column.values, (value) => (typeof value === "number" ? value : Number.NaN));
    }
  }
  return copy;
}
