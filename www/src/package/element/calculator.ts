import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import { shared, sheet } from "../../components/base.ts";
import "../../components/problems.ts";
import type { EngineClient } from "../../engine/client.ts";
import type { Diagnostic, Lang, Model, Results, Value } from "../../engine/protocol.ts";
import { joined } from "../../i18n/index.ts";
import { leaveOf } from "../../state/leaving.ts";
import type { Session } from "../../state/session.ts";
import { FordelError, unanswered } from "../failure.ts";
import type { Rows } from "../rows.ts";
import calculatorCss from "./calculator.css?inline";
import { formValue } from "./form.ts";
import { tokens } from "./looks.ts";
import { openAll, rulesOf, sessionOf } from "./opening.ts";
import { type Asked, partOf, tablesOf } from "./shown.ts";
import { Miswritten, NotFetched } from "./sources.ts";
import { type Texts, texts } from "./texts.ts";
import type { CalculatorEvents, FordelCalculator, Part } from "./types.ts";

const parts: readonly Part[] = ["headline", "parameters", "chart", "table", "explanation", "rules"];
const whole: readonly Part[] = ["headline", "parameters", "chart", "table", "explanation"];

/** What makes the element begin anew. */
const sources: readonly string[] = ["src", "data", "rules", "tables", "values", "scenario", "wasmUrl", "workerUrl"];

