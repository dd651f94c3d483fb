import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Scenario } from "../engine/protocol.ts";
import { isWritable, removeScenario, renameScenario, writeValues } from "../state/written.ts";
import { SessionElement, shared } from "./base.ts";
import type { Fold } from "./fold.ts";
import "./fold.ts";
import { icon } from "./icons.ts";

/** What can be done with a scenario of the rules: call it something else, take it out, or make it the rules' own values. */
@customElement("fordel-scenario-menu")
export class ScenarioMenu extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-block;
        font-weight: 400;
      }
      form {
        display: grid;
        gap: 6px;
        margin-block-end: 8px;
        text-align: start;
      }
      .wrong {
        color: var(--error);
      }
      .acts {
        display: grid;
        justify-items: start;
      }
    `,
  ];

  @property({ attribute: false }) scenario!: Scenario;
  @state() private taken = false;

  override render() {
    const { texts } = this.language;
    const { scenario, session } = this;
    if (!isWritable(session)) return nothing;
    const act = (does: () => Promise<void>) => () => {
      this.#fold();
      void does();
    };
    const write = act(() => writeValues(session, { scenario: scenario.name, turned: {} }, scenario.name));
    return html`<fordel-fold end look="btn square" label=${texts.scenarioMenu(scenario.name)} @unfold=${() => (this.taken = false)}>
      <span slot="button">${icon("more")}</span>
      ${
        scenario.nameAt
          ? html`<form @submit=${this.#rename}>
              <label for="name">${texts.newName}</label>
              <input id="name" type="text" required autocomplete="off" .value=${scenario.name} aria-describedby=${this.taken ? "wrong" : nothing} />
              ${this.taken ? html`<p id="wrong" class="wrong" role="alert">${texts.nameTaken}</p>` : nothing}
              <button class="btn line">${texts.rename}</button>
            </form>`
          : nothing
      }
      <div class="acts">
        <button type="button" class="btn" @click=${write}>${texts.writeIn}</button>
        ${
          scenario.at
            ? html`<button type="button" class="btn" @click=${act(() => removeScenario(session, scenario))}>${texts.remove}</button>`
            : nothing
        }
      </div>
    </fordel-fold>`;
  }

  #fold(): void {
    this.renderRoot.querySelector<Fold>("fordel-fold")?.fold();
  }

  #rename = (e: Event): void => {
    e.preventDefault();
    const to = this.renderRoot.querySelector<HTMLInputElement>("#name")?.value.trim() ?? "";
    const { name } = this.scenario;
    this.taken = to !== name && (this.session.model?.scenarios.some((s) => s.name === to) ?? false);
    if (!to || this.taken) return;
    this.#fold();
    if (to !== name) void renameScenario(this.session, this.scenario, to);
  };
}
