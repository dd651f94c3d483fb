import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Param, Value } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { fits, same, sliderOf, stepsBeside } from "../state/parameters.ts";
import { shared } from "./base.ts";

/**
 * One parameter: a slider with an exact field, a select, a checkbox, or a
 * field. The event `turn` carries the new value, `reset` asks for the old one.
 */
@customElement("fordel-param")
export class ParamControl extends LitElement {
  static override styles = [
    shared,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0 12px;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .control {
        display: grid;
        grid-template-columns: minmax(5rem, 1fr) minmax(9.75rem, auto);
        gap: 4px 16px;
        align-items: center;
      }
      .control.single {
        grid-template-columns: 1fr;
      }
      input[type="range"] {
        width: 100%;
        min-height: 28px;
      }
      input[type="checkbox"] {
        width: 22px;
        height: 22px;
        margin: 0;
      }
      .exact {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .exact input {
        width: 100%;
        max-width: 13rem;
        min-width: 0;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      /* No figure of an amount is cut off, however large it is. */
      @supports (field-sizing: content) {
        .exact input {
          field-sizing: content;
          flex: 1;
          width: auto;
        }
      }
      .unit {
        min-width: 1.8em;
        color: var(--ink-light);
      }
      .flag {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 36px;
      }
      .problem {
        color: var(--error);
        font-size: var(--text-small);
      }
      .link {
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) param!: Param;
  @property({ attribute: false }) value: Value = null;
  /** What reset brings back. */
  @property({ attribute: false }) start: Value = null;
  @property({ attribute: false }) language!: Language;
  /** Reads what stands in a field: null where it is no value, undefined where nobody waits for it any more. */
  @property({ attribute: false }) read!: (text: string) => Promise<Value | undefined>;
  /** What stands in the field while it is no value, and what to say of it. */
  @state() private wrong: { text: string; problem: () => string } | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("value")) this.wrong = null;
  }

  override render() {
    const { texts, formats } = this.language;
    const label = this.param.label || this.param.name;
    const changed = !same(this.value, this.start);
    const from = formats.value(this.start, this.param);
    return html`
      <div class="head">
        ${
          this.param.type === "flag"
            ? html`<span></span>`
            : html`<label class="name" for=${this.#slides ? "slider" : "field"}>${label}</label>`
        }
        ${
          changed
            ? html`<span class="row">
                <span class="badge changed">${texts.changedFrom(from)}</span>
                <button type="button" class="link" aria-label=${texts.resetOne(label)} @click=${this.#reset}>
                  ${texts.reset}
                </button>
              </span>`
            : nothing
        }
      </div>
      ${this.#control(label)} ${this.param.note ? html`<p class="hint">${this.param.note}</p>` : nothing}
      ${this.wrong ? html`<p class="problem" id="problem" role="alert">${this.wrong.problem()}</p>` : nothing}
    `;
  }

  get #slides(): boolean {
    return sliderOf(this.param) !== null;
  }

  #control(label: string) {
    if (this.param.type === "flag") return this.#flag(label);
    if (this.param.choices?.length) return this.#select(this.param.choices);
    if (this.param.type !== "number" && this.param.type !== "kr") return this.#text();
    return html`<div class="control ${this.#slides ? "" : "single"}">${this.#slider()}${this.#exact(label)}</div>`;
  }

  #flag(label: string) {
    const turn = (e: Event) => this.#turn((e.target as HTMLInputElement).checked);
    return html`<label class="flag">
      <input type="checkbox" .checked=${this.value === true} @change=${turn} /> <span class="name">${label}</span>
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
    const turn = (e: Event) => this.#turn(slider.valueAt((e.target as HTMLInputElement).valueAsNumber));
    return html`<input
      id="slider"
      type="range"
      min="0"
      max=${slider.last}
      step="1"
      .value=${String(slider.stopOf(this.value))}
      aria-valuetext=${this.language.formats.value(this.value, this.param)}
      @input=${turn}
    />`;
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
        .value=${this.wrong?.text ?? this.#shown(this.value)}
        aria-label=${this.#slides ? texts.paramExact(label) : nothing}
        aria-invalid=${this.wrong ? "true" : nothing}
        aria-describedby=${this.wrong ? "problem" : nothing}
        @change=${(e: Event) => this.#read(e.target as HTMLInputElement)}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </span>`;
  }

  #text() {
    return html`<input
      id="field"
      type="text"
      .value=${this.wrong?.text ?? this.#shown(this.value)}
      aria-invalid=${this.wrong ? "true" : nothing}
      aria-describedby=${this.wrong ? "problem" : nothing}
      @change=${(e: Event) => this.#read(e.target as HTMLInputElement)}
    />`;
  }

  async #read(input: HTMLInputElement): Promise<void> {
    const text = input.value;
    const value = await this.read(text);
    if (value === undefined || input.value !== text) return;
    if (value === null || !fits(this.param, value)) {
      this.wrong = { text, problem: () => this.#problem(value) };
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