/** A model in somebody else's page. */
export class CalculatorElement extends LitElement implements FordelCalculator {
  static readonly formAssociated = true;
  static override styles = [shared, sheet(calculatorCss), sheet(tokens())];

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit lists the attributes of the class that it is asked for
    return [...super.observedAttributes, "lang"];
  }

  @property() src = "";
  @property() data = "";
  @property({ attribute: false }) rules: string | Uint8Array | null = null;
  @property({ attribute: false }) tables: Record<string, Rows> | null = null;
  @property() show = "";
  @property() params = "";
  @property({ type: Object }) values: Record<string, Value> = {};
  @property() scenario = "";
  @property({ attribute: "readonly", type: Boolean }) readOnly = false;
  @property({ type: Boolean }) editable = false;
  @property({ attribute: "made-up", type: Boolean }) madeUp = false;
  @property() href = "";
  @property({ reflect: true }) theme = "";
  @property({ attribute: "wasm-url" }) wasmUrl = "";
  @property({ attribute: "worker-url" }) workerUrl = "";
  @property() name = "";

  @state() private busy = true;
  @state() private failure = "";
  @state() private asTable = false;
  @state() private disabled = false;

  readonly #internals = this.attachInternals();
  #client: EngineClient | null = null;
  #session: Session | null = null;
  /** Ends what is being opened. */
  #opening = new AbortController();
  #ready: Promise<void> = Promise.resolve();
  /** What was told by events last. */
  #told: { results: Results | null; settings: string; problems: string } = {
    results: null,
    settings: "",
    problems: "",
  };
  readonly #sizes = new ResizeObserver(() =>
    this.#tell("fordel-size", { width: this.offsetWidth, height: this.offsetHeight }),
  );
  readonly #around = new MutationObserver(() => this.#speak());
  readonly #written = new MutationObserver((changes) => {
    const nodes = changes.flatMap((c) => [...c.addedNodes, ...c.removedNodes]);
    if (nodes.some((node) => node instanceof HTMLScriptElement)) this.#begin();
  });

  get model(): Model | null {
    return this.#session?.model ?? null;
  }

  get results(): Results | null {
    return this.#session?.results ?? null;
  }

  get current(): Record<string, Value> {
    return { ...this.#session?.paramValues };
  }

  get diagnostics(): readonly Diagnostic[] {
    const session = this.#session;
    if (!session) return [];
    const read = [...session.data.values()].flatMap((data) => data.read?.diagnostics ?? []);
    return [...session.ruleProblems, ...read, ...session.runProblems];
  }

  get language(): Lang {
    const said = this.closest<HTMLElement>("[lang]")?.lang ?? document.documentElement.lang;
    return said.toLowerCase().startsWith("da") ? "da" : "en";
  }

  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.#ready);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  reset(param?: string): void {
    this.#session?.reset(param);
  }

  async csv(view: number): Promise<string | null> {
    const session = this.#session;
    return (session && (await session.ask("csv", { ...leaveOf(session, false), view })))?.text ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#written.observe(this, { childList: true });
    this.#around.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    if (this.hasUpdated) this.#begin();
  }

  /** What is moved within a page goes on; what is taken out of it ends its thread, and begins anew if it comes back. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const observer of [this.#sizes, this.#written, this.#around]) observer.disconnect();
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === "lang") this.#speak();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  formResetCallback(): void {
    this.#session?.reset();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || sources.some((name) => changed.has(name))) this.#begin();
    if (this.editable || this.#parts().includes("rules")) void import("../../components/editor.ts");
  }

  #end(): void {
    this.#opening.abort();
    this.#client?.dispose();
    this.#client = null;
    this.#session = null;
  }

  /** Opens what was given in place of what was there. */
  #begin(): void {
    this.#opening.abort();
    this.#opening = new AbortController();
    this.busy = true;
    this.failure = "";
    this.#ready = this.#open(this.#opening.signal);
  }

  async #open(signal: AbortSignal): Promise<void> {
    try {
      if (document.readyState === "loading") await loaded();
      const session = await this.#start(signal);
      if (!session) return;
      const rules = await rulesOf(this, signal);
      if (signal.aborted) return;
      if (rules) await openAll(this, session, rules, signal);
      else this.failure = this.#texts.noRules;
    } catch (problem) {
      if (!signal.aborted) this.failure = this.#why(problem);
    }
    if (signal.aborted) return;
    this.busy = false;
    this.#heard();
  }

  /** The session, begun where there is none; null where it is wanted no more. */
  async #start(signal: AbortSignal): Promise<Session | null> {
    if (this.#session) return this.#session;
    const { wasmUrl, workerUrl } = this;
    const options = { ...(wasmUrl && { wasm: wasmUrl }), ...(workerUrl && { worker: workerUrl }) };
    const { client, session } = await sessionOf(options, this.language);
    if (signal.aborted) return null;
    this.#client = client;
    this.#session = session;
    session.subscribe(() => this.#heard());
    return session;
  }

  #speak(): void {
    if (this.#session && this.#session.language.lang !== this.language) void this.#session.setLanguage(this.language);
    this.requestUpdate();
  }

  /** Tells the page what is new in the session. */
  #heard(): void {
    this.requestUpdate();
    if (this.busy) return;
    const session = this.#session;
    const { results, settings, problems } = this.#told;
    const message = this.failure || this.#refusal();
    const about = { params: this.current, scenario: session?.scenario ?? null };
    const now = { results: message ? null : this.results, settings: JSON.stringify(about), problems: message };
    this.#told = now;
    if (settings !== "" && now.settings !== settings) this.#tell("fordel-change", about);
    if (now.results && now.results !== results) this.#tell("fordel-result", { results: now.results, ...about });
    if (message && message !== problems) this.#tell("fordel-error", { message, diagnostics: this.diagnostics });
    if (session && now.results) this.#internals.setFormValue(formValue(session, this.name));
    this.#internals.setValidity(message ? { customError: true } : {}, message);
  }

  #tell<K extends keyof CalculatorEvents>(type: K, detail: CalculatorEvents[K]["detail"]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Why there are no figures of what is asked for; empty where there are. */
  #refusal(): string {
    const session = this.#session;
    if (!session || (session.obstacle === null && session.trouble === null)) return "";
    const { lang, texts: said } = session.language;
    const { trouble } = session;
    if (session.obstacle === "missing") {
      return this.#texts.missing(
        joined(
          said,
          session.missing.map((t) => t.label || t.name),
        ),
      );
    }
    const [error] = this.diagnostics.filter((d) => d.severity === "error");
    if (error) return error.message;
    if (trouble) return trouble.kind === "failed" ? trouble.text[lang] : unanswered(trouble.kind, lang);
    return this.#texts.notComputed;
  }

  #why(problem: unknown): string {
    if (problem instanceof NotFetched) return this.#texts.notFetched(problem.address, problem.why);
    if (problem instanceof Miswritten) return problem.why(this.#texts);
    if (problem instanceof FordelError) return problem.message;
    return this.#texts.notStarted(problem instanceof Error ? problem.message : String(problem));
  }

  get #texts(): Texts {
    return texts[this.language];
  }

  get #asked(): Asked {
    return { params: this.params, fixed: this.readOnly || this.disabled };
  }

  #parts(): readonly Part[] {
    const wanted = words(this.show);
    const shown = wanted.length === 0 ? whole : wanted.flatMap((name) => parts.filter((part) => part === name));
    return this.editable && !shown.includes("rules") ? [...shown, "rules"] : shown;
  }

  /** What is asked for by names that there are none of; the rest is shown. */
  #unknown(model: Model | null): string[] {
    const said = this.#texts;
    const told = (given: string, all: readonly string[], say: (names: string, all: string) => string) => {
      const unknown = words(given).filter((name) => !all.includes(name));
      return unknown.length > 0 ? [say(unknown.join(", "), all.join(", "))] : [];
    };
    const params = model?.params.map((param) => param.name);
    return [...told(this.show, parts, said.noParts), ...(params ? told(this.params, params, said.noParams) : [])];
  }

  override render() {
    return html`<div class="frame" part="frame"><div class="in">
      <slot name="heading"></slot>
      ${this.#body()}
      <slot name="footer"></slot>
      ${this.#foot()}
    </div></div>`;
  }

  #body() {
    const session = this.#session;
    if (this.failure) return html`<p class="message error" role="alert">${this.failure}</p>`;
    if (!session || (this.busy && !session.results)) {
      return html`<p class="waiting hint" role="status">${this.#texts.loading}</p>`;
    }
    const unknown = this.#unknown(session.model);
    return html`${unknown.map((said) => html`<p class="message warning" role="alert">${said}</p>`)}
      ${this.#problems(session)} ${this.#parts().map((part) => partOf(part, session, this.#asked))}`;
  }

  #problems(session: Session) {
    const message = this.busy ? "" : this.#refusal();
    const problems = this.diagnostics.filter((d) => d.severity === "error");
    if (!message) return nothing;
    if (problems.length === 0) return html`<p class="message error" role="alert">${message}</p>`;
    return html`<fordel-problems .problems=${problems} .language=${session.language}></fordel-problems>`;
  }

  #foot() {
    const said = this.#texts;
    const session = this.#session;
    const table = session && !this.#parts().includes("table");
    return html`${table && this.asTable ? html`<section part="table">${tablesOf(session)}</section>` : nothing}
      <footer part="foot">
        <span>
          ${this.madeUp && session ? html`<span class="made">${session.language.texts.madeUp}</span>` : nothing}
          ${said.computedHere}
        </span>
        <span>
          ${
            table && session.results
              ? html`<button type="button" class="link" @click=${() => (this.asTable = !this.asTable)}>
                  ${this.asTable ? said.hideTable : said.asTable}
                </button>`
              : nothing
          }
          ${this.href ? html`<a href=${this.href} target="_top">${said.wholeModel}</a>` : nothing} Fordel
        </span>
      </footer>`;
  }
}

/** The names in an attribute. */
function words(given: string): string[] {
  return given.trim().split(/\s+/).filter(Boolean);
}

function loaded(): Promise<void> {
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }));
}
