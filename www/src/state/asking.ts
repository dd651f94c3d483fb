import type { Engine } from "../engine/client.ts";
import type { Lang, Method, Model, Params, Reply, Section, Table, Value } from "../engine/protocol.ts";
import type { Language } from "./language.ts";
import { Observable } from "./observable.ts";
import type { Rules } from "./rules.ts";
import type { Settings } from "./settings.ts";
import { type DataFile, outsideTables } from "./tables.ts";
import type { Work } from "./work.ts";

/** What can be asked of a session without changing anything in it. */
export abstract class Asking extends Observable {
  abstract readonly engine: Engine;
  abstract readonly work: Work;
  abstract language: Language;
  abstract rules: Rules;
  abstract model: Model | null;
  abstract readonly data: ReadonlyMap<string, DataFile>;

  /** Whether the figures are of no real municipality: data that were made up, or of an example that names a municipality, which it made up. */
  get madeUp(): boolean {
    const origins = [...this.data.values()].map((data) => data.origin);
    return origins.includes("made") || (origins.includes("example") && Boolean(this.model?.municipality));
  }

  /** Tables that wait for a file. */
  get missing(): Table[] {
    return outsideTables(this.model?.tables ?? []).filter((table) => !this.data.has(table.name));
  }

  /**
   * Asks the engine something that changes nothing. null if a newer question of
   * the same lane took the place of this one, or if the engine could not answer,
   * which `trouble` then tells.
   */
  async ask<M extends Method>(
    method: M,
    params: Params<M>,
    lane: string = method,
    bytes?: Uint8Array,
  ): Promise<Reply<M> | null> {
    try {
      return await this.engine.call(method, params, bytes ? { lane, bytes } : { lane });
    } catch (problem) {
      this.fail(problem);
      return null;
    }
  }

  /** As ask, of what nobody waits for: that it was not told is no trouble. */
  async wonder<M extends Method>(method: M, params: Params<M>, lane: string = method): Promise<Reply<M> | null> {
    return this.engine.call(method, params, { lane }).catch(() => null);
  }

  /**
   * The rules in the one layout, and with `lang` in that language; for the editor
   * to put in their place. null if they were changed meanwhile, or as `ask`.
   */
  async format(lang?: Lang): Promise<Reply<"format"> | null> {
    const { text, file } = this.rules;
    const reply = await this.ask("format", lang ? { text, file, lang } : { text, file });
    return text === this.rules.text ? reply : null;
  }

  /**
   * The rules told in sentences in the language of the page, with the values that settings give; with `about` also what
   * that gives on the data, where there are some. null where the rules have errors, or as `ask`.
   */
  async tell(method: "describe" | "about", { scenario, turned }: Settings): Promise<Section[] | null> {
    const reply = await this.ask(method, {
      lang: this.language.lang,
      params: turned,
      ...(scenario !== null && { scenario }),
    });
    return reply && reply.sections.length > 0 ? reply.sections : null;
  }

  /**
   * The value that stands in the field of a parameter, as the engine reads it; null
   * where it is none, undefined as `ask` without a reply. A run that takes its time is
   * not waited for.
   */
  async read(param: string, text: string): Promise<Value | undefined> {
    const { slow } = this.work;
    if (slow) this.engine.supersede("results");
    const reply = await this.ask("read", { param, text, lang: this.language.lang }, `read ${param}`);
    if (slow) this.runAgain();
    return reply?.value;
  }

  /** Tells why a call brought nothing. */
  protected abstract fail(problem: unknown): void;

  /** Begins the run again that a question was put before. */
  protected abstract runAgain(): void;
}
