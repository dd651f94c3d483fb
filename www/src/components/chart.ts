import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { View } from "../engine/protocol.ts";
import type { Language } from "../state/language.ts";
import { shared } from "./base.ts";

/** The drawing code with Plot, fetched when the first chart is shown, or before if somebody asks. */
export const loadCharts = () => import("../charts/draw.ts");

/** A chart of a view, drawn anew when the view or the width changes while it is in sight, and before it is printed. */
@customElement("fordel-chart")
export class Chart extends LitElement {
  static override styles = [
    shared,
    css`
      /* Plot's own few rules: it may not bring them itself. */
      .plot {
        display: block;
        height: auto;
        max-width: 100%;
        color: var(--ink);
        font-family: inherit;
        font-size: 12px;
        overflow: visible;
      }
      .plot text,
      .plot tspan {
        white-space: pre;
      }
      .figure {
        min-height: 160px;
        margin-block-start: var(--s2);
      }
    `,
  ];

  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) language!: Language;
  @state() private charts: Awaited<ReturnType<typeof loadCharts>> | null = null;
  @state() private width = 0;
  /** It is in the window, or soon will be. */
  @state() private seen = false;
  /** What the picture in the document is of. */
  #drawn: { view: View; width: number; language: Language } | null = null;
  #sights = new IntersectionObserver(([entry]) => (this.seen = entry?.isIntersecting ?? false), {
    rootMargin: "200px",
  });
  #sizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    // Behind the frame: what is drawn changes heights, which would call the observer again within it.
    requestAnimationFrame(() => {
      this.width = width;
    });
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#sights.observe(this);
    addEventListener("beforeprint", this.#print);
    void loadCharts().then((charts) => {
      this.charts = charts;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#sights.disconnect();
    removeEventListener("beforeprint", this.#print);
  }

  override render() {
    const { texts, formats } = this.language;
    const most = this.charts?.mostBars ?? 0;
    const cut = this.view.kind === "bar" && most > 0 && this.view.length > most;
    return html`
      ${this.charts ? nothing : html`<p class="hint">${texts.chartLoading}</p>`}
      <div class="figure"></div>
      ${
        cut
          ? html`<p class="hint">${texts.chartFirst(formats.number(most), formats.number(this.view.length))}</p>`
          : nothing
      }
    `;
  }

  protected override updated(_: PropertyValues): void {
    if (this.seen) this.#draw();
  }

  #print = (): void => this.#draw();

  #draw(): void {
    const figure = this.renderRoot.querySelector(".figure");
    if (!this.charts || this.width === 0 || !figure) return;
    const { view, width, language } = this;
    const last = this.#drawn;
    if (last?.view === view && last.width === width && last.language === language) return;
    this.#drawn = { view, width, language };
    const { texts, formats } = this.language;
    const description = texts.chartAlternative(view.label);
    figure.replaceChildren(this.charts.draw({ view, formats, width, description, texts }));
  }
}
