import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Param, Value } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { fits, type Slider, same, sliderOf, stepsBeside } from "../state/parameters.ts";
import { isWidenable } from "../state/written.ts";
import { shared } from "./base.ts";
import { Turning } from "./turning.ts";

/**
 * One parameter: a slider with an exact field, a select, a checkbox, or a
 * field. The event `turn` carries the new value, `reset` asks for the old one.
 */
@customElement("fordel-param")
export class ParamControl extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        padding: 9px 0 10px;
        border-block-start: 1px solid var(--line);
      }
      :host([turned])::before {
        content: "";
        position: absolute;
        inset-block: 0;
        inset-inline-start: calc(-1 * var(--edge, 24px));
        width: 4px;
        background: var(--accent);
        forced-color-adjust: none;
      }
      .name {
        display: block;
        font-size: var(--t-c);
        overflow-wrap: anywhere;
      }
      :host([turned]) .name {
        font-weight: 600;
      }
      .set {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 12px;
        align-items: center;
        margin-block-start: 4px;
      }
      .set.wide {
        grid-template-columns: minmax(0, 1fr);
      }
      .slide {
        position: relative;
        height: max(24px, var(--touch));
        /* Half a thumb on each side. */
        --half: 8px;
      }
      .slide input {
        appearance: none;
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        background: none;
        cursor: pointer;
        touch-action: pan-y pinch-zoom;
        forced-color-adjust: none;
      }
      .slide input::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(var(--accent), var(--accent)) 0 0 / var(--at) 100% no-repeat
          color-mix(in srgb, var(--line-2) 60%, transparent);
      }
      .slide input::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--line-2) 60%, transparent);
      }
      .slide input::-moz-range-progress {
        height: 4px;
        border-radius: 2px;
        background: var(--accent);
      }
      .slide input::-webkit-slider-thumb {
        appearance: none;
        width: 16px;
        height: 16px;
        margin-block-start: -6px;
        border: 4px solid var(--accent);
        border-radius: 50%;
        background: var(--paper);
      }
      .slide input::-moz-range-thumb {
        box-sizing: border-box;
        width: 16px;
        height: 16px;
        border: 4px solid var(--accent);
        border-radius: 50%;
        background: var(--paper);
      }
      .notch {
        position: absolute;
        inset-block: 5px;
        width: 2px;
        margin-inline-start: -1px;
        inset-block: calc(50% - 7px);
        background: var(--ink-2);
        pointer-events: none;
        forced-color-adjust: none;
      }
      .exact {
        display: flex;
        align-items: center;
        gap: 6px;
        font-size: var(--t-c);
        color: var(--ink-2);
      }
      .exact input {
        min-width: 76px;
        min-height: max(28px, var(--touch));
        color: var(--ink);
        font-weight: 600;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .unit {
        min-width: 22px;
      }
      select,
      .text {
        width: 100%;
        margin-block-start: 4px;
      }
      .flag {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: max(28px, var(--touch));
        font-size: var(--t-c);
      }
      .flag input {
        width: 18px;
        height: 18px;
        flex: none;
      }
      .was {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        align-items: center;
        gap: 0 8px;
        margin-block-start: 2px;
        font-size: var(--t-s);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .was .link,
      .problem .link {
        font-size: var(--t-s);
      }
      .note-line {
        font-size: var(--t-s);
        color: var(--ink-2);
        margin-block-start: 2px;
      }
      .problem {
        color: var(--error);
        font-size: var(--t-s);
        margin-block-start: 2px;
      }
      @media (max-width: 720px), (pointer: coarse) {
        .slide {
          --half: 12px;
        }
        .slide input::-webkit-slider-thumb {
          width: 24px;
          height: 24px;
          margin-block-start: -10px;
          border-width: 6px;
        }
        .slide input::-moz-range-thumb {
          width: 24px;
          height: 24px;
          border-width: 6px;
        }
      }
    `,
  ];

  @property({ attribute: false }) param!: Param;
  @property({ attribute: false }) value: Value = null;
  /** What the rules say, and reset brings back. */
  @property({ attribute: false }) start: Value = null;
  @property({ attribute: false }) language!: Language;
  /** Reads what stands in a field: null where it is no value, undefined where nobody waits for it any more. */
  @property({ attribute: false }) read!: (text: string) => Promise<Value | undefined>;
  /** What stands in the field while it is no value, and what to say of it. */
  @state() private wrong: { text: string; problem: () => string; beyond: Value } | null = null;
  /** The range can be moved in the rules, for which the event `widen` carries a value beyond it. */
  @property({ type: Boolean }) widenable = false;

  /** The value when the keyboard came here, which Escape gives back. */
  #before: Value = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("value")) this.wrong = null;
    this.toggleAttribute("turned", this.#turned);
  }

  get #turned(): boolean {
    return !same(this.value, this.start);
  }

  override render() {
    const label = this.param.label || this.param.name;
    return html`
      ${
        this.param.type === "flag"
          ? nothing
          : html`<label class="name" for=${this.#slides ? "slider" : "field"}>${label}</label>`
      }
      ${this.#control(label)} ${this.#was(label)}
      ${this.param.note ? html`<p class="note-line">${this.param.note}</p>` : nothing}
      ${this.wrong ? this.#wrong(this.wrong) : nothing}
    `;
  }

  #wrong({ problem, beyond }: { problem: () => string; beyond: Value }) {
    const widen = () => this.dispatchEvent(new CustomEvent("widen", { detail: beyond }));
    return html`<p class="problem" id="problem" role="alert">
      ${problem()}
      ${
        this.widenable && beyond !== null
          ? html`<button type="button" class="link" @click=${widen}>${this.language.texts.widen}</button>`
          : nothing
      }
    </p>`;
  }

  #was(label: string) {
    const { texts, formats } = this.language;
    if (!this.#turned) return nothing;
    return html`<p class="was">
      <span>${texts.baseValue(formats.value(this.start, this.param))}</span>
      <button type="button" class="link" aria-label=${texts.resetOne(label)} @click=${this.#reset}>${texts.reset}</button>
    </p>`;
  }

  get #slides(): boolean {
    return sliderOf(this.param) !== null;
  }

  #control(label: string) {
    if (this.param.type === "flag") return this.#flag(label);
    if (this.param.choices?.length) return this.#select(this.param.choices);
    if (this.param.type !== "number" && this.param.type !== "kr") return this.#text();
    const wide = !this.#slides || this.#width > 9;
    return html`<div class="set ${wide ? "wide" : ""}">${this.#slider()}${this.#exact(label)}</div>`;
  }

  #flag(label: string) {
    const turn = (e: Event) => this.#turn((e.target as HTMLInputElement).checked);
    return html`<label class="flag">
      <input type="checkbox" .checked=${this.value === true} @change=${turn} /><span class="name">${label}</span>
    </label>`;
  }

  #select(choices: readonly Value[]) {
    const { formats } = this.language;
    const turn = (e: Event) => this.#turn(choices[(e.target as HTMLSelectElement).selectedIndex] ?? null);
    return html`<select id="field" @change=${turn}>
      ${choices.map((c) => html`<option .selected=${c === this.value}>${formats.value(c, this.param)}</option>`)}
    </select>`;
  }

  #slider() {
    const slider = sliderOf(this.param);
    if (!slider || typeof this.value !== "number") return nothing;
    const place = (value: Value) => (typeof value === "number" ? slider.stopOf(value) / (slider.last || 1) : 0);
    const { start, value } = this;
    return html`<div class="slide">
      ${this.#turned ? html`<span class="notch" .style=${`left: ${along(place(start))}`}></span>` : nothing}
      <input
        id="slider"
        type="range"
        min="0"
        max=${slider.last}
        step="1"
        .style=${`--at: ${along(place(value))}`}
        .value=${String(slider.stopOf(value as number))}
        aria-valuetext=${this.language.formats.value(value, this.param)}
        @input=${this.#turning.input}
        @pointerdown=${this.#turning.pointerdown}
        @pointermove=${this.#turning.pointermove}
        @pointerup=${this.#turning.pointerup}
        @pointercancel=${this.#turning.pointercancel}
        @touchend=${this.#turning.touchend}
        @touchcancel=${this.#turning.touchend}
        @focus=${this.#remember}
        @keydown=${(e: KeyboardEvent) => this.#keys(e, slider)}
      />
    </div>`;
  }

  #turning = new Turning(
    (input) => {
      const slider = sliderOf(this.param);
      const value = slider?.valueAt(input.valueAsNumber) ?? null;
      if (slider && !same(value, this.value)) this.#turn(value);
    },
    (input) => {
      const slider = sliderOf(this.param);
      if (slider && typeof this.value === "number") input.value = String(slider.stopOf(this.value));
    },
  );

  #remember = (): void => {
    this.#before = this.value;
  };

  /** Shift makes ten steps of one; Escape gives back the value from before. */
  #keys(e: KeyboardEvent, slider: Slider): void {
    const steps = { ArrowRight: 10, ArrowUp: 10, ArrowLeft: -10, ArrowDown: -10 }[e.key];
    if (e.key === "Escape" && !same(this.value, this.#before)) {
      e.preventDefault();
      this.#turn(this.#before);
    } else if (e.shiftKey && steps && typeof this.value === "number") {
      e.preventDefault();
      const stop = Math.min(slider.last, Math.max(0, slider.stopOf(this.value) + steps));
      this.#turn(slider.valueAt(stop));
    }
  }

  /** How many characters the field holds: no figure that the parameter may have is cut off. */
  get #width(): number {
    const { from, to } = this.param;
    const slider = sliderOf(this.param);
    // A step from either end has the decimals that others have, so the field keeps its width as the slider moves.
    const steps = slider ? [slider.valueAt(1), slider.valueAt(slider.last - 1)] : [];
    const values = [from, to, ...steps, this.value, this.start].filter((v) => typeof v === "number");
    return Math.max(4, ...values.map((v) => this.#shown(v).length), this.wrong?.text.length ?? 0);
  }

  #exact(label: string) {
    const { texts, formats } = this.language;
    const { percent, type } = this.param;
    const unit = percent ? "%" : type === "kr" ? formats.unit : "";
    return html`<span class="exact">
      <input
        id="field"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .style=${`width: calc(${this.#width}ch + 20px)`}
        @keydown=${this.#leave}
        .value=${this.wrong?.text ?? this.#shown(this.value)}
        aria-label=${this.#slides ? texts.paramExact(label) : nothing}
        aria-invalid=${this.wrong ? "true" : nothing}
        aria-describedby=${this.wrong ? "problem" : nothing}
        @change=${(e: Event) => this.#read(e.target as HTMLInputElement)}
      />
      ${unit || this.#slides ? html`<span class="unit">${unit}</span>` : nothing}
    </span>`;
  }

  #text() {
    return html`<input
      id="field"
      class="text"
      type="text"
      .value=${this.wrong?.text ?? this.#shown(this.value)}
      aria-invalid=${this.wrong ? "true" : nothing}
      aria-describedby=${this.wrong ? "problem" : nothing}
      @change=${(e: Event) => this.#read(e.target as HTMLInputElement)}
    />`;
  }

  /** Escape leaves what was not finished. */
  #leave = (e: KeyboardEvent): void => {
    const input = e.target as HTMLInputElement;
    const shown = this.#shown(this.value);
    if (e.key !== "Escape" || (input.value === shown && !this.wrong)) return;
    e.preventDefault();
    this.wrong = null;
    input.value = shown;
  };

  async #read(input: HTMLInputElement): Promise<void> {
    const text = input.value;
    const value = await this.read(text);
    if (value === undefined || input.value !== text) return;
    if (value === null || !fits(this.param, value)) {
      const beyond = isWidenable(this.param, value) ? value : null;
      this.wrong = { text, problem: () => this.#problem(value), beyond };
      return;
    }
    this.#turn(value);
    // The same value written differently changes no property: write it as it is shown.
    input.value = this.#shown(value);
  }

  /** A value as it stands in a field. */
  #shown(value: Value): string {
    return typeof value === "number" ? this.language.formats.field(value, this.param) : String(value ?? "");
  }

  /** What to write instead of a value that does not fit. */
  #problem(value: Value): string {
    const { texts, formats } = this.language;
    if (this.param.type === "date") return texts.paramDate;
    if (typeof value !== "number") return texts.paramNumber;
    const { from, to } = this.param;
    const shown = (value: number) => formats.value(value, this.param);
    const inside = value >= (from ?? -Infinity) && value <= (to ?? Infinity);
    const beside = inside ? stepsBeside(this.param, value) : null;
    if (beside) return texts.paramStep(shown(beside[0]), shown(beside[1]));
    if (typeof from === "number" && typeof to === "number") return texts.paramRange(shown(from), shown(to));
    return typeof from === "number" ? texts.paramAtLeast(shown(from)) : texts.paramAtMost(shown(to ?? 0));
  }

  #turn(value: Value): void {
    this.wrong = null;
    this.dispatchEvent(new CustomEvent("turn", { detail: value }));
  }

  #reset(): void {
    this.wrong = null;
    this.dispatchEvent(new CustomEvent("reset"));
    this.renderRoot.querySelector<HTMLElement>("#slider, #field, input")?.focus();
  }
}

/** A place along a slider whose thumb stays within its ends. */
function along(share: number): string {
  return `calc(var(--half) + ${share} * (100% - 2 * var(--half)))`;
}
