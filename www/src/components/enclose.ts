import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ToEnclose } from "../engine/contract.ts";
import { archiveOf } from "../leave/archive.ts";
import { withModel } from "../onefile/parts.ts";
import { leaveOf, linkOf } from "../state/leaving.ts";
import { save } from "../state/save.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";
import { leaveCss } from "./leave.css.ts";
import { withCode } from "./problems.ts";

/** The page as one file, without a model in it. */
export type BareFile = () => Promise<string>;

/** The model with the whole page as one file; rows go along only when that is asked for. */
@customElement("fordel-enclose")
export class EncloseWay extends SessionElement {
  static override styles = [
    shared,
    leaveCss,
    css`
      label {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 8px;
        margin-block-start: 6px;
        font-size: var(--t-c);
      }
      .message {
        margin-block-start: 6px;
      }
    `,
  ];

  @property({ attribute: false }) bare!: BareFile;
  @property({ type: Boolean }) disabled = false;
  /** What would go into the file; null until it is known. */
  @state() private told: ToEnclose | null = null;
  @state() private data = false;
  @state() private busy = false;

  /** Asks what would go along. */
  async look(): Promise<void> {
    this.data = false;
    this.told = await this.#ask(false);
  }

  override render() {
    const { texts } = this.language;
    const { told } = this;
    return html`<div class="way">
      ${icon("get")}
      <div>
        <b>${texts.oneFile}</b><small>${texts.oneFileHint}</small>
        ${told && told.rows > 0 ? this.#choice(told) : nothing}
      </div>
      <div class="acts">${this.#button("HTML")}${this.#button("ZIP")}</div>
    </div>`;
  }

  #choice({ rows, persons }: ToEnclose) {
    const { texts, formats } = this.language;
    return html`<label>
        <input type="checkbox" .checked=${this.data} @change=${this.#choose} />
        <span>${texts.oneFileData(formats.number(rows))}</span>
      </label>
      ${this.data ? persons.map((said) => html`<p class="message warning" role="alert">${withCode(said)}</p>`) : nothing}`;
  }

  #button(kind: "HTML" | "ZIP") {
    const { texts } = this.language;
    const disabled = this.disabled || this.busy || !this.told;
    return html`<button
      type="button"
      class="btn line"
      aria-label="${kind}: ${texts.oneFile}"
      ?disabled=${disabled}
      @click=${() => void this.#save(kind)}
    >
      ${kind}
    </button>`;
  }

  #choose = (e: Event): void => {
    this.data = (e.target as HTMLInputElement).checked;
  };

  async #ask(data: boolean): Promise<ToEnclose | null> {
    const { session } = this;
    return session.results ? session.ask("enclose", { ...leaveOf(session, false), data }) : null;
  }

  async #save(kind: "HTML" | "ZIP"): Promise<void> {
    const { texts } = this.language;
    this.busy = true;
    this.#tell(texts.writing);
    try {
      const given = await this.#ask(this.data);
      if (!given) return;
      const { scenario, turned, against } = linkOf(this.session);
      const model = { ...given.model, made: this.session.madeUp, settings: { scenario, turned, against } };
      const page = withModel(await this.bare(), model);
      const name = `${given.file}.${kind.toLowerCase()}`;
      if (kind === "HTML") save(name, page, "text/html");
      else save(name, await archiveOf(`${given.file}.html`, page), "application/zip");
      this.#tell(texts.written(name));
    } catch {
      this.#tell(texts.writeFailed);
    } finally {
      this.busy = false;
    }
  }

  #tell(said: string): void {
    this.dispatchEvent(new CustomEvent("told", { detail: said }));
  }
}
