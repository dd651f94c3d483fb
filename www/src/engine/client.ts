import { FrameReader } from "./frame.ts";
import { Held, type HeldCall } from "./held.ts";
import type {
  Answer,
  Boot,
  Method,
  Other,
  Params,
  Progress,
  Reply,
  Request,
  Results,
  Sentence,
  Version,
} from "./protocol.ts";

/** The part of a Worker that the client uses; tests give a fake one. */
export interface WorkerLike {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/**
 * Why a call brought no reply:
 * `failed` the engine could not do it, `superseded` a newer call of the same
 * lane took its place, `cancelled` the user stopped it, `died` the worker is gone,
 * `unreadable` its reply could not be read, so that it was ended, `mismatch` the
 * engine is not the one that was built with the page.
 */
export type FailureKind = "failed" | "superseded" | "cancelled" | "died" | "unreadable" | "mismatch";

export class EngineError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** What the engine says to the user, where it says something. */
    readonly text?: Sentence,
  ) {
    super(message);
    this.name = "EngineError";
  }
}

export interface CallOptions {
  /** The file that goes with `data`. */
  bytes?: Uint8Array;
  /** Newest wins: an unanswered call of the same lane is superseded. */
  lane?: string;
  /** Hears how far the call has come, where it takes its time. */
  progress?: (progress: Progress) => void;
}

/** What the page needs of the engine. */
export interface Engine {
  call<M extends Method>(method: M, params: Params<M>, options?: CallOptions): Promise<Reply<M>>;
  /** Stops the call on its way, if any. */
  cancel(): void;
  /** Drops the unanswered calls of a lane: nobody waits for them any more. */
  supersede(lane: string): void;
}

/** The engine that the client begins with, and where there is more than it has, how the whole one comes. */
export interface Build {
  /** An absolute address, or compiled already. */
  wasm: string | WebAssembly.Module;
  rest?: { methods: ReadonlySet<Method>; whole(): Promise<WebAssembly.Module> };
}

/** How long a worker has to answer a call that is stopped; ms. Whoever made the call is told at once. */
const patience = 3000;

interface Job {
  method: Method;
  params: unknown;
  bytes?: Uint8Array | undefined;
  lane?: string | undefined;
  progress?: CallOptions["progress"];
  /** It is stopped and its caller told; the worker has yet to answer. */
  stopped?: boolean;
  resolve(reply: unknown): void;
  reject(error: EngineError): void;
}

/**
 * Speaks numbered requests with the engine's worker, one at a time.
 *
 * Calls are carried out in order. A call waiting in a lane is dropped when a
 * newer one comes; one already on its way is stopped. A worker that dies, or
 * does not let itself be stopped, is replaced at the next call, and is first
 * given the rules and data that the lost one had. One whose reply cannot be read is
 * replaced at once. Nothing is answered before the engine has said that it is that
 * of the page. A call that the engine loaded first cannot answer waits, others
 * passing it, until the whole engine has come and taken its place.
 */
export class EngineClient implements Engine {
  #worker: WorkerLike | null = null;
  #queue: Job[] = [];
  #current: Job | null = null;
  #id = 0;
  #overdue: ReturnType<typeof setTimeout> | undefined;
  #held = new Held();
  #frames = new FrameReader();
  #wasm: Build["wasm"];
  /** What the engine of now cannot do. */
  #rest: Build["rest"];
  #growing: Promise<void> | null = null;
  /** The worker has an engine that another has taken the place of. */
  #outgrown = false;
  /** The number of the question which engine it is. */
  #asked = 0;
  #mismatch: EngineError | null = null;

  constructor(
    private readonly spawn: () => WorkerLike,
    build: Build,
    private readonly version: Version,
  ) {
    this.#wasm = build.wasm;
    this.#rest = build.rest;
  }

