import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Param, Value } from "../engine/protocol.ts";
import { same, startValues } from "../state/parameters.ts";
import { groupsOf } from "../state/paramgroups.ts";
import { isWritable, widen, writeValues } from "../state/written.ts";
import { SessionElement, shared } from "./base.ts";
import type { Fold } from "./fold.ts";
import "./fold.ts";
import { icon } from "./icons.ts";
import "./keep.ts";
import "./param.ts";
import "./seek.ts";
import { swipedDown } from "./swipe.ts";

/** So many parameters that one searches among them. */
const many = 10;
/** So many turned parameters have room in the bar of a phone, which says how many there are. */
const named = 2;

/** The parameters, in sight of what they move: beside the view, as a rail where there is no room, as a sheet on a phone. */
@customElement("fordel-dock")
export class Dock extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        position: sticky;
        inset-block-start: var(--head);
        z-index: 3;
        align-self: start;
        background: var(--ground);
        border-inline-end: 1px solid var(--line);
      }
      aside {
        display: flex;
        flex-direction: column;
        width: var(--dock);
        height: calc(100vh - var(--head));
        height: calc(100dvh - var(--head));
        background: var(--ground);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 8px;
        padding: 12px 16px 8px 24px;
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      h2 {
        color: var(--ink);
      }
      header > * {
        white-space: nowrap;
      }
      header > button:first-of-type {
        margin-inline-start: auto;
      }
      .list {
        flex: 1;
        min-height: 0;
        overflow: hidden auto;
        overscroll-behavior: contain;
        padding: 0 16px 0 24px;
        /* The bar of a turned parameter stands at the edge. */
        --edge: 24px;
      }
      .group + .group {
        margin-block-start: 16px;
      }
      .group summary {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        padding: 6px 0;
        background: var(--ground);
        font-size: var(--t-c);
        font-weight: 600;
        cursor: pointer;
      }
      .find {
        display: grid;
        gap: 6px;
        padding: 0 16px 8px 24px;
        font-size: var(--t-c);
      }
      footer {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 12px 16px 12px 24px;
        border-block-start: 1px solid var(--line);
      }
      .menu {
        --fold: 420px;
      }
      .menu > .btn,
      summary {
        display: flex;
        justify-content: flex-start;
        width: 100%;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary .i {
        order: 1;
        margin-inline-start: auto;
      }
      details[open] summary .i {
        rotate: 180deg;
      }
      fordel-seek {
        padding-inline: 10px;
      }
      .rail {
        display: none;
        flex-direction: column;
        align-items: center;
        gap: 12px;
        width: 44px;
        height: calc(100vh - var(--head) - 40px);
        padding: 12px 0;
        font-size: var(--t-c);
        font-weight: 600;
      }
      .rail .name {
        writing-mode: vertical-rl;
      }
      :host([folded]) .rail {
        display: flex;
        position: sticky;
        inset-block-start: var(--head);
      }
      :host([folded]) {
        align-self: stretch;
      }
      :host([folded]:not([open])) aside {
        display: none;
      }
      :host([folded][open]) aside {
        position: fixed;
        inset-block-start: var(--head);
        inset-inline-start: 44px;
        border-inline-end: 1px solid var(--line);
        box-shadow: var(--shadow);
      }
      .bar,
      .now,
      .grab {
        display: none;
      }
      @media (max-width: 1040px) {
        header,
        .list,
        .find,
        footer {
          padding-inline-start: 16px;
        }
        header {
          column-gap: 6px;
          padding-inline-end: 8px;
        }
        h2 {
          font-size: 15px;
        }
        .list {
          --edge: 16px;
        }
      }
      @media (max-width: 720px) {
        :host {
          position: fixed;
          z-index: 12;
          inset: auto 0 var(--foot);
          border: 0;
        }
        .rail,
        :host([folded]) .rail {
          display: none;
        }
        .bar {
          display: flex;
          align-items: center;
          gap: 8px;
          width: 100%;
          height: 48px;
          padding: 0 calc(16px + var(--in-end)) 0 calc(16px + var(--in-start));
          background: var(--ground);
          border-block-start: 1px solid var(--line);
          font-weight: 600;
        }
        .bar .what {
          display: grid;
          flex: 1;
          min-width: 0;
          font-size: var(--t-s);
          font-weight: 400;
          line-height: 1.35;
          color: var(--ink-2);
        }
        /* The value stands whole, whatever the parameter is called. */
        .what > span {
          display: flex;
          gap: 6px;
          justify-content: flex-end;
          min-width: 0;
          white-space: nowrap;
        }
        .what > span > span {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        /* One alone has both lines. */
        .what > span:only-child {
          display: block;
          line-height: 1.2;
          text-align: end;
          white-space: normal;
        }
        .what b {
          flex: none;
          white-space: nowrap;
          color: var(--ink);
        }
        aside,
        :host([folded]) aside {
          display: none;
        }
        :host([open]) aside,
        :host([folded][open]) aside {
          display: flex;
          position: absolute;
          inset: auto 0 0;
          width: auto;
          height: min(400px, 70vh);
          padding-inline: var(--in-start) var(--in-end);
          border-block-start: 1px solid var(--line);
          border-radius: 12px 12px 0 0;
          box-shadow: var(--shadow);
        }
        .grab {
          display: block;
          width: 36px;
          height: 4px;
          margin: 6px auto 0;
          border-radius: 2px;
          background: var(--line-2);
        }
        header {
          align-items: center;
          padding-block: 0;
        }
        footer {
          padding-block: 8px;
        }
        .top,
        header,
        footer {
          touch-action: pinch-zoom;
        }
        .now {
          display: block;
          margin: 0 16px;
          padding: 6px 0;
          border-block-end: 1px solid var(--line-2);
        }
      }
    `,
  ];

  /** It leaves the room to the view, and unfolds over it. */
  @property({ type: Boolean, reflect: true }) folded = false;
  /** It is unfolded: over the view, or as a sheet. */
  @property({ type: Boolean, reflect: true }) open = false;
  @state() private query = "";
  @state() private turnedOnly = false;

  override render() {
    const { model } = this.session;
    if (!model) return nothing;
    const turned = this.#turned();
    return html`${this.#rail(turned.length)}${this.#bar(turned)}${this.#dock(turned)}`;
  }

  /** The parameters that differ from the rules as they are written. */
  #turned(): Param[] {
    const { model, paramValues } = this.session;
    const start = model ? startValues(model, null) : {};
    return (model?.params ?? []).filter(({ name }) => !same(paramValues[name], start[name]));
  }

  #rail(turned: number) {
    const { texts } = this.language;
    return html`<button
      type="button"
      class="rail"
      aria-expanded=${this.open ? "true" : "false"}
      aria-label=${turned > 0 ? `${texts.params}, ${texts.turnedCount(turned)}` : texts.params}
      @click=${this.#toggle}
    >
      ${icon("right")}<span class="name">${texts.params}</span>
      ${turned > 0 ? html`<span class="tag calm">${turned}</span>` : nothing}
    </button>`;
  }

  /** On a phone: what is turned, above the tabs. */
  #bar(turned: readonly Param[]) {
    const { texts, formats } = this.language;
    const { paramValues } = this.session;
    const said = turned
      .slice(0, named)
      .map(
        (p) =>
          html`<span><span>${p.label || p.name}</span> <b>${formats.value(paramValues[p.name] ?? null, p)}</b></span>`,
      );
    return html`<button type="button" class="bar" aria-expanded=${this.open ? "true" : "false"} @click=${this.#toggle}>
      ${texts.params}${turned.length > 0 ? html`<span class="tag calm">${turned.length}</span>` : nothing}
      <span class="what">${said}</span>${icon("up")}
    </button>`;
  }

  #dock(turned: readonly Param[]) {
    const { texts } = this.language;
    const { params } = this.session.model ?? { params: [] };
    return html`<aside aria-label=${texts.params} @keydown=${this.#keys}>
      <div class="top" @pointerdown=${this.#draw}><span class="grab"></span><slot name="now" class="now"></slot></div>
      <header @pointerdown=${this.#draw}>
        <h2>${texts.params}</h2>
        ${turned.length > 0 ? html`<span>${texts.turnedCount(turned.length)}</span>` : nothing}
        ${
          turned.length > 0
            ? html`<button type="button" class="link" @click=${() => this.session.reset()}>${texts.resetAll}</button>`
            : nothing
        }
        ${
          this.open
            ? html`<button type="button" class="btn square" aria-label=${texts.close} @click=${this.#close}>
                ${icon("close")}
              </button>`
            : nothing
        }
      </header>
      ${params.length > many ? this.#find() : nothing}
      <div class="list">
        ${params.length === 0 ? html`<p class="hint">${texts.paramsNone}</p>` : nothing}
        ${this.#groups(this.#wanted(turned))}
      </div>
      ${params.length > 0 ? this.#foot(turned.length) : nothing}
    </aside>`;
  }

  /** What can be done with the parameters as they are turned. */
  #foot(turned: number) {
    const { texts } = this.language;
    const write = () => void writeValues(this.session, this.session, "");
    const fold = (e: Event) => (e.target as HTMLElement).closest<Fold>("fordel-fold")?.fold();
    const fromHere = (e: Event) => {
      fold(e);
      this.session.setAgainst({ kind: "settings", settings: this.session.remember() });
    };
    return html`<footer>
      <fordel-keep .session=${this.session}></fordel-keep>
      <span class="grow"></span>
      <fordel-fold up end look="btn line square" class="menu" label=${texts.more}>
        <span slot="button">${icon("more")}</span>
        ${
          turned > 0 && isWritable(this.session)
            ? html`<button type="button" class="btn" @click=${write}>${texts.writeIn}</button>`
            : nothing
        }
        ${turned > 0 ? html`<button type="button" class="btn" @click=${fromHere}>${texts.measureFromHere}</button>` : nothing}
        <details ?open=${turned === 0}>
          <summary class="btn">${icon("down")}${texts.seek}</summary>
          <fordel-seek .session=${this.session} @done=${fold}></fordel-seek>
        </details>
      </fordel-fold>
    </footer>`;
  }

  #find() {
    const { texts } = this.language;
    return html`<div class="find">
      <input
        type="search"
        aria-label=${texts.findParam}
        placeholder=${texts.findParam}
        .value=${this.query}
        @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}
      />
      <label>
        <input
          type="checkbox"
          .checked=${this.turnedOnly}
          @change=${(e: Event) => (this.turnedOnly = (e.target as HTMLInputElement).checked)}
        />
        ${texts.turnedOnly}
      </label>
    </div>`;
  }

  /** Many parameters stand in groups, as they do in the rules. */
  #groups(wanted: readonly Param[]) {
    const { model, checked } = this.session;
    const all = model?.params ?? [];
    if (all.length <= many) return wanted.map((param) => this.#param(param));
    return groupsOf(all, checked.text).map(({ title, params }) => {
      const shown = params.filter((param) => wanted.includes(param));
      if (shown.length === 0) return nothing;
      const list = shown.map((param) => this.#param(param));
      return title
        ? html`<details class="group" open><summary>${title}</summary>${list}</details>`
        : html`<div class="group">${list}</div>`;
    });
  }

  #wanted(turned: readonly Param[]): readonly Param[] {
    const params = this.session.model?.params ?? [];
    const query = this.query.trim().toLowerCase();
    return params.filter(
      (p) => `${p.label} ${p.name}`.toLowerCase().includes(query) && (!this.turnedOnly || turned.includes(p)),
    );
  }

  #param(param: Param) {
    const { paramValues } = this.session;
    const { name } = param;
    return html`<fordel-param
      .param=${param}
      .value=${paramValues[name] ?? null}
      .start=${param.value}
      .language=${this.language}
      .read=${(text: string) => this.session.read(name, text)}
      @turn=${(e: CustomEvent<Value>) => this.session.turn(name, e.detail)}
      @reset=${() => this.session.reset(name)}
      @widen=${(e: CustomEvent<Value>) => void widen(this.session, name, e.detail)}
      ?widenable=${isWritable(this.session)}
    ></fordel-param>`;
  }

  #keys = (e: KeyboardEvent): void => {
    if (e.key === "Escape" && this.open && !e.defaultPrevented) this.#close();
  };

  #toggle = (): void => {
    this.open = !this.open;
  };

  #draw = swipedDown(
    () => (this.open ? this.renderRoot.querySelector<HTMLElement>("aside") : null),
    () => this.#close(),
  );

  #close = (): void => {
    this.open = false;
    const shown = [...this.renderRoot.querySelectorAll<HTMLElement>(".bar, .rail")];
    shown.find((button) => button.offsetParent !== null || button.getClientRects().length > 0)?.focus();
  };
}
