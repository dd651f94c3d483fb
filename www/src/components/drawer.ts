import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ExplainedNode } from "../engine/protocol.ts";
import { canCompare, cellOf } from "../explain/addresses.ts";
import { same } from "../explain/comparing.ts";
import type { Explaining, Line } from "../explain/explaining.ts";
import { exactOf, nameOf, stretches, valueIn } from "../explain/said.ts";
import { wasOf } from "../explain/was.ts";
import { paperFor } from "../leave/wanted.ts";
import { originsOf } from "../state/origins.ts";
import { hidesSmall } from "../state/preferences.ts";
import { againstName } from "../state/told.ts";
import drawerCss from "../styles/drawer.css?inline";
import { SessionElement, shared, sheet } from "./base.ts";
import { icon } from "./icons.ts";
import "./origin.ts";
import { swipedDown } from "./swipe.ts";
import "./tree.ts";
import "./whynot.ts";

/** Where it is a sheet over the view, which a finger draws away. */
const sheets = "(max-width: 720px)";

/** Why a number is what it is, beside what it stands in: in sentences, then step by step. It follows the sliders. */
@customElement("fordel-drawer")
export class Drawer extends SessionElement {
  static override styles = [
    shared,
    sheet(drawerCss),
    css`
      :host {
        position: relative;
      }
    `,
  ];

