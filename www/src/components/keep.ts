import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keepScenario } from "../state/written.ts";
import { SessionElement, shared } from "./base.ts";
import type { Fold } from "./fold.ts";
import "./fold.ts";
import { icon } from "./icons.ts";

/** Keeps the parameters as they are turned as a scenario of the rules, under a name that is asked for. */
@customElement("fordel-keep")
export class Keep extends SessionElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 8px;
      }
      label {
        font-weight: 600;
      }
      .in {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .wrong {
        color: var(--error);
      }
    `,
  ];

  @state() private taken = false;

  override render() {
    const { texts } = this.language;
    const { turned, obstacle } = this.session;
    if (Object.keys(turned).length === 0 || obstacle === "rules") return nothing;
    return html`<fordel-fold up look="btn line" @unfold=${this.#ask}>
      <span slot="button" class="in">${icon("plus")}${texts.keepScenario}</span>
      <form @submit=${this.#keep}>
        <label for="name">${texts.scenarioName}</label>
        <input id="name" type="text" required autocomplete="off" aria-describedby=${this.taken ? "wrong" : nothing} />
        ${this.taken ? html`<p id="wrong" class="wrong" role="alert">${texts.nameTaken}</p>` : nothing}
        <button class="btn go">${texts.keep}</button>
      </form>
    </fordel-fold>`;
  }

  #ask = async (): Promise<void> => {
    this.taken = false;
    await this.updateComplete;
    requestAnimationFrame(() => this.renderRoot.querySelector<HTMLInputElement>("#name")?.focus());
  };

  #keep = (e: Event): void => {
    e.preventDefault();
    const name = this.renderRoot.querySelector<HTMLInputElement>("#name")?.value.trim() ?? "";
    this.taken = this.session.model?.scenarios.some((s) => s.name === name) ?? false;
    if (!name || this.taken) return;
    this.renderRoot.querySelector<Fold>("fordel-fold")?.fold();
    void keepScenario(this.session, name);
  };
}
