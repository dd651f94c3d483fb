import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Diagnostic } from "../engine/protocol.ts";
import { type Cell, letters } from "../sheet/cells.ts";
import { placeOf, type Rows } from "../sheet/rows.ts";
import type { Language } from "../state/language.ts";
import gridCss from "../styles/grid.css?inline";
import { cellText, typedText } from "../text/cells.ts";
import { shared, sheet } from "./base.ts";
import { Printing } from "./printing.ts";

/** Height of a row, which all have; px. */
const tall = 28;
/** Rows drawn beyond those in sight, above and below. */
const beyond = 12;

/** The most rows on paper, which says how many there are. */
const printed = 500;

/** Where a cell stands: the place of its row in the list and its field, both from 0. */
interface At {
  place: number;
  field: number;
}

/** What somebody wrote in a cell, which stands in a row, by its number, and a field, from 0. */
export interface Written {
  row: number;
  field: number;
  text: string;
}

/** What stands above a field: the column that it is used as; empty for none. */
export interface Head {
  use: string;
  how: string;
  /** It holds numbers, which stand one below another by their last digit. */
  counts?: boolean;
}

/**
 * A sheet as it stands in its file, with letters above and row numbers beside it. Only the rows in sight are in the
 * document. Arrow keys go from cell to cell; Enter or F2 edits one, and the event `written` carries what was written.
 */
@customElement("fordel-grid")
export class Grid extends LitElement {
  static override styles = [shared, sheet(gridCss)];