  call<M extends Method>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Reply<M>> {
    if (this.#mismatch) return Promise.reject(this.#mismatch);
    if (options.lane) this.supersede(options.lane);
    return new Promise((resolve, reject) => {
      this.#queue.push({ method, params, ...options, resolve: resolve as Job["resolve"], reject });
      this.#next();
    });
  }

  /** Has the whole engine come, if that of now is not it. It takes over before the next call. */
  grow(): Promise<void> {
    const rest = this.#rest;
    if (!rest) return Promise.resolve();
    this.#growing ??= rest.whole().then(
      (module) => {
        this.#wasm = module;
        this.#rest = undefined;
        this.#outgrown = true;
        this.#next();
      },
      (problem) => {
        this.#growing = null;
        const [lost, kept] = parted(this.#queue, (job) => rest.methods.has(job.method));
        this.#queue = kept;
        for (const job of lost) job.reject(new EngineError("died", String(problem)));
      },
    );
    return this.#growing;
  }

  cancel(): void {
    this.#stop(new EngineError("cancelled", "cancelled"));
  }

  /** Ends the worker; unanswered calls are rejected. */
  dispose(): void {
    const waiting = this.#queue.splice(0);
    this.#replace(new EngineError("cancelled", "disposed"));
    for (const job of waiting) job.reject(new EngineError("cancelled", "disposed"));
  }

  supersede(lane: string): void {
    const why = new EngineError("superseded", "a newer call took its place");
    const old = (job: Job) => job.lane === lane;
    const [gone, kept] = parted(this.#queue, old);
    this.#queue = kept;
    for (const job of gone) job.reject(why);
    if (this.#current && old(this.#current)) this.#stop(why);
  }

  /** Has the worker give up the call on its way; one that does not in time is given up itself. */
  #stop(why: EngineError): void {
    const job = this.#current;
    if (!job || job.stopped) return;
    job.stopped = true;
    job.reject(why);
    this.#worker?.postMessage({ cancel: this.#id });
    this.#overdue = setTimeout(() => this.#replace(why), patience);
  }

  #next(): void {
    if (this.#current) return;
    const at = this.#queue.findIndex((job) => !this.#rest?.methods.has(job.method));
    if (at !== 0 && this.#queue.length > 0) void this.grow();
    const [job] = at < 0 ? [] : this.#queue.splice(at, 1);
    if (!job) return;
    this.#current = job;
    if (this.#outgrown) this.#worker?.terminate();
    if (this.#outgrown || !this.#worker) this.#start();
    this.#post(this.#worker, { method: job.method, params: job.params, bytes: job.bytes });
  }

  /** Starts a worker and gives it what the last one held. Answers to these have no job waiting. */
  #start(): void {
    const worker = this.spawn();
    this.#worker = worker;
    this.#outgrown = false;
    this.#frames = new FrameReader();
    worker.onmessage = (event) => this.#worker === worker && this.#hear(event.data);
    worker.onerror = (event) => this.#worker === worker && this.#died(event.message);
    this.#post(worker, { boot: { wasm: this.#wasm } });
    this.#asked = this.#id + 1;
    this.#post(worker, { method: "version", params: {} });
    for (const held of this.#held.calls()) this.#post(worker, held);
  }

  #post(worker: WorkerLike | null, message: { boot: Boot } | HeldCall): void {
    worker?.postMessage({ id: ++this.#id, ...message });
  }

  #hear(answer: Answer): void {
    if ("dead" in answer) {
      this.#died(answer.dead);
      return;
    }
    if ("module" in answer) {
      if (!this.#outgrown) this.#wasm = answer.module;
      return;
    }
    if (answer.id === this.#asked) {
      this.#compare("reply" in answer ? (answer.reply as Version) : null);
      return;
    }
    let results: Results | Other | null = null;
    try {
      if ("unreadable" in answer) throw new Error(answer.unreadable);
      // Every frame is read, as later ones refer to its texts.
      if ("frame" in answer) results = this.#frames.read<Results | Other>(answer.frame);
    } catch (problem) {
      this.#restart(new EngineError("unreadable", String(problem)));
      return;
    }
    const job = this.#current;
    if (!job || answer.id !== this.#id) return;
    if ("progress" in answer) {
      if (!job.stopped) job.progress?.(answer.progress);
      return;
    }
    clearTimeout(this.#overdue);
    this.#current = null;
    if ("error" in answer) job.reject(new EngineError("failed", answer.error.en, answer.error));
    else if ("cancelled" in answer) job.reject(new EngineError("cancelled", "cancelled"));
    else this.#done(job, "reply" in answer ? answer.reply : results);
    this.#next();
  }

  #done(job: Job, reply: unknown): void {
    this.#held.note(job, reply);
    job.resolve(reply);
  }

  /** Goes on only with the engine that was built with the page: no other is understood. */
  #compare(theirs: Version | null): void {
    const { version, contract } = this.version;
    if (theirs?.version === version && theirs.contract === contract) return;
    const found = theirs ? `${theirs.version} (${theirs.contract})` : "another";
    this.#mismatch = new EngineError("mismatch", `the page is ${version} (${contract}), its engine ${found}`);
    const waiting = this.#queue.splice(0);
    this.#replace(this.#mismatch);
    for (const job of waiting) job.reject(this.#mismatch);
  }

  /** Ends the worker and starts another, with the same rules and data. */
  #restart(why: EngineError): void {
    this.#held.forgetRun(); // its frame may be what could not be read
    this.#replace(why);
    if (!this.#worker) this.#start();
  }

  #died(why: string): void {
    this.#replace(new EngineError("died", why));
  }

  #replace(why: EngineError): void {
    clearTimeout(this.#overdue);
    this.#worker?.terminate();
    this.#worker = null;
    const job = this.#current;
    this.#current = null;
    job?.reject(why);
    this.#next();
  }
}

/** Those that a test holds for, and the others. */
function parted<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
