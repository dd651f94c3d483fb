import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { ToEnclose } from "../engine/contract.ts";
import { type Embedding, elementCode, frameCode } from "../leave/embedding.ts";
import { longestLink, sharedHash } from "../leave/link.ts";
import calculatorCss from "../package/element/calculator.css?inline";
import { partOf } from "../package/element/shown.ts";
import type { Part } from "../package/element/types.ts";
import { leaveOf, linkOf } from "../state/leaving.ts";
import { outsideTables } from "../state/tables.ts";
import { SessionElement, shared, sheet } from "./base.ts";
import { dialogCss } from "./dialog.css.ts";
import { embedCss } from "./embed.css.ts";
import { icon } from "./icons.ts";
import { withCode } from "./problems.ts";

const kinds = ["element", "frame", "link"] as const;
type Kind = (typeof kinds)[number];
const all: readonly Part[] = ["headline", "parameters", "chart", "table", "explanation"];

/** Code to put the model into another page, with how it will look there; nothing is fetched for that. */
@customElement("fordel-embed")
export class EmbedDialog extends SessionElement {
  static override styles = [shared, dialogCss, sheet(calculatorCss), embedCss];

  @state() private kind: Kind = "element";
  @state() private parts: readonly Part[] = ["headline", "parameters", "chart"];
  @state() private data = false;
  @state() private code = "";
  @state() private told = "";
  /** While it is; a preview that nobody sees is not drawn anew at every change. */
  @state() private open = false;
  /** What can go along. */
  @state() private given: ToEnclose | null = null;
  #asked = 0;

  async show(): Promise<void> {
    this.told = "";
    this.data = false;
    const { session } = this;
    this.given = session.results ? await session.ask("enclose", { ...leaveOf(session, false), data: true }) : null;
    await this.#write();
    this.open = true;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render() {
    const { texts } = this.language;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <div class="title">
        <h2 id="title">${texts.embedTitle}</h2>
        <button type="button" class="btn square" aria-label=${texts.close} @click=${this.#close}>${icon("close")}</button>
      </div>
      <div class="sides">
        <div>${this.#choices()}</div>
        <div>
          <textarea readonly aria-label=${texts.embedCode} .value=${this.code}></textarea>
          <button type="button" class="btn line" ?disabled=${!this.code} @click=${() => void this.#copy()}>${texts.copy}</button>
          <p class="said" role="status">${this.told}</p>
          ${this.open && this.kind !== "link" ? this.#preview() : nothing}
        </div>
      </div>
    </dialog>`;
  }

  #choices() {
    const { texts, formats } = this.language;
    const { given } = this;
    return html`<fieldset>
        <legend>${texts.embedAs}</legend>
        ${kinds.map(
          (kind) => html`<label>
            <input type="radio" name="kind" .checked=${this.kind === kind} @change=${() => this.#set({ kind })} />
            <span>${texts.embedKinds[kind]}<small>${texts.embedHints[kind]}</small></span>
          </label>`,
        )}
      </fieldset>
      ${
        this.kind === "link"
          ? nothing
          : html`<fieldset>
                <legend>${texts.embedParts}</legend>
                ${all.map(
                  (part) => html`<label>
                    <input type="checkbox" .checked=${this.parts.includes(part)} @change=${() => this.#toggle(part)} />
                    <span>${texts.embedPart[part as keyof typeof texts.embedPart]}</span>
                  </label>`,
                )}
              </fieldset>
              ${
                given && given.rows > 0
                  ? html`<label>
                      <input type="checkbox" .checked=${this.data} @change=${() => this.#set({ data: !this.data })} />
                      <span>${texts.embedData(formats.number(given.rows))}</span>
                    </label>`
                  : nothing
              }
              ${this.data ? given?.persons.map((said) => html`<p class="message warning" role="alert">${withCode(said)}</p>`) : nothing}
              ${this.#lacking && !this.data ? html`<p class="hint">${texts.embedLacking}</p>` : nothing}`
      }`;
  }

  /** As it will look; it can be scrolled here, and not turned. */
  #preview() {
    const asked = { params: "", fixed: false };
    return html`<div class="preview" role="region" tabindex="0" aria-label=${this.language.texts.embedPreview}>
      <div class="frame" inert><div class="in">${this.parts.map((part) => partOf(part, this.session, asked))}</div></div>
    </div>`;
  }

  get #lacking(): boolean {
    return outsideTables(this.session.model?.tables ?? []).length > 0;
  }

  #toggle(part: Part): void {
    const chosen = new Set(this.parts);
    if (!chosen.delete(part)) chosen.add(part);
    this.#set({ parts: all.filter((p) => chosen.has(p)) });
  }

  #set(to: { kind?: Kind; parts?: readonly Part[]; data?: boolean }): void {
    this.told = "";
    this.kind = to.kind ?? this.kind;
    this.parts = to.parts ?? this.parts;
    this.data = to.data ?? this.data;
    void this.#write();
  }

  /** Writes the code; what was chosen last wins. */
  async #write(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const code = await this.#codeOf(this.kind);
    if (asked === this.#asked) this.code = code;
    await this.updateComplete;
  }

  async #codeOf(kind: Kind): Promise<string> {
    const { texts, formats } = this.language;
    if (kind === "element") return elementCode(this.#embedding());
    if (kind === "frame") return frameCode(this.#embedding());
    const address = `${location.href.replace(/#.*$/, "")}#${await sharedHash(linkOf(this.session))}`;
    if (address.length <= longestLink) return address;
    this.told = texts.linkLong(formats.number(address.length));
    return "";
  }

  #embedding(): Embedding {
    const { session, data } = this;
    const { file, text, scenario, turned } = linkOf(session);
    const tables = data ? (this.given?.model.tables ?? []) : [];
    return {
      files: new URL("package/", document.baseURI).href,
      title: session.model?.title || file,
      file,
      rules: text,
      tables: Object.fromEntries(tables.map((t) => [t.table, t.text])),
      lacking: this.#lacking && !data,
      parts: this.parts,
      scenario,
      turned,
      madeUp: session.madeUp,
      lang: this.language.lang,
    };
  }

  async #copy(): Promise<void> {
    const { texts } = this.language;
    const copied = await navigator.clipboard?.writeText(this.code).then(
      () => true,
      () => false,
    );
    this.told = copied ? texts.embedCopied : texts.embedMark;
    if (!copied) this.renderRoot.querySelector("textarea")?.select();
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #closed = (): void => {
    this.open = false;
  };
}