  @property({ attribute: false }) rows!: Rows;
  /** The row of the headers by its number; 0 for none. */
  @property({ attribute: false }) header = 0;
  @property({ attribute: false }) heads: readonly Head[] = [];
  @property({ attribute: false }) faults: readonly Diagnostic[] = [];
  /** Rows that are left out, by their numbers. */
  @property({ attribute: false }) skipped: readonly number[] = [];
  /** Rows that look like the sum or average of others, by their numbers. */
  @property({ attribute: false }) totals: readonly number[] = [];
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) language!: Language;
  @property({ type: Boolean }) fixed = false;
  @state() private top = 0;
  @state() private room = 600;
  @state() private at: At = { place: 0, field: 0 };
  @state() private editing = false;
  @query(".scroll") private box!: HTMLElement;
  @query("table") private grid!: HTMLTableElement;
  #printing = new Printing(this, () => this.#draw());
  #marks = new Map<string, Diagnostic>();
  #widths: number[] = [];
  #watch = new ResizeObserver(() => this.#seen());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("rows") || changed.has("heads") || changed.has("header"))
      this.#widths = widthsOf(this.rows, this.header, this.heads, (c) => cellText(c, this.language));
    if (changed.has("rows")) {
      const last = this.rows.length - 1;
      this.at = { place: Math.max(0, Math.min(this.at.place, last)), field: Math.min(this.at.field, this.#width - 1) };
      this.editing = false;
    }
    if (changed.has("faults")) {
      const told = this.faults.filter((d) => d.severity === "error" && d.row);
      this.#marks = new Map(told.map((d) => [`${d.row} ${(d.field ?? 0) - 1}`, d]));
    }
  }

  protected override firstUpdated(): void {
    this.#watch.observe(this.box);
  }

  /** Draws it at once. */
  #draw(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  get #width(): number {
    return Math.max(this.rows.width, this.heads.length, 1);
  }

  override render() {
    const { rows, language } = this;
    const paper = this.#printing.on;
    const from = paper ? 0 : Math.max(0, Math.floor(this.top / tall) - beyond);
    const to = Math.min(rows.length, paper ? printed : Math.ceil((this.top + this.room) / tall) + beyond);
    const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
    const gap = (size: number) =>
      size > 0 ? html`<tr aria-hidden="true"><td class="gap" .style=${`height:${size * tall}px`}></td></tr>` : nothing;
    return html`<div class="scroll" @scroll=${this.#seen}>
      <table
        role="grid"
        .style=${`width:calc(76px + ${this.#widths.reduce((sum, width) => sum + width, 0)}ch)`}
        tabindex="0"
        aria-label=${this.label}
        aria-rowcount=${rows.length + 2}
        aria-colcount=${this.#width + 1}
        aria-activedescendant="at"
        aria-describedby="keys"
        @keydown=${this.#key}
        @click=${this.#click}
        @dblclick=${this.#edit}
      >
        <colgroup>
          <col class="number" />
          ${this.#widths.map((width) => html`<col .style=${`width:${width}ch`} />`)}
        </colgroup>
        <thead>${this.#letters()} ${this.#uses()}</thead>
        <tbody>
          ${gap(from)} ${places.map((place) => this.#row(place))} ${paper ? nothing : gap(rows.length - to)}
        </tbody>
      </table>
      ${paper && to < rows.length ? html`<p class="rest">${language.texts.firstRows(language.formats.number(to), language.formats.number(rows.length))}</p>` : nothing}
      <span id="keys" hidden>${this.fixed ? language.texts.gridKeysFixed : language.texts.gridKeys}</span>
    </div>`;
  }

  #letters() {
    return html`<tr class="letters" aria-rowindex="1">
      <td class="number"><span class="unseen">${this.language.texts.rowNumber}</span></td>
      ${this.#widths.map((_, field) => html`<th scope="col">${letters(field)}</th>`)}
    </tr>`;
  }

  #uses() {
    const { texts } = this.language;
    return html`<tr class="uses" aria-rowindex="2">
      <th scope="row" class="number">${texts.usedAs}</th>
      ${this.#widths.map((_, field) => {
        const { use, how } = this.heads[field] ?? { use: "", how: "" };
        return html`<td class=${use ? "" : "unused"}>
          <span class="use">${use || texts.notUsed}</span><small>${how}</small>
        </td>`;
      })}
    </tr>`;
  }

  #row(place: number) {
    const number = this.rows.numbers[place] ?? 0;
    const cells = this.rows.row(place);
    const look =
      number === this.header
        ? "head"
        : number < this.header
          ? "above"
          : this.skipped.includes(number)
            ? "out"
            : this.totals.includes(number)
              ? "total"
              : "";
    const fault = this.#marks.get(`${number} -1`);
    return html`<tr class=${look} aria-rowindex=${place + 3}>
      <th scope="row" class=${fault ? "number bad" : "number"}>${this.language.formats.number(number)}${this.#unseen(fault)}${
        look === "total" ? html`<span class="unseen">, ${this.language.texts.sumLine}</span>` : nothing
      }</th>
      ${this.#widths.map((_, field) => this.#cell(place, number, field, cells[field] ?? null))}
    </tr>`;
  }

  #cell(place: number, number: number, field: number, cell: Cell) {
    const here = place === this.at.place && field === this.at.field;
    const fault = this.#marks.get(`${number} ${field}`);
    const counts = this.heads[field]?.counts && number > this.header && cell?.kind !== "error";
    const kind = counts || (cell && "number" in cell && cell.kind !== "flag") ? "n" : cell?.kind === "error" ? "e" : "";
    const look = `${kind} ${fault ? "bad" : ""} ${here ? "at" : ""} ${this.heads[field]?.use ? "" : "unused"}`;
    if (here && this.editing) {
      return html`<td id="at" class="edit">
        <input
          type="text"
          aria-label=${this.language.texts.cellAt(this.language.formats.number(number), letters(field))}
          .value=${typedText(cell, this.language)}
          @keydown=${this.#typing}
          @blur=${this.#leave}
        />
      </td>`;
    }
    const text = cellText(cell, this.language);
    const cut = text.length + 2 > (this.#widths[field] ?? 0);
    return html`<td id=${here ? "at" : nothing} class=${look} title=${cut ? text : nothing} data-place=${place} data-field=${field}>${text}${this.#unseen(fault)}</td>`;
  }

  /** What is wrong with a cell, for those who hear it. */
  #unseen(fault: Diagnostic | undefined) {
    return fault
      ? html`<span class="unseen">, ${this.language.texts.severity.error}: ${fault.message}</span>`
      : nothing;
  }

  /** Shows a cell of a row, by its number, and a field, from 0; with `edit` ready to be written in. */
  async show(row: number, field: number, edit = false): Promise<void> {
    const place = placeOf(this.rows, row);
    if (place < 0) return;
    this.at = { place, field: Math.max(0, field) };
    this.box.scrollTop = Math.max(0, place * tall - this.box.clientHeight / 2);
    this.#seen();
    await this.#go();
    this.scrollIntoView({ block: "nearest" });
    if (edit) await this.#edit();
  }

  #seen = (): void => {
    this.top = this.box.scrollTop;
    this.room = this.box.clientHeight;
  };

  /** Brings the cell into sight and the keyboard to it. */
  async #go(): Promise<void> {
    const { box, at } = this;
    const head = this.grid.tHead?.offsetHeight ?? 0;
    const y = at.place * tall;
    if (y < box.scrollTop) box.scrollTop = y;
    if (y + tall + head > box.scrollTop + box.clientHeight) box.scrollTop = y + tall + head - box.clientHeight;
    this.#seen();
    await this.updateComplete;
    const cell = this.renderRoot.querySelector<HTMLElement>("#at");
    const side = this.grid.querySelector<HTMLElement>("th.number")?.offsetWidth ?? 0;
    if (cell && cell.offsetLeft - side < box.scrollLeft) box.scrollLeft = cell.offsetLeft - side;
    else if (cell && cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
    }
    this.grid.focus({ preventScroll: true });
  }

  #key = (e: KeyboardEvent): void => {
    if (this.editing || e.altKey) return;
    const { place, field } = this.at;
    const page = Math.max(1, Math.floor(this.room / tall) - 3);
    const all = e.ctrlKey || e.metaKey;
    const last = this.rows.length - 1;
    const to: Record<string, At> = {
      ArrowUp: { place: place - 1, field },
      ArrowDown: { place: place + 1, field },
      ArrowLeft: { place, field: field - 1 },
      ArrowRight: { place, field: field + 1 },
      PageUp: { place: place - page, field },
      PageDown: { place: place + page, field },
      Home: { place: all ? 0 : place, field: 0 },
      End: { place: all ? last : place, field: this.#width - 1 },
    };
    const next = to[e.key];
    if (next) {
      this.at = {
        place: Math.max(0, Math.min(last, next.place)),
        field: Math.max(0, Math.min(this.#width - 1, next.field)),
      };
      void this.#go();
    } else if (e.key === "Enter" || e.key === "F2") void this.#edit();
    else return;
    e.preventDefault();
  };

  #click = (e: Event): void => {
    const cell = (e.target as HTMLElement).closest<HTMLElement>("td[data-place]");
    if (cell) this.at = { place: Number(cell.dataset.place), field: Number(cell.dataset.field) };
  };

  #edit = async (): Promise<void> => {
    const number = this.rows.numbers[this.at.place] ?? 0;
    if (this.fixed || number <= this.header || this.rows.length === 0) return;
    this.editing = true;
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>("td.edit input");
    field?.focus();
    field?.select();
  };

  #typing = (e: KeyboardEvent): void => {
    if (e.key !== "Enter" && e.key !== "Escape") return;
    e.preventDefault();
    e.stopPropagation();
    if (e.key === "Enter") this.#write(e.target as HTMLInputElement);
    this.editing = false;
    void this.#go();
  };

  #leave = (e: FocusEvent): void => {
    if (!this.editing) return;
    this.#write(e.target as HTMLInputElement);
    this.editing = false;
  };

  #write({ value }: HTMLInputElement): void {
    const { place, field } = this.at;
    if (value === typedText(this.rows.row(place)[field] ?? null, this.language)) return;
    const detail: Written = { row: this.rows.numbers[place] ?? 0, field, text: value };
    this.dispatchEvent(new CustomEvent("written", { detail }));
  }
}

/** The most characters that a column is wide for its cells, and for its header, which is read to know what they are. */
const widest = { cell: 28, header: 64 };

/** How wide columns are, in characters: as what stands at the top of them, within bounds. */
function widthsOf(rows: Rows, header: number, heads: readonly Head[], text: (cell: Cell) => string): number[] {
  const widths = Array.from({ length: Math.max(rows.width, heads.length, 1) }, (_, field) => {
    const { use = "", how = "" } = heads[field] ?? {};
    return Math.max(6, Math.min(widest.cell, use.length + 2), 0.9 * how.length);
  });
  for (let place = 0; place < Math.min(rows.length, 80); place++) {
    const cells = rows.row(place);
    // A title runs over the columns beside it.
    if (cells.filter((cell) => cell !== null).length < 2) continue;
    // Headers are bold.
    const [most, bold] = rows.numbers[place] === header ? [widest.header, 1.1] : [widest.cell, 1];
    for (const [field, cell] of cells.entries())
      widths[field] = Math.max(widths[field] ?? 6, Math.min(most, bold * text(cell).length + 1));
  }
  return widths.map((width) => width + 2);
}
