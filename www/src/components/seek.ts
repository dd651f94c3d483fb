import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Found } from "../engine/protocol.ts";
import { mainView } from "../state/comparison.ts";
import { type Goal, goalsOf } from "../state/goals.ts";
import { nameOf } from "../state/names.ts";
import { numberIn } from "../text/numbers.ts";
import { SessionElement, shared } from "./base.ts";
import { withCode } from "./problems.ts";

/** Looks for the value of a parameter that gives a figure; the event `done` says that it was taken. */
@customElement("fordel-seek")
export class Seek extends SessionElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 4px;
      }
      label {
        margin-block-start: 4px;
        font-weight: 600;
      }
      select,
      input {
        width: 100%;
        min-width: 0;
        text-overflow: ellipsis;
      }
      .of {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--ink-2);
      }
      .btn {
        margin-block-start: 8px;
        justify-self: start;
      }
      .wrong {
        color: var(--error);
      }
      .found {
        margin-block-start: 8px;
      }
    `,
  ];

  @state() private goal = 0;
  @state() private wrong = "";
  @state() private found: { param: string; goal: Goal; reply: Found } | null = null;

  override render() {
    const { texts } = this.language;
    const { model, results } = this.session;
    if (!model || !results) return nothing;
    const goals = goalsOf(model, results, this.language);
    const params = model.params.filter((p) => p.from !== undefined && p.to !== undefined);
    const goal = goals[this.goal] ?? goals[0];
    if (!goal || params.length === 0) return nothing;
    return html`<form @submit=${(e: Event) => this.#seek(e, goal)}>
        <label for="figure">${texts.seekFigure}</label>
        <select id="figure" @change=${(e: Event) => this.#choose((e.target as HTMLSelectElement).selectedIndex)}>
          ${goals.map(({ label }, i) => html`<option .selected=${i === this.goal}>${label}</option>`)}
        </select>
        ${goal.ofRow ? this.#row() : nothing}
        <label for="target">${texts.seekTarget}</label>
        <span class="of">
          <input id="target" type="text" inputmode="decimal" autocomplete="off" required aria-describedby="unit wrong" />
          <span id="unit">${this.#unit(goal)}</span>
        </span>
        <label for="param">${texts.seekParam}</label>
        <select id="param">
          ${params.map((p) => html`<option value=${p.name}>${p.label || p.name}</option>`)}
        </select>
        <p id="wrong" class="wrong" role="alert">${this.wrong || nothing}</p>
        <button class="btn line">${texts.seekGo}</button>
      </form>
      <div role="status">${this.found ? this.#told(this.found) : nothing}</div>`;
  }

  /** What the figure is counted in. */
  #unit({ shown }: Goal): string {
    if (shown.percent) return "%";
    return shown.type === "kr" ? this.language.formats.unit : "";
  }

  #row() {
    const { texts } = this.language;
    const { results } = this.session;
    const view = results?.views[mainView(results.views)];
    return html`<label for="row">${texts.seekWhich}</label>
      <input id="row" type="text" list="rows" autocomplete="off" required />
      <datalist id="rows">
        ${Array.from({ length: view?.length ?? 0 }, (_, row) => html`<option value=${view ? nameOf(view, row) : ""}></option>`)}
      </datalist>`;
  }

  #choose(goal: number): void {
    this.goal = goal;
    this.found = null;
    this.wrong = "";
  }

  #field(id: string): string {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)?.value.trim() ?? "";
  }

  /** The key of the row that is called so. */
  #key(name: string): string | null {
    const { results } = this.session;
    const view = results?.views[mainView(results.views)];
    if (!view?.keys) return null;
    const row = Array.from({ length: view.length }, (_, i) => i).find((i) => nameOf(view, i) === name);
    return row === undefined ? null : String(view.keys[row]);
  }

  async #seek(e: Event, goal: Goal): Promise<void> {
    e.preventDefault();
    const { texts, lang } = this.language;
    const { turned, scenario } = this.session;
    this.found = null;
    const typed = this.#field("target");
    const given = /%|pct/i.test(typed) && !goal.shown.percent ? null : numberIn(typed, lang);
    const row = goal.ofRow ? this.#key(this.#field("row")) : "";
    this.wrong = given === null ? texts.seekNumber : row === null ? texts.seekNoRow : "";
    if (given === null || row === null) return;
    const param = this.#field("param");
    const figure = row ? { ...goal.figure, row } : goal.figure;
    const target = goal.shown.percent ? given / 100 : given;
    const reply = await this.session.ask("seek", { param, figure, target, params: turned, scenario, lang });
    if (reply) this.found = { param, goal, reply };
  }

  #told({ param, goal, reply }: { param: string; goal: Goal; reply: Found }) {
    const { texts, formats } = this.language;
    const shown = this.session.model?.params.find((p) => p.name === param);
    if (!shown) return nothing;
    const label = shown.label || param;
    if (reply.value === null) {
      const { of, name } = goal.figure;
      const own = (text: string) =>
        text
          .replaceAll(`\`${of}.${name}\``, texts.quoted(goal.label))
          .replaceAll(/`goal_\d+`/g, texts.quoted(goal.label))
          .replaceAll(`\`${param}\``, texts.quoted(label));
      const said = reply.diagnostics.map(
        (d) => `${own(d.message)} ${d.code === "solve.range" ? texts.seekRange : own(d.hint)}`,
      );
      return html`<p class="found wrong">${withCode(said.join(" "))}</p>`;
    }
    const value = formats.value(reply.value, shown);
    const said = reply.exact
      ? texts.seekFound(label, value)
      : texts.seekNearest(label, value, formats.value(reply.gives, goal.shown));
    const use = () => {
      this.session.turn(param, reply.value);
      this.dispatchEvent(new CustomEvent("done"));
    };
    return html`<p class="found">${said}</p>
      <button type="button" class="btn go" @click=${use}>${texts.seekUse}</button>`;
  }
}
