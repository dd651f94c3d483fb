import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { Value } from "../engine/protocol.ts";
import { startValues } from "../state/parameters.ts";
import { SessionElement, shared } from "./base.ts";
import "./param.ts";

/** The scenario and the parameters, to turn. */
@customElement("fordel-params")
export class ParamPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      .list {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));
        gap: 14px 32px;
        margin-block-start: 12px;
      }
      .scenario {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding-block-end: 12px;
        border-block-end: 1px solid var(--line);
      }
      .scenario label {
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const { model } = this.session;
    const turned = Object.keys(this.session.turned).length > 0;
    return html`
      <div class="row apart">
        <h2 id="title">${texts.params}</h2>
        ${
          turned
            ? html`<button type="button" class="link" @click=${() => this.session.reset()}>${texts.resetAll}</button>`
            : nothing
        }
      </div>
      <div class="list">${model ? [this.#scenario(), this.#params()] : nothing}</div>
    `;
  }

  #scenario() {
    const { texts } = this.language;
    const { model, scenario } = this.session;
    if (!model?.scenarios.length) return nothing;
    const choose = (e: Event) => this.session.setScenario((e.target as HTMLSelectElement).value || null);
    return html`<div class="scenario">
      <label for="scenario">${texts.scenario}</label>
      <select id="scenario" @change=${choose}>
        <option value="" .selected=${scenario === null}>${texts.scenarioBase}</option>
        ${model.scenarios.map((s) => html`<option value=${s.name} .selected=${s.name === scenario}>${s.name}</option>`)}
      </select>
    </div>`;
  }

  #params() {
    const { model, scenario, paramValues } = this.session;
    if (!model?.params.length) return html`<p class="hint">${this.language.texts.paramsNone}</p>`;
    const start = startValues(model, scenario);
    return model.params.map(
      (param) => html`<fordel-param
        .param=${param}
        .value=${paramValues[param.name] ?? null}
        .start=${start[param.name] ?? null}
        .language=${this.language}
        .read=${(text: string) => this.session.read(param.name, text)}
        @turn=${(e: CustomEvent<Value>) => this.session.turn(param.name, e.detail)}
        @reset=${() => this.session.reset(param.name)}
      ></fordel-param>`,
    );
  }
}
