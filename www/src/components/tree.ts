import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ExplainedNode, ExplainedSource } from "../engine/protocol.ts";
import type { Line } from "../explain/explaining.ts";
import { exactOf, filledOf, nameOf, valueIn } from "../explain/said.ts";
import type { Language } from "../state/language.ts";
import { shared } from "./base.ts";
import { icon } from "./icons.ts";

/**
 * The steps behind a number, as a tree that the arrow keys walk. The event `unfold` carries a line that is to
 * be opened or folded, `more` one behind which there is more, `source` where a step is written.
 */
@customElement("fordel-tree")
export class StepTree extends LitElement {
  static override styles = [
    shared,
    css`
      ul {
        border-block-start: 1px solid var(--line);
        font-size: var(--t-c);
      }
      li {
        display: grid;
        grid-template-columns: 14px minmax(0, 1fr) auto;
        gap: 0 4px;
        align-items: baseline;
        min-height: var(--touch);
        padding: 4px 2px 4px calc(2px + var(--depth) * 14px);
        border-block-end: 1px solid var(--line);
        cursor: default;
      }
      li[aria-expanded] {
        cursor: pointer;
      }
      li:hover {
        background: var(--ground);
      }
      li.decides {
        background: var(--accent-soft);
      }
      li.untaken .name,
      li.untaken .v {
        font-weight: 400;
        color: var(--ink-3);
      }
      li:focus-visible {
        outline-offset: -2px;
      }
      .i {
        width: 10px;
        height: 10px;
        align-self: center;
        color: var(--ink-2);
      }
      .name {
        overflow-wrap: anywhere;
      }
      .v {
        font-weight: 600;
        text-align: end;
        overflow-wrap: anywhere;
        max-width: 14em;
      }
      small {
        grid-column: 2 / -1;
        font-size: var(--t-s);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .more {
        color: var(--accent);
        font-weight: 600;
      }
      .link {
        min-height: 0;
        font-size: var(--t-s);
        font-weight: 400;
      }
      @media (max-width: 720px), (pointer: coarse) {
        .link {
          padding-block: 6px;
        }
      }
      @media print {
        li {
          break-inside: avoid;
        }
        li.decides {
          border-inline-start: 2px solid var(--ink);
        }
        .link {
          color: inherit;
        }
      }
    `,
  ];

  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) language!: Language;
  @property() currency = "";
  @property() label = "";
  /** The line at the keyboard, by key. */
  @state() private at = "";
  /** The keyboard goes to it when it is drawn. */
  #go = false;

  override render() {
    const { texts } = this.language;
    const at = this.lines.some((line) => line.key === this.at) ? this.at : this.lines[0]?.key;
    return html`<ul role="tree" aria-label=${this.label} aria-describedby="keys" @keydown=${this.#keys}>
        ${this.lines.map((line) => this.#line(line, line.key === at))}
      </ul>
      <p id="keys" class="unseen">${texts.treeKeys}</p>`;
  }

  protected override updated(_: PropertyValues): void {
    if (!this.#go) return;
    this.#go = false;
    this.renderRoot.querySelector<HTMLElement>("li[tabindex='0']")?.focus();
  }

  #line(line: Line, at: boolean) {
    const { node, depth, place, of } = line;
    const look = node?.kind === "untaken" ? "untaken" : node?.decides ? "decides" : "";
    return html`<li
      role="treeitem"
      class=${look}
      .style=${`--depth: ${depth - 1}`}
      tabindex=${at ? 0 : -1}
      aria-level=${depth}
      aria-posinset=${place}
      aria-setsize=${of}
      aria-expanded=${node?.opens ? (line.open ? "true" : "false") : nothing}
      data-key=${line.key}
      @click=${() => this.#act(line)}
      @focus=${() => (this.at = line.key)}
    >
      ${node ? this.#step(node, line.open, at) : this.#more(line)}
    </li>`;
  }

  #step(node: ExplainedNode, open: boolean, at: boolean) {
    const { texts } = this.language;
    const exact = exactOf(node, this.currency, this.language);
    const filled = filledOf(node);
    return html`<span aria-hidden="true">${node.opens ? icon(open ? "down" : "right") : nothing}</span>
      <span class="name">${nameOf(node)}</span>
      <span class="v" title=${exact ? texts.exactly(exact) : nothing}>${valueIn(node, this.currency, this.language)}</span>
      ${filled ? html`<small title=${node.formula ?? nothing}>${filled}</small>` : nothing}
      ${node.decides ? html`<small>${texts.decidesThis}</small>` : nothing}
      ${node.source?.file ? html`<small>${this.#source(node, node.source, at)}</small>` : nothing}`;
  }

  #source(node: ExplainedNode, source: ExplainedSource, at: boolean) {
    const { texts, formats } = this.language;
    const line = formats.number(source.line, 0, 0, false);
    const place = source.letter ? texts.dataCell(source.file, source.letter + line) : texts.ruleLine(line);
    return html`<button
      type="button"
      class="link"
      tabindex=${at ? 0 : -1}
      aria-label=${source.letter ? texts.showCell(place) : `${texts.showRule(nameOf(node))}, ${place}`}
      @click=${(e: Event) => this.#show(e, node)}
    >
      ${place}
    </button>`;
  }

  #more({ more }: Line) {
    const { texts, formats } = this.language;
    return html`<span></span><span class="more">${texts.moreSteps(formats.number(more))}</span><span></span>`;
  }

  #show(e: Event, node: ExplainedNode): void {
    e.stopPropagation();
    this.#tell("source", node);
  }

  /** What a click or Enter does: opens, folds, reads more. */
  #act(line: Line): void {
    this.at = line.key;
    if (!line.node) this.#tell("more", line);
    else if (line.node.opens) this.#tell("unfold", line);
  }

  #tell(what: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  #keys = (e: KeyboardEvent): void => {
    if (e.target instanceof HTMLButtonElement || e.ctrlKey || e.metaKey || e.altKey) return;
    const i = this.lines.findIndex((line) => line.key === this.at);
    const line = this.lines[i];
    if (!line) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.#to(i + 1),
      ArrowUp: () => this.#to(i - 1),
      Home: () => this.#to(0),
      End: () => this.#to(this.lines.length - 1),
      ArrowRight: () => (line.open ? this.#to(i + 1) : this.#act(line)),
      ArrowLeft: () => (line.open ? this.#act(line) : this.#out(i)),
      Enter: () => this.#enter(line),
      " ": () => this.#enter(line),
    };
    const act = acts[e.key];
    if (!act) return;
    e.preventDefault();
    e.stopPropagation();
    act();
  };

  /** A step without others behind it shows where it is written. */
  #enter(line: Line): void {
    if (line.node && !line.node.opens && line.node.source?.file) this.#tell("source", line.node);
    else this.#act(line);
  }

  /** To the line that holds this one. */
  #out(i: number): void {
    const depth = this.lines[i]?.depth ?? 1;
    const to = this.lines.slice(0, i).findLastIndex((line) => line.depth < depth);
    if (to >= 0) this.#to(to);
  }

  #to(i: number): void {
    const line = this.lines[Math.min(Math.max(i, 0), this.lines.length - 1)];
    if (!line) return;
    this.at = line.key;
    this.#go = true;
    this.requestUpdate();
  }
}
