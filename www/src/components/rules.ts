import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Diagnostic } from "../engine/protocol.ts";
import { save } from "../state/save.ts";
import { SessionElement, shared } from "./base.ts";
import type { RulesEditor } from "./editor.ts";
import "./editor.ts";
import "./problems.ts";

/** The rules: the editor, what is wrong in it, and the file to save. */
@customElement("fordel-rules")
export class RulesPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      fordel-editor {
        height: min(36rem, 70vh);
      }
      @media (max-width: 62rem) {
        fordel-editor {
          height: min(24rem, 50vh);
        }
      }
      .state {
        font-size: var(--text-small);
      }
      .file {
        font-family: var(--font-code);
        font-size: var(--text-small);
        color: var(--ink-light);
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { texts } = this.language;
    const { rules, ruleProblems } = this.session;
    return html`
      <div class="row apart">
        <div class="row"><h2>${texts.rules}</h2><span class="file">${rules.file}</span></div>
        <button type="button" class="link" @click=${() => save(rules.file, rules.text, "text/plain")}>
          ${texts.rulesSave}
        </button>
      </div>
      <fordel-editor .session=${this.session}></fordel-editor>
      <div class="row apart">
        <p class="state" role="status">${this.#state()}</p>
        <p class="hint">${texts.rulesKeys}</p>
      </div>
      <fordel-problems
        jump
        .problems=${ruleProblems}
        .language=${this.language}
        @jump=${(e: CustomEvent<Diagnostic>) => this.renderRoot.querySelector<RulesEditor>("fordel-editor")?.goTo(e.detail)}
      ></fordel-problems>
    `;
  }

  #state(): string {
    const { texts } = this.language;
    const count = (severity: Diagnostic["severity"]) =>
      this.session.ruleProblems.filter((p) => p.severity === severity).length;
    const parts = [
      count("error") && texts.problems(count("error")),
      count("warning") && texts.warnings(count("warning")),
      count("note") && texts.notes(count("note")),
    ].filter(Boolean);
    if (parts.length > 0) return parts.join(", ");
    return this.session.model ? `✓ ${texts.noProblems}` : "";
  }
}
