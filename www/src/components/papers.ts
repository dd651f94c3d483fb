import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { LetterTemplate, Paper, WrittenLetters } from "../engine/protocol.ts";
import type { Wanted } from "../leave/wanted.ts";
import { leaveOf } from "../state/leaving.ts";
import { originsOf } from "../state/origins.ts";
import { hidesSmall, rememberHidesSmall } from "../state/preferences.ts";
import { save } from "../state/save.ts";
import { SessionElement, shared } from "./base.ts";
import { dialogCss } from "./dialog.css.ts";
import { icon } from "./icons.ts";
import "./printed.ts";
import "./template.ts";

/** A paper as it will be printed: to look at, to print, to keep as a file; of letters the texts can be changed. */
@customElement("fordel-papers")
export class PapersDialog extends SessionElement {
  static override styles = [
    shared,
    dialogCss,
    css`
      dialog {
        width: 900px;
        height: calc(100dvh - 16px);
      }
      dialog[open] {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        padding: 0 24px 12px;
        border-block-end: 1px solid var(--line);
      }
      .tools label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--touch);
        font-size: var(--t-c);
      }
      .sheets {
        overflow: auto;
        background: var(--sunk);
      }
      .sheets > p {
        padding: 24px;
      }
      fordel-letter-template {
        flex: 1 1 100%;
      }
      @media (max-width: 720px) {
        .tools {
          padding-inline: 16px;
        }
      }
      .out {
        display: none;
      }
      @media print {
        dialog[open] {
          display: none;
        }
        .out {
          display: block;
        }
      }
    `,
  ];

  @state() private wanted: Wanted | null = null;
  @state() private paper: Paper | null = null;
  @state() private small = hidesSmall();
  @state() private busy = false;
  @state() private printing = false;
  /** What letters hold, and could. */
  @state() private letters: WrittenLetters | null = null;
  /** A template that was changed here, until the rules are others. */
  #template: { rules: string; template: LetterTemplate } | null = null;

  async show(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    this.paper = this.letters = null;
    this.small = hidesSmall();
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
    await this.#ask();
  }

  override render() {
    const { texts } = this.language;
    const { wanted, paper } = this;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
        <div class="title">
          <h2 id="title">${wanted ? this.#title(wanted) : nothing}</h2>
          <button type="button" class="btn square" aria-label=${texts.close} @click=${this.#close}>${icon("close")}</button>
        </div>
        <div class="tools">
          <button type="button" class="btn go" ?disabled=${!paper?.pages} @click=${this.#print}>${icon("print")}${texts.print}</button>
          <button type="button" class="btn line" ?disabled=${!paper?.pages} @click=${this.#save}>${icon("get")}${texts.saveFile}</button>
          <label>
            <input type="checkbox" .checked=${this.small} @change=${this.#hide} />${texts.hideSmall}
          </label>
          ${this.#words()}
        </div>
        <div class="sheets" tabindex="0" role="region" aria-label=${texts.asPrinted} aria-busy=${this.busy ? "true" : "false"}>
          ${this.#sheets()}
        </div>
      </dialog>
      ${this.printing && paper ? html`<div class="out"><fordel-printed .document=${paper.html}></fordel-printed></div>` : nothing}`;
  }

  #title({ what, row }: Wanted): string {
    const { texts } = this.language;
    if (what === "report") return texts.meeting;
    return row ? texts.letterTo(row.name) : texts.letters;
  }

  #sheets() {
    const { texts } = this.language;
    const { paper, letters } = this;
    if (!paper) return html`<p role="status">${texts.computing}</p>`;
    if (letters?.diagnostics.length) return html`<p role="status">${texts.lettersWrong}</p>`;
    if (paper.pages === 0) return html`<p role="status">${texts.noLetters}</p>`;
    return html`<fordel-printed .document=${paper.html}></fordel-printed>`;
  }

  /** The texts of letters, to change. */
  #words() {
    const { letters } = this;
    if (!letters || letters.templates.length === 0) return nothing;
    const kept = this.#kept;
    const at = Math.max(
      0,
      letters.templates.findIndex((t) => t.table === kept?.table),
    );
    const template = kept ?? letters.templates[at];
    if (!template) return nothing;
    return html`<fordel-letter-template
      .language=${this.language}
      .template=${template}
      .amounts=${letters.amounts[at] ?? []}
      .problems=${letters.diagnostics}
      ?changed=${kept !== null}
      @template=${(e: CustomEvent<LetterTemplate | null>) => this.#change(e.detail)}
      @write=${() => void this.#write(letters.rules)}
    ></fordel-letter-template>`;
  }

  get #kept(): LetterTemplate | null {
    return this.#template?.rules === this.session.rules.text ? this.#template.template : null;
  }

  #change(template: LetterTemplate | null): void {
    this.#template = template && { rules: this.session.rules.text, template };
    void this.#ask();
  }

  /** Writes the texts into the rules, as one step that can be undone. */
  async #write(rules: string): Promise<void> {
    const { session } = this;
    const { scenario, turned } = session;
    this.#template = null;
    await session.rewriteRules({ kind: "letter", name: "" }, rules, { scenario, turned });
    await session.settled();
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const { wanted } = this;
    if (!wanted) return;
    this.busy = true;
    const leave = leaveOf(this.session, this.small);
    if (wanted.what === "report") this.paper = await this.session.ask("report", leave);
    else {
      const template = this.#kept;
      const rows = wanted.row ? { rows: [wanted.row.key] } : {};
      const letters = await this.session.ask("letters", { ...leave, ...rows, ...(template && { template }) });
      if (letters) this.paper = this.letters = letters;
    }
    this.busy = false;
  }

  #hide = (e: Event): void => {
    this.small = (e.target as HTMLInputElement).checked;
    rememberHidesSmall(this.small);
    originsOf(this.session).look();
    void this.#ask();
  };

  /** Prints the paper alone, with the margins that it says. */
  #print = async (): Promise<void> => {
    const { host } = this.getRootNode() as ShadowRoot;
    const margins = new CSSStyleSheet();
    margins.replaceSync(/@page\s*\{[^}]*\}/.exec(this.paper?.html ?? "")?.[0] ?? "");
    this.printing = true;
    await this.updateComplete;
    host.setAttribute("paper", "");
    document.adoptedStyleSheets.push(margins);
    const after = () => {
      this.printing = false;
      host.removeAttribute("paper");
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margins);
    };
    addEventListener("afterprint", after, { once: true });
    print();
  };

  #save = (): void => {
    if (this.paper) save(`${this.paper.file}.html`, this.paper.html, "text/html");
  };

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #closed = (): void => {
    this.wanted = this.paper = this.letters = null;
  };
}
