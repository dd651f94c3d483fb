import { EngineClient, type WorkerLike } from "../engine/client.ts";
import type { Diagnostic, Formatted, Lang, Version } from "../engine/protocol.ts";
import { failureOf, refuseLang } from "./failure.ts";
import { Model, type OpenOptions, openRules } from "./model.ts";

/** Where an engine's threads come from. */
export interface Host {
  spawn(): WorkerLike;
  module: WebAssembly.Module;
  version: Version;
}

/**
 * The engine, compiled once. Every model that is opened has a thread of its own and
 * shares the compiled code. One more thread checks and formats rules.
 */
export class Engine {
  readonly #host: Host;
  readonly #models = new Set<Model>();
  #editor: EngineClient | null = null;

  /** Made by `load`. */
  constructor(host: Host) {
    this.#host = host;
  }

  /** The release of the engine and of the package. */
  get version(): string {
    return this.#host.version.version;
  }

  /** What is wrong with rules, and what else is to be said of them; none of it is thrown. */
  async check(rules: string | Uint8Array, options: OpenOptions = {}): Promise<Diagnostic[]> {
    const given = { file: "rules.fordel", ...options };
    return this.#edit(options.lang, async (client) => {
      const opened = await openRules((m, params, _, bytes) => client.call(m, params, bytes && { bytes }), rules, given);
      return opened.diagnostics;
    });
  }

  /** Rules in the one layout, and with `lang` in that language. Rules with errors come back as they are, with diagnostics. */
  async format(rules: string, options: { file?: string; lang?: Lang } = {}): Promise<Formatted> {
    const { file = "rules.fordel", lang } = options;
    refuseLang(lang);
    return this.#edit(lang, (client) => client.call("format", { text: rules, file, ...(lang && { lang }) }));
  }

  /** Opens rules as a model. Fails with `rules` where they have errors. */
  async open(rules: string | Uint8Array, options: OpenOptions = {}): Promise<Model> {
    const model = await Model.open(this.#client(), rules, options, (m) => this.#models.delete(m));
    this.#models.add(model);
    return model;
  }

  /** Ends all threads. */
  close(): void {
    for (const model of [...this.#models]) model.close();
    this.#editor?.dispose();
    this.#editor = null;
  }

  #client(): EngineClient {
    const { spawn, module, version } = this.#host;
    return new EngineClient(spawn, { wasm: module }, version);
  }

  async #edit<T>(lang: Lang | undefined, call: (client: EngineClient) => Promise<T>): Promise<T> {
    this.#editor ??= this.#client();
    try {
      return await call(this.#editor);
    } catch (problem) {
      throw failureOf(problem, lang ?? "en");
    }
  }
}
