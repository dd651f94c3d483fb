import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Lang } from "../engine/protocol.ts";
import { languages } from "../i18n/index.ts";
import { addressOf } from "../state/places.ts";
import { printShown } from "../state/printing.ts";
import { SessionElement, shared } from "./base.ts";
import "./checks.ts";
import "./filebutton.ts";
import "./fold.ts";
import { icon, mark } from "./icons.ts";
import "./kept.ts";

/**
 * Whose page it is, which model is open and whether it is in order, and what can be done with the whole of it.
 * The event `lang` carries a language, `files` what to open, `leave` asks for what can be taken away, `skip` for the view.
 */
@customElement("fordel-header")
export class PageHeader extends SessionElement {
  static override styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 16px;
        min-height: var(--top);
        padding: 0 calc(16px + var(--in-end)) 0 calc(24px + var(--in-start));
      }
      .skip:not(:focus) {
        position: absolute;
        clip-path: inset(50%);
      }
      .brand {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-width: var(--touch);
        min-height: var(--touch);
        font-size: 17px;
        font-weight: 700;
        letter-spacing: -0.01em;
        color: var(--ink);
        text-decoration: none;
      }
      .brand svg {
        width: 18px;
        height: 18px;
        fill: var(--accent);
      }
      .model {
        display: grid;
        min-width: 0;
        padding-inline-start: 16px;
        border-inline-start: 1px solid var(--line);
      }
      h1 {
        font-size: var(--t-m);
        font-weight: 600;
        display: flex;
        align-items: center;
        gap: 4px;
        overflow-wrap: anywhere;
        text-align: start;
      }
      h1 .i {
        width: 12px;
        height: 12px;
        color: var(--ink-3);
      }
      .of {
        display: flex;
        flex-wrap: wrap;
        gap: 0 6px;
        font-size: var(--t-s);
        color: var(--ink-2);
      }
      .menu {
        display: grid;
        gap: 8px;
      }
      .menu a {
        font-weight: 600;
        text-decoration: none;
        padding-block: 2px;
      }
      .again {
        justify-self: start;
        text-align: start;
      }
      .menu p {
        overflow-wrap: anywhere;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      .tools hr {
        width: 1px;
        height: 20px;
        margin: 0 6px;
        border: 0;
        background: var(--line);
      }
      .tools .btn {
        flex: none;
        padding: 0 8px;
      }
      .tools .square {
        padding: 0;
      }
      .tools > .btn:disabled {
        opacity: 0.45;
      }
      .in {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      h2 {
        margin-block-end: 4px;
        font-size: var(--t-m);
      }
      /* The header keeps its height, which all that stays below it counts on. */
      @media (max-width: 1040px) and (min-width: 721px) {
        h1 {
          font-size: var(--t-c);
          line-height: 1.15;
        }
        h1 span {
          display: -webkit-box;
          overflow: hidden;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
        }
        header {
          gap: 10px;
          padding-inline-start: calc(16px + var(--in-start));
        }
        .model {
          padding-inline-start: 10px;
        }
        .tools {
          gap: 0;
        }
        .tools hr {
          margin: 0 2px;
        }
        .of {
          flex-wrap: nowrap;
          line-height: 1.25;
          white-space: nowrap;
        }
        .of > span:not(.made) {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .of .made {
          flex: none;
          padding-block: 0;
        }
        fordel-checks {
          flex: none;
        }
      }
      @media (max-width: 350px), (max-width: 860px) and (min-width: 721px) {
        .brand {
          font-size: 0;
        }
      }
      @media (max-width: 1180px) {
        .tools .word {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (min-width: 721px) {
        .again {
          display: none;
        }
      }
      @media (max-width: 720px) {
        header {
          flex-wrap: wrap;
          gap: 2px 8px;
          padding: calc(6px + env(safe-area-inset-top, 0px)) calc(16px + var(--in-end)) 0 calc(16px + var(--in-start));
        }
        .brand {
          order: 1;
        }
        .grow {
          order: 2;
        }
        .tools {
          order: 3;
        }
        .model {
          order: 4;
          width: 100%;
          padding: 0;
          border: 0;
        }
        h1 {
          font-size: var(--t-l);
        }
        fordel-checks {
          order: 5;
        }
        .tools hr,
        .tools .wide {
          display: none;
        }
      }
      @media print {
        header {
          padding: 0 0 6px;
          min-height: 0;
        }
        .model {
          border: 0;
          padding: 0;
        }
        h1 {
          font-size: 16pt;
        }
        h1 .i {
          display: none;
        }
      }
    `,
  ];

  /** Requests that the page has made since it was loaded. */
  @property({ attribute: false }) requests = 0;
  /** The view before any model: there is nothing to name yet. */
  @property({ type: Boolean }) bare = false;

  override render() {
    const { texts } = this.language;
    return html`<header>
      <a class="skip screen" href="#view" @click=${this.#skip}>${texts.skip}</a>
      <a class="brand screen" href=${addressOf("start")} aria-label=${texts.toStart}>${mark}${texts.appName}</a>
      ${this.bare ? nothing : this.#model()}
      ${this.bare ? nothing : html`<fordel-checks class="screen" .session=${this.session}></fordel-checks>`}
      <span class="grow"></span>
      <div class="tools screen" role="group" aria-label=${texts.tools}>
        ${this.bare ? nothing : html`${this.#history()}<hr />`} ${this.#files()}
        ${this.bare ? nothing : html`<hr />`} ${this.#lock()} ${this.#languages()}
      </div>
    </header>`;
  }

  #model() {
    const { texts } = this.language;
    const { model, rules, madeUp, fingerprint } = this.session;
    const title = model?.title || rules.file;
    const of = [model?.municipality, model?.year === null ? "" : String(model?.year ?? "")].filter(Boolean);
    return html`<div class="model">
      <fordel-fold look="" label="">
        <h1 slot="button"><span>${title}</span>${icon("down")}</h1>
        <div class="menu">
          <b>${title}</b>
          ${model?.source ? html`<p class="hint">${model.source}</p>` : nothing}
          <p class="hint">${texts.rules}: ${rules.file}</p>
          ${fingerprint ? html`<p class="hint">${texts.fingerprint(fingerprint)}</p>` : nothing}
          ${this.#redo()}
          <a href=${addressOf("about")}>${texts.views.about}</a>
          <a href=${addressOf("start")}>${texts.otherExamples}</a>
        </div>
      </fordel-fold>
      <p class="of">
        <span>${of.join(" · ")}</span>${madeUp ? html`<span class="made">${texts.madeUp}</span>` : nothing}
      </p>
    </div>`;
  }

  #history() {
    const { texts } = this.language;
    const { history } = this.session;
    const button = (name: "undo" | "redo", did: typeof history.undoable) => {
      const label = did ? `${texts[name]}: ${texts.did[did.kind](did.name)}` : texts[name];
      return html`<button
        type="button"
        class="btn square ${name === "redo" ? "wide" : ""}"
        aria-label=${label}
        title=${label}
        ?disabled=${!did}
        @click=${() => void this.session[name]()}
      >
        ${icon(name)}
      </button>`;
    };
    return html`${button("undo", history.undoable)}${button("redo", history.redoable)}`;
  }

  /** On a phone, where it has no room beside undo. */
  #redo() {
    const { texts } = this.language;
    const did = this.session.history.redoable;
    return did
      ? html`<button type="button" class="link again" @click=${() => void this.session.redo()}>
          ${texts.redo}: ${texts.did[did.kind](did.name)}
        </button>`
      : nothing;
  }

  #files() {
    const { texts } = this.language;
    return html`<fordel-file-button
        multiple
        look="btn"
        .picture=${"open"}
        narrow
        label=${texts.openShort}
        name=${texts.open}
      ></fordel-file-button>
      ${
        this.bare
          ? nothing
          : html`<button type="button" class="btn" @click=${this.#leave}>${icon("share")}<span class="word">${texts.share}</span></button>
            <button type="button" class="btn wide" @click=${this.#leave}>${icon("get")}<span class="word">${texts.get}</span></button>
            <button type="button" class="btn wide" @click=${() => void printShown(this.session)}>
              ${icon("print")}<span class="word">${texts.print}</span>
            </button>`
      }`;
  }

  #leave = (): void => {
    this.dispatchEvent(new CustomEvent("leave"));
  };

  #lock() {
    const { texts, formats } = this.language;
    return html`<fordel-fold end look="btn square" label=${texts.privacy}>
      <span slot="button">${icon("lock")}</span>
      <h2>${texts.privacy}</h2>
      <p class="hint">${texts.privacyMore} ${texts.requests(formats.number(this.requests))}</p>
      <fordel-kept .session=${this.session}></fordel-kept>
    </fordel-fold>`;
  }

  /** The languages that the page could speak, too. */
  #languages() {
    return languages
      .filter((l) => l.lang !== this.language.lang)
      .map(
        (l) => html`<button
          type="button"
          class="btn"
          lang=${l.lang}
          aria-label=${l.name}
          title=${l.name}
          @click=${() => this.#choose(l.lang)}
        >
          ${l.lang.toUpperCase()}
        </button>`,
      );
  }

  /** The view lies in another component, where a link cannot lead. */
  #skip(e: Event): void {
    e.preventDefault();
    this.dispatchEvent(new CustomEvent("skip"));
  }

  #choose(lang: Lang): void {
    this.dispatchEvent(new CustomEvent("lang", { detail: lang }));
  }
}
