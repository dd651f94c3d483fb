import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Named, RunSummary, Share } from "../engine/protocol.ts";
import { type PoolTotals, poolTotals } from "../state/figures.ts";
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
    return html`
      ${this.#failures(summary)}
      <div class="cards">
        ${model.pools.map((pool) => this.#pool(pool, summary))}
        ${model.grants.map((grant) => this.#grant(grant, summary))}
      </div>
      ${this.#kept(summary)} ${this.#values(model.values, summary)}
    `;
  }

  #failures(summary: RunSummary) {
    const { texts, formats } = this.language;
    const failed = (summary.expectations ?? []).filter((e) => !e.ok);
    if (failed.length === 0) return nothing;
    return html`<div class="message error failed" role="alert">
      <h3>${texts.expectationsFailed(failed.length)}</h3>
      <ul>
        ${failed.map(
          (e) => html`<li>
            <strong>${texts.expectationFailed}:</strong> ${e.text} ${e.scenario ? texts.inScenario(e.scenario) : nothing}
            <span class="hint">${texts.expectationSides(formats.any(e.left), formats.any(e.right))}</span>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #kept(summary: RunSummary) {
    const expectations = summary.expectations ?? [];
    if (expectations.length === 0 || expectations.some((e) => !e.ok)) return nothing;
    return html`<details class="message success">
      <summary>✓ ${this.language.texts.expectationsOk(expectations.length)}</summary>
      <ul>
        ${expectations.map(
          (e) => html`<li>${e.text} ${e.scenario ? this.language.texts.inScenario(e.scenario) : nothing}</li>`,
        )}
      </ul>
    </details>`;
  }

  #pool(pool: Share, summary: RunSummary) {
    const figures = summary.pools?.[pool.name];
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

  #grant(grant: Share, summary: RunSummary) {
    const handed = summary.handedOut[grant.name];
    if (!handed) return nothing;
    const figures = summary.grants?.[grant.name];
    const left = figures && "left" in figures ? figures.left : null;
    const { texts } = this.language;
    return html`<section class="card" data-share=${grant.name}>
      <h3>${grant.label || grant.name}</h3>
      <p class="big">${this.#amount(handed.sum, grant)}</p>
      <p class="hint">${texts.grantTotal}</p>
      ${left === null ? nothing : html`<dl><dt>${texts.leftOver}</dt><dd>${this.#amount(left, grant)}</dd></dl>`}
      ${this.#receivers(grant.name, summary)}
    </section>`;
  }

  #receivers(name: string, summary: RunSummary) {
    const handed = summary.handedOut[name];
    if (!handed) return nothing;
    const { texts, formats } = this.language;
    return html`<p class="hint">${texts.receivers(formats.number(handed.receivers), formats.number(handed.rows))}</p>`;
  }

  #values(values: readonly Named[], summary: RunSummary) {
    const { texts, formats } = this.language;
    if (values.length === 0) return nothing;
    return html`<details>
      <summary>${texts.values}</summary>
      <dl class="values">
        ${values.map(
          (v) => html`<dt>${v.label || v.name}</dt><dd>${formats.value(summary.values?.[v.name] ?? null, v)}</dd>`,
        )}
      </dl>
    </details>`;
  }

  #amount(value: number, share: Share): string {
    return this.language.formats.value(value, share);
  }
}
