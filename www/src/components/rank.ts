import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ticks } from "../charts/ticks.ts";
import { type Asked, askFor } from "../explain/explaining.ts";
import { type Bar, type Caption, spanOf } from "../state/ranks.ts";
import { shared } from "./base.ts";
import { Printing } from "./printing.ts";
import { Sight } from "./sight.ts";

/** A bar, with the address of its number; none where one cannot ask why it is what it is. */
export type Ranked = Omit<Bar, "row"> & { id?: string };

/** So many bars have room for what they are called. */
const most = 10;

/**
 * One bar for each row, from the highest to the lowest: the same picture for twelve
 * and for four thousand. It stretches to any width without its text doing so. The
 * pointer or the arrow keys name a bar; a click or Enter sends `explain` for the number of one that has an address.
 */
@customElement("fordel-rank")
export class RankChart extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      /* Names stand below their bars where each has room. */
      @container (max-width: 340px) {
        .names {
          display: none;
        }
      }
      @container (max-width: 590px) {
        .names.wide {
          display: none;
        }
      }
      @container (max-width: 940px) {
        .names.widest {
          display: none;
        }
      }
      .rank {
        position: relative;
        height: var(--height, 148px);
        margin: 8px 0 10px;
      }
      .plot {
        position: absolute;
        inset: 0;
      }
      .plot:focus-visible {
        outline-offset: 4px;
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .g {
        fill: var(--gain);
      }
      .l {
        fill: var(--loss);
      }
      .z {
        fill: var(--accent);
      }
      .at {
        fill: var(--ink);
      }
      .was,
      .around {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2px;
        vector-effect: non-scaling-stroke;
      }
      .around {
        stroke: var(--paper);
        stroke-width: 6px;
      }
      .tick {
        position: absolute;
        inset-inline: 0;
        border-block-start: 1px solid var(--line);
        font-size: var(--t-s);
        line-height: 1;
        color: var(--ink-3);
      }
      .tick.zero {
        border-color: var(--line-2);
      }
      .tick span {
        position: absolute;
        inset-block-start: -6px;
        inset-inline-start: 0;
        padding-inline-end: 6px;
        background: var(--paper);
        text-align: end;
        white-space: nowrap;
      }
      .cap {
        position: absolute;
        font-size: var(--t-c);
        font-weight: 600;
        line-height: 1.35;
        pointer-events: none;
      }
      .cap small {
        display: block;
        font-size: var(--t-s);
        font-weight: 400;
        color: var(--ink-2);
      }
      .cap.down {
        inset-inline-end: 2px;
        text-align: end;
      }
      .names {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        margin-block-end: 6px;
        font-size: var(--t-s);
        line-height: 1.25;
        color: var(--ink-2);
        text-align: center;
      }
      .cap.nought {
        font-weight: 400;
        color: var(--ink-2);
      }
      .tip {
        position: absolute;
        z-index: 2;
        inset-block-start: -10px;
        padding: 2px 8px;
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--paper);
        forced-color-adjust: none;
        font-size: var(--t-s);
        white-space: nowrap;
        pointer-events: none;
        translate: -50% 0;
      }
      @media print {
        .g {
          fill: none;
          stroke: #000000;
          stroke-width: 1px;
          vector-effect: non-scaling-stroke;
        }
      }
    `,
  ];

  /** From the highest to the lowest. */
  @property({ attribute: false }) bars: readonly Ranked[] = [];
  /** They are changes: those above zero gain, those below lose. */
  @property({ type: Boolean }) changes = false;
  @property({ attribute: false }) up: Caption | null = null;
  @property({ attribute: false }) down: Caption | null = null;
  /** What is said at the end, where bars have no height. */
  @property() nought = "";
  /** Writes the number of a tick. */
  @property({ attribute: false }) write: (value: number) => string = String;
  @property() label = "";
  @state() private at: number | null = null;

  /** Its bars may be others on paper. */
  protected readonly printing = new Printing(this, () => this.performUpdate());
  #sight = new Sight(this);

  protected override scheduleUpdate() {
    return this.#sight.draw(() => super.scheduleUpdate());
  }

  override render() {
    const { bars } = this;
    const marks = ticks(...spanOf(bars));
    const [low, high] = [marks[0] ?? 0, marks.at(-1) ?? 0];
    const place = (value: number) => (high === low ? 100 : ((high - value) / (high - low)) * 100);
    const texts = marks.map(this.write);
    const room = Math.max(...texts.map((t) => t.length)) * 7 + 8;
    return html`<div class="rank">
      ${marks.map(
        (mark, i) => html`<div class="tick ${mark === 0 ? "zero" : ""}" .style=${`top: ${place(mark)}%`}>
          <span .style=${`width: ${room}px`} aria-hidden="true">${texts[i]}</span>
        </div>`,
      )}
      <div
        class="plot"
        role="img"
        tabindex="0"
        aria-label=${this.label}
        .style=${`left: ${room + 4}px`}
        @pointermove=${this.#point}
        @pointerleave=${this.#leave}
        @blur=${this.#leave}
        @keydown=${this.#keys}
        @click=${this.#pick}
      >
        <svg viewBox="0 0 ${Math.max(1, bars.length)} 100" preserveAspectRatio="none" aria-hidden="true">
          ${this.#shapes(place)} ${this.#were(place)}
        </svg>
        ${this.#captions(place(0))} ${this.#tip()}
      </div>
      <span class="unseen" aria-live="polite">${this.#said()}</span>
    </div>
    ${this.#names(room + 4)}`;
  }

  /** Whose the bars are, where they are few. */
  #names(left: number) {
    const { bars } = this;
    const longest = Math.max(0, ...bars.flatMap(({ name }) => name.split(/[\s-]+/)).map((word) => word.length));
    const need = bars.length * (longest * 6.6 + 8);
    if (bars.length > most || need > 880) return nothing;
    const look = need > 510 ? "widest" : need > 292 ? "wide" : "";
    return html`<div class="names ${look}" aria-hidden="true" .style=${`margin-inline-start: ${left}px`}>
      ${bars.map(({ name }) => html`<span>${name}</span>`)}
    </div>`;
  }

  /** The bars of a kind as one shape, as each of its own costs time at every movement; the one that is pointed at stands over them. */
  #shapes(place: (value: number) => number) {
    const [up, down] = this.changes ? ["g", "l"] : ["z", "z"];
    const shape = (kind: string, has: (value: number) => boolean) => {
      const drawn = this.bars.map(({ value }, i) => (has(value) ? this.#bar(value, i, place) : "")).join("");
      return drawn ? svg`<path class=${kind} d=${drawn} />` : nothing;
    };
    const at = this.at === null ? undefined : this.bars[this.at];
    return svg`${shape(up, (x) => x > 0)}${shape(down, (x) => x < 0)}
      ${at && this.at !== null ? svg`<path class="at" d=${this.#bar(at.value, this.at, place)} />` : nothing}`;
  }

  #bar(value: number, i: number, place: (value: number) => number): string {
    const gap = this.bars.length > 120 ? 0.02 : 0.14;
    const [left, right] = [i + gap, i + 1 - gap].map((x) => x.toFixed(2));
    const [top, bottom] = [Math.max(0, value), Math.min(0, value)].map((x) => place(x).toFixed(2));
    return `M${left} ${top}H${right}V${bottom}H${left}z`;
  }

  /** Lines at what the bars were before, with room around them, as they are about as dark as the bars they cross. */
  #were(place: (value: number) => number) {
    const lines = this.bars.map(({ was }, i) => (was === undefined ? "" : `M${i} ${place(was).toFixed(2)}h1`)).join("");
    return lines ? svg`<path class="around" d=${lines} /><path class="was" d=${lines} />` : nothing;
  }

  #captions(zero: number) {
    const { up, down } = this;
    const below = `top: calc(${zero}% + 6px)`;
    const above = `bottom: calc(${100 - zero}% + 6px)`;
    const caption = ({ text, sum }: Caption, kind: string, where: string) =>
      html`<p class="cap ${kind}" .style=${where}><span class="mark ${kind.split(" ")[0]}">${text}</span><small>${sum}</small></p>`;
    return html`${up ? caption(up, "gain", down ? below : "top: 2px; right: 2px; text-align: end") : nothing}
    ${down ? caption(down, "loss down", above) : nothing}
    ${this.nought ? html`<p class="cap down nought" .style=${above}>${this.nought}</p>` : nothing}`;
  }

  #tip() {
    const bar = this.at === null ? undefined : this.bars[this.at];
    if (!bar || this.at === null) return nothing;
    const share = (this.at + 0.5) / this.bars.length;
    const left = `left: clamp(80px, ${(share * 100).toFixed(2)}%, calc(100% - 80px))`;
    return html`<div class="tip" aria-hidden="true" .style=${left}>${bar.name} <b>${bar.text}</b></div>`;
  }

  #said(): string {
    const bar = this.at === null ? undefined : this.bars[this.at];
    return bar ? `${bar.name}: ${bar.text}` : "";
  }

  #point = (e: PointerEvent): void => {
    const { left, width } = (e.currentTarget as HTMLElement).getBoundingClientRect();
    this.#go(Math.floor(((e.clientX - left) / width) * this.bars.length));
  };

  #leave = (): void => {
    this.at = null;
  };

  #keys = (e: KeyboardEvent): void => {
    const last = this.bars.length - 1;
    const at = this.at ?? -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? last : at - 1, Home: 0, End: last }[e.key];
    if (e.key === "Enter") this.#pick();
    if (to === undefined) return;
    e.preventDefault();
    this.#go(to);
  };

  #go(to: number): void {
    this.at = this.bars.length === 0 ? null : Math.min(this.bars.length - 1, Math.max(0, to));
  }

  #pick = (): void => {
    const bar = this.at === null ? undefined : this.bars[this.at];
    if (!bar?.id) return;
    const back = () => this.renderRoot.querySelector<HTMLElement>(".plot")?.focus();
    this.dispatchEvent(askFor({ id: bar.id, change: this.changes, back, beside: (by) => this.#beside(bar, by) }));
  };

  /** The bar beside another one, whichever they are by then. */
  #beside({ id }: Ranked, by: 1 | -1): Asked | null {
    const at = this.bars.findIndex((bar) => bar.id === id);
    const next = at < 0 ? undefined : this.bars[at + by];
    return next?.id ? { id: next.id, beside: (by) => this.#beside(next, by) } : null;
  }
}
