import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { allowKeeping, canKeep, forgetAll, mayKeep, readKept } from "../state/keep.ts";
import { allowKeepingData, mayKeepData, readKeptData, writeKeptData } from "../state/keptdata.ts";
import { SessionElement, shared } from "./base.ts";

/** What is kept on this computer, whether it may be, and how to have it forgotten. */
@customElement("fordel-kept")
export class KeptPanel extends SessionElement {
  static override styles = [
    shared,
    css`
      label {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: max(32px, var(--touch));
      }
      label:first-child {
        margin-block-start: 8px;
      }
    `,
  ];

  /** When rules and data were kept last, as far as they are. */
  @state() private kept: { rules: string | null; data: string | null } = { rules: null, data: null };

  /** The browser lets something be kept. */
  @state() private able = true;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override render() {
    const { texts, formats } = this.language;
    const { rules, data } = this.kept;
    if (!this.able) return html`<p class="hint">${texts.keepsNothing}</p>`;
    const told = [rules && texts.keptRules(formats.moment(rules)), data && texts.keptData(formats.moment(data))];
    return html`<label>
        <input type="checkbox" .checked=${mayKeep()} @change=${this.#keep} />${texts.keepHere}
      </label>
      <label>
        <input type="checkbox" .checked=${mayKeepData()} ?disabled=${!mayKeep()} @change=${this.#keepData} />${texts.keepData}
      </label>
      ${mayKeep() ? nothing : html`<p class="hint">${texts.keptNothing}</p>`}
      ${rules || data ? html`<p class="hint">${told.filter(Boolean).join(" ")}</p>` : nothing}
      <button type="button" class="link" @click=${this.#forget}>${texts.forget}</button>`;
  }

  async #look(): Promise<void> {
    const [able, rules, data] = await Promise.all([canKeep(), readKept(), readKeptData()]);
    this.able = able;
    this.kept = { rules: rules?.at ?? null, data: data?.at ?? null };
  }

  #keep = async (e: Event): Promise<void> => {
    const { checked } = e.target as HTMLInputElement;
    if (!checked) await allowKeepingData(false);
    await allowKeeping(checked);
    await this.#look();
  };

  #keepData = async (e: Event): Promise<void> => {
    await allowKeepingData((e.target as HTMLInputElement).checked);
    await writeKeptData(this.session, new Date().toISOString());
    await this.#look();
  };

  /** Everything goes; what is done from now on is kept again, if it may be. */
  #forget = async (): Promise<void> => {
    await allowKeepingData(false);
    await forgetAll();
    await this.#look();
  };
}
