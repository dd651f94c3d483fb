import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Diagnostic } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { placeName } from "../state/problems.ts";
import { withoutPlace } from "../text/problems.ts";
import { shared } from "./base.ts";

/** A sentence with what stands in backquotes set as code. */
export function withCode(sentence: string) {
  return sentence.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

/**
 * A list of problems, each with its place, sentence and hint. With `jump` a
 * place is a button, and the event `jump` carries the problem.
 */
@customElement("fordel-problems")
export class ProblemList extends LitElement {
  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: 6px;
        max-height: 18rem;
        overflow: auto;
      }
      .place {
        margin-inline-end: 8px;
        white-space: nowrap;
      }
      .what {
        overflow-wrap: anywhere;
      }
      .hint {
        display: block;
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) problems: readonly Diagnostic[] = [];
  @property({ attribute: false }) language!: Language;
  @property({ type: Boolean }) jump = false;

  override render() {
    const { texts } = this.language;
    if (this.problems.length === 0) return nothing;
    return html`<ul aria-label=${texts.problemList}>${this.problems.map((problem, i) => this.#item(problem, i))}</ul>`;
  }

  /** Takes the keyboard to the first. */
  attend(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  #item(problem: Diagnostic, i: number) {
    const { texts } = this.language;
    const tone = problem.severity === "note" ? "" : problem.severity;
    return html`<li class="message ${tone}">
      <span class="place"><strong>${texts.severity[problem.severity]}</strong>${this.#place(problem, i)}</span>
      <span class="what" id="what${i}">
        ${withCode(problem.row ? withoutPlace(problem.message) : problem.message)}${problem.hint ? html`<span class="hint">${withCode(problem.hint)}</span>` : nothing}
      </span>
    </li>`;
  }

  /** Where a problem is: in the data a cell of a table, in rules a line. */
  #place(problem: Diagnostic, i: number) {
    const { texts } = this.language;
    const { table, row, field = 0, line } = problem;
    if (table && row) {
      return html` · <code>${table}</code> · ${this.#leading(problem, i, placeName(this.language, row, field - 1))}`;
    }
    if (table || line < 1) return nothing;
    return html` · ${this.#leading(problem, i, texts.line(line))}`;
  }

  /** A place, as a button where it leads there. */
  #leading(problem: Diagnostic, i: number, place: string) {
    if (!this.jump) return place;
    const jump = () => this.dispatchEvent(new CustomEvent("jump", { detail: problem }));
    return html`<button type="button" class="link" aria-describedby="what${i}" @click=${jump}>${place}</button>`;
  }
}
