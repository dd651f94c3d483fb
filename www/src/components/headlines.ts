import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Model, Share, Summary } from "../engine/protocol.ts";
import { joined } from "../i18n/index.ts";
import { type Verdict, verdicts } from "../state/expectations.ts";
import { type PoolTotals, poolTotals } from "../state/figures.ts";
import { keyFigures } from "../state/keyfigures.ts";
import { SessionElement, shared } from "./base.ts";

/** The headline figures: each pool and grant, what holds, and what was computed on the way. */
@customElement("fordel-headlines")
export class Headlines extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: 12px;
      }
      .card {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--primary);
        border-radius: var(--radius);
        break-inside: avoid;
      }
      .big {
        font-size: 1.5rem;
        line-height: 1.35;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 12px;
        margin: 4px 0 0;
        font-size: var(--text-small);
      }
      dt {
        color: var(--ink-light);
      }
      dd {
        margin: 0;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .values {
        grid-template-columns: fit-content(70%) 1fr;
        max-width: 40rem;
      }
      .failed {
        display: grid;
        gap: 8px;
      }
      .failed ul {
        display: grid;
        gap: 6px;
      }
    `,
  ];

  override render() {
    const { results, model } = this.session;
    if (!results || !model) return nothing;
    const { summary } = results;
    const outcome = verdicts(summary.expectations);
    return html`
      ${this.#failures(outcome)}
      ${model.pools.length + model.grants.length > 0 ? this.#cards(model, summary) : nothing}
      ${this.#kept(outcome)} ${this.#values(summary, model)}
    `;
  }

  #failures(verdicts: readonly Verdict[]) {
    const { texts } = this.language;
    const failed = verdicts.filter((v) => !v.ok);
    if (failed.length === 0) return nothing;
    return html`<div class="message error failed" role="alert">
      <h3>${texts.expectationsFailed(failed.length)}</h3>
      <ul>
        ${failed.map(
          (v) => html`<li>
            <strong>${texts.expectationFailed}:</strong> ${v.text} (${this.#where(v)})
            ${v.sides ? html`<span class="hint">${this.#sides(v.sides)}</span>` : nothing}
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #where({ failsIn }: Verdict): string {
    const { texts } = this.language;
    const scenarios = failsIn.filter((name) => name !== null);
    const places = [
      ...(failsIn.includes(null) ? [texts.failsInBase] : []),
      ...(scenarios.length > 0 ? [texts.failsIn(joined(texts, scenarios))] : []),
    ];
    return joined(texts, places);
  }

  #sides({ left, right }: NonNullable<Verdict["sides"]>): string {
    const { texts, formats } = this.language;
    return texts.expectationSides(formats.any(left), formats.any(right));
  }

  #kept(verdicts: readonly Verdict[]) {
    if (verdicts.length === 0 || verdicts.some((v) => !v.ok)) return nothing;
    return html`<details class="message success">
      <summary>✓ ${this.language.texts.expectationsOk(verdicts.length)}</summary>
      <ul>
        ${verdicts.map((v) => html`<li>${v.text}</li>`)}
      </ul>
    </details>`;
  }

  #cards(model: Model, summary: Summary) {
    return html`<div class="cards">
      ${model.pools.map((pool) => this.#pool(pool, summary))}
      ${model.grants.map((grant) => this.#grant(grant, summary))}
    </div>`;
  }

  #pool(pool: Share, summary: Summary) {
    const figures = summary.pools[pool.name];
    const handed = summary.handedOut[pool.name];
    if (!figures || !handed) return nothing;
    const { texts } = this.language;
    const totals = poolTotals(figures, handed.sum);
    return html`<section class="card" data-share=${pool.name}>
      <h3>${pool.label || pool.name}</h3>
      <p class="big">${this.#amount(totals.shared, pool)}</p>
      <p class="hint">${texts.ofAmount(this.#amount(totals.amount, pool))}</p>
      <dl>
        <dt>${texts.leftOver}</dt>
        <dd>${this.#amount(totals.left, pool)}</dd>
        ${totals.passed ? html`<dt>${texts.passedOn}</dt><dd>${this.#amount(totals.passed, pool)}</dd>` : nothing}
        ${this.#rate(totals, pool)}
      </dl>
      ${this.#receivers(pool.name, summary)}
    </section>`;
  }

  #rate(totals: PoolTotals, pool: Share) {
    const { texts } = this.language;
    if (totals.rate === null) return nothing;
    const rate = totals.rate === "varies" ? texts.rateVaries : this.#amount(totals.rate, pool);
    return html`<dt>${texts.ratePerPoint}</dt><dd>${rate}</dd>`;
  }

  #grant(grant: Share, summary: Summary) {
    const handed = summary.handedOut[grant.name];
    if (!handed) return nothing;
    const left = summary.grants[grant.name]?.[""]?.left ?? null;
    const { texts } = this.language;
    return html`<section class="card" data-share=${grant.name}>
      <h3>${grant.label || grant.name}</h3>
      <p class="big">${this.#amount(handed.sum, grant)}</p>
      <p class="hint">${texts.grantTotal}</p>
      ${left === null ? nothing : html`<dl><dt>${texts.leftOver}</dt><dd>${this.#amount(left, grant)}</dd></dl>`}
      ${this.#receivers(grant.name, summary)}
    </section>`;
  }

  #receivers(name: string, summary: Summary) {
    const handed = summary.handedOut[name];
    if (!handed) return nothing;
    const { texts, formats } = this.language;
    return html`<p class="hint">${texts.receivers(formats.number(handed.receivers), formats.number(handed.rows))}</p>`;
  }

  #values(summary: Summary, model: Model) {
    const figures = keyFigures(summary, model, this.language);
    if (figures.length === 0) return nothing;
    return html`<details>
      <summary>${this.language.texts.values}</summary>
      <dl class="values">${figures.map((f) => html`<dt>${f.name}</dt><dd>${f.value}</dd>`)}</dl>
    </details>`;
  }

  #amount(value: number, share: Share): string {
    return this.language.formats.value(value, share);
  }
}