  @property({ attribute: false }) explaining!: Explaining;
  @state() private copied = false;
  #stopHearing: (() => void) | undefined;
  /** What the keyboard was taken to. */
  #shown = "";

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has("explaining")) return;
    this.#stopHearing?.();
    const stops = [this.explaining, this.explaining.comparing].map((o) => o.subscribe(() => this.requestUpdate()));
    this.#stopHearing = () => {
      for (const stop of stops) stop();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopHearing?.();
  }

  override render() {
    const { texts } = this.language;
    const { level, gone } = this.explaining;
    return html`<aside aria-label=${texts.explanation} @keydown=${this.#keys} tabindex="-1">
      ${this.#head(level?.node)}
      ${gone ? html`<p class="message">${texts.notThere}</p>` : nothing}
      ${level ? html`${this.#change(level.node)} ${this.#sentences()} ${this.#whyNot(level.node)} ${this.#tree()} ${this.#whatIf()} ${this.#tools(level.node)}` : nothing}
      <fordel-origin class="origin paper" line .session=${this.session}></fordel-origin>
    </aside>`;
  }

  /** The keyboard follows to what is explained; not where that only changed its value. */
  protected override updated(): void {
    const id = this.explaining.asked?.id ?? "";
    if (id === this.#shown || (!this.explaining.level && !this.explaining.gone)) return;
    this.#shown = id;
    this.renderRoot.querySelector<HTMLElement>("aside")?.focus({ preventScroll: true });
  }

  #head(node: ExplainedNode | undefined) {
    const { texts } = this.language;
    const { asked, trail } = this.explaining;
    const tool = (name: "up" | "down" | "close", label: string, act: () => void, disabled = false) =>
      html`<button type="button" class="btn square" title=${label} aria-label=${label} ?disabled=${disabled} @click=${act}>
        ${icon(name)}
      </button>`;
    const beside = asked?.beside;
    return html`<header @pointerdown=${this.#draw}>
      <span class="grab screen"></span>
      <div class="whose">
        ${
          trail.length > 0
            ? html`<button type="button" class="link screen" @click=${() => this.explaining.back()}>‹ ${texts.backTo}</button>`
            : nothing
        }
        <h2>${node ? [node.row, nameOf({ ...node, role: "" })].filter(Boolean).join(" · ") : nothing}</h2>
        ${node ? this.#amount(node) : nothing}
      </div>
      <div class="tools screen">
        ${beside ? tool("up", texts.rowBefore, () => this.explaining.step(-1), !beside(-1)) : nothing}
        ${beside ? tool("down", texts.rowBehind, () => this.explaining.step(1), !beside(1)) : nothing}
        ${tool("close", texts.close, () => this.explaining.close())}
      </div>
    </header>`;
  }

  #amount(node: ExplainedNode) {
    const exact = exactOf(node, this.#currency, this.language);
    const { texts } = this.language;
    return html`<p class="big" title=${exact ? texts.exactly(exact) : nothing}>${valueIn(node, this.#currency, this.language)}</p>
      ${this.session.stale ? html`<p class="hint">${texts.staleNumber}</p>` : nothing}`;
  }

  get #currency(): string {
    return this.session.model?.currency ?? "";
  }

  /** How it differs from what the page measures against. */
  #change(node: ExplainedNode) {
    const { texts, formats } = this.language;
    const was = wasOf(this.session, node);
    if (was === null || typeof node.value !== "number") return nothing;
    const shown = {
      type: node.unit === this.#currency ? ("kr" as const) : ("number" as const),
      percent: node.unit === "share",
    };
    const against = againstName(this.session);
    const difference = node.value - was;
    if (Math.abs(difference) <= 1e-12 * Math.abs(was)) return html`<p class="change">${texts.againstSame(against)}</p>`;
    const style = formats.style([difference, was], shown);
    return html`<p class="change">
      <span class="mark ${difference > 0 ? "gain" : "loss"}">${formats.signed(difference, shown, style)}</span>
      ${texts.againstWas(against, formats.value(was, shown))}
      ${this.#whyChanged()}
    </p>`;
  }

  /** Opens the comparison with what is measured against. */
  #whyChanged() {
    const { measured, asked } = this.explaining;
    if (!measured || same(asked?.compared, measured)) return nothing;
    const act = () => this.explaining.compare(measured);
    return html`<button type="button" class="link screen" @click=${act}>${this.language.texts.whyChanged}</button>`;
  }

  /** Why it is not another number. The element is drawn anew with this one, as it shows what was just told. */
  #whyNot({ id }: ExplainedNode) {
    if (!canCompare(id)) return nothing;
    const { difference, waits } = this.explaining.comparing;
    return html`<fordel-why-not
      .session=${this.session}
      .explaining=${this.explaining}
      .told=${[difference, waits]}
    ></fordel-why-not>`;
  }

  /** What would move it over the next threshold. */
  #whatIf() {
    const { changes } = this.explaining.comparing;
    if (changes.length === 0) return nothing;
    return html`<h3>${this.language.texts.whatChanges}</h3>
      <ul class="changes">
        ${changes.map(
          (sentence) => html`<li>${stretches(sentence).map(({ text, id }) => (id ? html`<b>${text}</b>` : text))}</li>`,
        )}
      </ul>`;
  }

  #sentences() {
    const { sentences, level } = this.explaining;
    const own = level?.node.id;
    return html`<div class="said">
      ${sentences.map(
        (sentence) =>
          html`<p>${stretches(sentence).map(({ text, id }) => {
            if (!id) return text;
            if (id === own) return html`<b>${text}</b>`;
            return html`<button type="button" class="figure" @click=${() => this.explaining.go(id)}>${text}</button>`;
          })}</p>`,
      )}
    </div>`;
  }

  #tree() {
    const { texts } = this.language;
    const { lines } = this.explaining;
    if (lines.length === 0)
      return html`<p class="hint">${this.explaining.level?.node.hidden ? texts.stepsHidden : texts.noSteps}</p>`;
    return html`<h3>${texts.computedSo}</h3>
      <fordel-tree
        label=${texts.computedSo}
        currency=${this.#currency}
        .lines=${lines}
        .language=${this.language}
        @unfold=${(e: CustomEvent<Line>) => this.explaining.toggle(e.detail)}
        @more=${(e: CustomEvent<Line>) => this.explaining.more(e.detail)}
        @source=${(e: CustomEvent<ExplainedNode>) => this.#source(e.detail)}
      ></fordel-tree>`;
  }

  #tools(node: ExplainedNode) {
    const { texts } = this.language;
    return html`<p class="acts screen">
      ${
        node.source?.file
          ? html`<button type="button" class="btn" @click=${() => this.#source(node)}>
              ${icon(node.source.letter ? "data" : "rules")}${node.source.letter ? texts.showCell(`${node.source.letter}${node.source.line}`) : texts.inRules}
            </button>`
          : nothing
      }
      ${this.#letter(node)}
      <button type="button" class="btn" @click=${this.#copy}>
        ${icon(this.copied ? "check" : "copy")}${this.copied ? texts.copied : texts.copyText}
      </button>
      <button type="button" class="btn" @click=${this.#print}>${icon("print")}${texts.printThis}</button>
      <label title=${texts.hideSmallHint}>
        <input
          type="checkbox"
          .checked=${this.explaining.hidesSmall}
          @change=${(e: Event) => void this.explaining.hide((e.target as HTMLInputElement).checked)}
        />${texts.hideSmall}
      </label>
    </p>`;
  }

  /** Asks for the letter to the row of a cell, where its table is given money. */
  #letter({ id, row }: ExplainedNode) {
    const cell = cellOf(id);
    const { model } = this.session;
    const given = [...(model?.pools ?? []), ...(model?.grants ?? [])].some(
      (s) => s.table === cell?.table && s.type === "kr",
    );
    if (!cell || !given || this.session.stale) return nothing;
    const name = row ?? cell.key;
    const ask = () => this.dispatchEvent(paperFor({ what: "letters", row: { key: cell.key, name } }));
    return html`<button type="button" class="btn" @click=${ask}>
      ${icon("letter")}${this.language.texts.letterTo(name)}
    </button>`;
  }

  /** Asks the page to show where a step is written: `show-cell` in the data, `show-rule` in the rules. */
  #source(node: ExplainedNode): void {
    if (!node.source) return;
    const what = node.source.letter ? "show-cell" : "show-rule";
    this.dispatchEvent(
      new CustomEvent(what, { detail: { ...node.source, id: node.id }, bubbles: true, composed: true }),
    );
  }

  /** Does something with what is told, as it leaves the page: without small counts, unless those are wanted there. */
  async #leaving(act: () => unknown): Promise<void> {
    const hides = hidesSmall() && !this.explaining.hidesSmall;
    if (hides) await this.explaining.hide(true);
    await this.updateComplete;
    await act();
    if (hides) await this.explaining.hide(false);
  }

  #copy = (): Promise<void> => this.#leaving(() => this.#write());

  async #write(): Promise<void> {
    const { level, sentences } = this.explaining;
    const lines = sentences.map((sentence) => sentence.text);
    await navigator.clipboard.writeText(
      [level?.node.row, ...lines, await originsOf(this.session).line()].filter(Boolean).join("\n"),
    );
    this.copied = true;
    setTimeout(() => (this.copied = false), 2000);
  }

  /** Prints the explanation alone. */
  #print = (): Promise<void> => this.#leaving(() => this.#onPaper());

  #onPaper(): Promise<void> {
    const { host } = this.getRootNode() as ShadowRoot;
    host.setAttribute("explanation", "");
    return new Promise((done) => {
      const after = () => {
        host.removeAttribute("explanation");
        done();
      };
      addEventListener("afterprint", after, { once: true });
      print();
    });
  }

  #draw = swipedDown(
    () => (matchMedia(sheets).matches ? this.renderRoot.querySelector<HTMLElement>("aside") : null),
    () => this.explaining.close(),
  );

  #keys = (e: KeyboardEvent): void => {
    if (e.key !== "Escape" || e.defaultPrevented) return;
    e.stopPropagation();
    this.explaining.close();
  };
}
