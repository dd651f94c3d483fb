import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Lang } from "../engine/protocol.ts";
import type { Example } from "../state/examples.ts";
import { type Notice, openFiles, type Unmatched } from "../state/opening.ts";
import { rememberLanguage } from "../state/preferences.ts";
import { outsideTables } from "../state/tables.ts";
import { SessionElement, shared } from "./base.ts";
import "./assign.ts";
import "./data.ts";
import "./filebutton.ts";
import "./gallery.ts";
import "./header.ts";
import "./params.ts";
import type { ResultPanel } from "./results.ts";
import "./results.ts";
import "./rules.ts";
import "./work.ts";

const dragEvents = ["dragenter", "dragover", "dragleave", "drop"] as const;

/** The whole page: where everything stands, and where files are opened or dropped. */
@customElement("fordel-page")
export class Page extends SessionElement {
  static override styles = [
    shared,
    css`
      .page {
        max-width: 1680px;
        margin: 0 auto;
        padding: 16px clamp(12px, 2.5vw, 32px) 40px;
      }
      .page,
      main,
      .side {
        display: grid;
        gap: 20px;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      .start {
        display: grid;
        gap: 12px;
      }
      .work {
        display: grid;
        gap: 20px;
        grid-template-columns: minmax(0, 1fr);
      }
      @media (min-width: 62rem) {
        .work {
          grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
        }
      }
      .notices {
        display: grid;
        gap: 8px;
      }
      .notices p {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        overflow-wrap: anywhere;
      }
      .drop {
        position: fixed;
        inset: 0;
        z-index: 10;
        display: grid;
        place-content: center;
        text-align: center;
        border: 4px dashed var(--primary);
        background: color-mix(in srgb, var(--page) 90%, transparent);
        pointer-events: none;
      }
      .drop strong {
        font-size: 1.5rem;
      }
      footer {
        border-block-start: 1px solid var(--line);
        padding-block-start: 10px;
      }
      footer span {
        overflow-wrap: anywhere;
      }
      @media print {
        .page {
          padding: 0;
        }
        .work {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @property({ attribute: false }) version = "";
  /** `loading` until everything is fetched; `broken` if something could not be. */
  @property({ attribute: false }) loading: "loading" | "ready" | "broken" = "loading";
  @state() private dragging = false;
  @state() private notices: readonly Notice[] = [];
  @state() private unmatched: readonly Unmatched[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of dragEvents) addEventListener(type, this.#drag);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of dragEvents) removeEventListener(type, this.#drag);
  }

  override render() {
    const { texts } = this.language;
    return html`
      <div class="page" @files=${(e: CustomEvent<File[]>) => this.#open(e.detail)}>
        <fordel-header
          .session=${this.session}
          @skip=${() => this.renderRoot.querySelector<ResultPanel>("fordel-results")?.goTo()}
          @lang=${(e: CustomEvent<Lang>) => this.#speak(e.detail)}
        ></fordel-header>
        <main>
          ${this.#start()} ${this.#work()}
          <fordel-work .session=${this.session}></fordel-work>
        </main>
        ${this.#footer()}
      </div>
      <fordel-assign
        .files=${this.unmatched}
        .tables=${outsideTables(this.session.model?.tables ?? [])}
        .language=${this.language}
        @assigned=${this.#assigned}
      ></fordel-assign>
      ${
        this.dragging
          ? html`<div class="drop"><strong>${texts.dropHere}</strong><span>${texts.dropMore}</span></div>`
          : nothing
      }
    `;
  }

  #start() {
    const { texts } = this.language;
    return html`<div class="start screen">
      ${this.loading === "broken" ? html`<p class="message error" role="alert">${texts.loadFailed}</p>` : nothing}
      <fordel-gallery .session=${this.session} .examples=${this.examples}>
        <div class="row">
          <span class="hint">${texts.openHint}</span>
          <fordel-file-button
            multiple
            label=${texts.open}
            @files=${(e: CustomEvent<File[]>) => this.#open(e.detail)}
          ></fordel-file-button>
        </div>
      </fordel-gallery>
      ${this.#notices()}
    </div>`;
  }

  #notices() {
    const { texts } = this.language;
    const dismiss = (notice: Notice) => {
      this.notices = this.notices.filter((n) => n !== notice);
    };
    return html`<div class="notices" role="status">
      ${this.notices.map(
        (notice) => html`<p class="message warning">
          <span>${texts[notice.about](notice.file)}</span>
          <button type="button" class="link" aria-label=${texts.dismiss} @click=${() => dismiss(notice)}>✕</button>
        </p>`,
      )}
    </div>`;
  }

  #work() {
    return html`<div class="work">
      <div class="side screen">
        <fordel-rules class="panel" .session=${this.session}></fordel-rules>
        <fordel-data class="panel" .session=${this.session}></fordel-data>
      </div>
      <div class="side">
        <fordel-params class="panel screen" .session=${this.session}></fordel-params>
        <fordel-results class="panel" .session=${this.session}></fordel-results>
      </div>
    </div>`;
  }

  #footer() {
    const { texts } = this.language;
    const { model } = this.session;
    const state = this.loading === "loading" ? texts.starting : texts.ready;
    return html`<footer class="row apart hint">
      <span>${this.version ? texts.version(this.version) : texts.appName} · <span role="status">${state}</span></span>
      ${model ? html`<span>${texts.fingerprint(model.fingerprint.slice(0, 12))}</span>` : nothing}
    </footer>`;
  }

  #speak(lang: Lang): void {
    rememberLanguage(lang);
    document.documentElement.lang = lang;
    void this.session.setLanguage(lang);
  }

  #drag = (e: DragEvent): void => {
    if (!e.dataTransfer?.types.includes("Files")) return;
    e.preventDefault();
    this.dragging = e.type === "dragenter" || e.type === "dragover";
    if (e.type === "drop") void this.#open([...e.dataTransfer.files]);
  };

  async #open(files: readonly File[]): Promise<void> {
    const { unmatched, notices } = await openFiles(this.session, files);
    this.notices = notices;
    this.unmatched = unmatched;
  }

  #assigned(e: CustomEvent<(Unmatched & { table: string })[]>): void {
    this.unmatched = [];
    if (e.detail.length > 0) void this.session.openData(e.detail);
  }
}
