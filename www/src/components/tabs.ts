import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { addressOf, type Place, places } from "../state/places.ts";
import { problemsIn } from "../state/problems.ts";
import { SessionElement, shared } from "./base.ts";
import { icon } from "./icons.ts";

/** The views of a model; those with something to mend say so. */
@customElement("fordel-tabs")
export class Tabs extends SessionElement {
  static override styles = [
    shared,
    css`
      nav {
        display: flex;
        align-items: stretch;
        gap: 24px;
        height: var(--tabs);
      }
      a {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--ink-2);
        text-decoration: none;
        border-block: 3px solid transparent;
        white-space: nowrap;
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        border-block-end-color: var(--accent);
      }
      /* Where all lines are in one colour, the views that are not shown have none. */
      @media (forced-colors: active) {
        a:not([aria-current]) {
          border-color: Canvas;
        }
        a[aria-current] {
          border-block-start-color: Canvas;
        }
      }
      a .i,
      .short {
        display: none;
      }
      @media (max-width: 1040px) {
        nav {
          gap: 14px;
        }
      }
      @media (max-width: 720px) {
        nav {
          height: 56px;
          gap: 0;
        }
        a {
          position: relative;
          flex: 1 1 auto;
          min-width: 0;
          flex-direction: column;
          justify-content: center;
          gap: 2px;
          font-size: var(--t-s);
          border-width: 3px 0 0;
        }
        a[aria-current] {
          border-block-start-color: var(--accent);
        }
        a .i {
          display: block;
        }
        .long {
          display: none;
        }
        .short {
          display: inline;
        }
        .tag {
          position: absolute;
          inset-block-start: 2px;
          inset-inline-start: calc(50% + 6px);
        }
      }
    `,
  ];

  @property({ attribute: false }) place: Place = "result";

  override render() {
    const { texts } = this.language;
    const shown = places.filter((place) => place !== "start");
    return html`<nav aria-label=${texts.viewsLabel}>${shown.map((place) => this.#tab(place))}</nav>`;
  }

  #tab(place: Exclude<Place, "start">) {
    const { texts } = this.language;
    const wrong = this.#wrong(place);
    const tag = wrong > 0 ? html`<span class="tag" aria-label=${texts.problems(wrong)}>${wrong}</span>` : nothing;
    return html`<a href=${addressOf(place)} aria-current=${place === this.place ? "page" : nothing}>
      ${icon(place)}<span class=${place === "about" ? "long" : ""}>${texts.views[place]}</span>
      ${place === "about" ? html`<span class="short">${texts.aboutShort}</span>` : nothing}${tag}
    </a>`;
  }

  /** How many things there are to mend in a view. */
  #wrong(place: Place): number {
    const errors = (list: readonly { severity: string }[]) => list.filter((p) => p.severity === "error").length;
    if (place === "rules") return errors(this.session.ruleProblems);
    if (place !== "data") return 0;
    const { data, runProblems } = this.session;
    const bad = [...data].map(([table, { read }]) => errors(problemsIn(table, read?.diagnostics ?? [], runProblems)));
    return bad.reduce((sum, n) => sum + n, this.session.model ? this.session.missing.length : 0);
  }
}
