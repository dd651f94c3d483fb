import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Diagnostic, Table } from "../engine/protocol.ts";
import { mappingText } from "../state/mapping.ts";
import { type Surveyed, surveyed } from "../state/matching.ts";
import { makeUp, saveMappings, saveTemplate } from "../state/mending.ts";
import { problemsIn } from "../state/problems.ts";
import { type DataFile, dataColumns, outsideTables, type Source, shapeOf } from "../state/tables.ts";
import dataCss from "../styles/data.css?inline";
import { describeColumn } from "../text/columns.ts";
import { SessionElement, shared, sheet } from "./base.ts";
import type { Faults, Shown } from "./faults.ts";
import "./faults.ts";
import type { FileButton } from "./filebutton.ts";
import "./filebutton.ts";
import { icon } from "./icons.ts";
import "./problems.ts";
import type { SheetView } from "./sheetview.ts";
import "./sheetview.ts";

/** Whether there is room beside a sheet for what must stand in it. */
const roomy = matchMedia("(min-width: 1500px)");

/** The tables that the rules ask for, the file of one as it stands, and what is wrong with it. */
@customElement("fordel-data")
export class DataPanel extends SessionElement {
  static override styles = [shared, sheet(dataCss)];

  /** Whether it is in sight; out of it nothing is drawn, nor asked of the engine. */
  @property({ attribute: false }) shown = true;
  /** The table that is shown; the first that needs somebody where none was chosen. */
  @state() private chosen = "";
  @state() private seen: Surveyed | null = null;
  /** Why no data were made up. */
  @state() private notMade: readonly Diagnostic[] = [];
  readonly #known = new Map<string, readonly Diagnostic[]>();
  #looking: Promise<void> = Promise.resolve();
  #asked: { source: Source; shape: string } | null = null;

  protected override subscribe(session: Parameters<SessionElement["subscribe"]>[0]): () => void {
    const stops = [super.subscribe(session), session.drafts.subscribe(() => this.requestUpdate())];
    return () => {
      for (const stop of stops) stop();
    };
  }

  protected override shouldUpdate(): boolean {
    return this.shown;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const table = this.#table;
    // What is shown stays shown when it is mended.
    this.chosen = table?.name ?? "";
    const source = table && this.#source(table);
    const shape = table ? shapeOf(table) : "";
    if (!table || !source) {
      this.#asked = null;
      this.seen = null;
    } else if (
      this.#asked?.source.bytes !== source.bytes ||
      this.#asked.source.mapping !== source.mapping ||
      this.#asked.shape !== shape
    ) {
      this.#asked = { source, shape };
      this.seen = this.session.drafts.of(table)?.seen ?? null;
      if (!this.seen) this.#looking = this.#look(table, source);
    }
  }

  /** Shows a cell of a table's file: the row by its number there, the column by its letter. */
  async showCell(table: string, row: number, letter: string): Promise<void> {
    this.chosen = table;
    await this.updateComplete;
    await this.#looking;
    await this.updateComplete;
    const field = [...letter].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
    await this.#sheet?.show(row, field, false);
  }

  async #look(table: Table, source: Source): Promise<void> {
    const asked = this.#asked;
    const seen = await surveyed(this.session, source, table);
    if (asked === this.#asked) this.seen = seen;
  }

  get #tables(): Table[] {
    return outsideTables(this.session.model?.tables ?? []);
  }

  /** The table that is shown. */
  get #table(): Table | undefined {
    const tables = this.#tables;
    return tables.find((t) => t.name === this.chosen) ?? tables.find((t) => this.#needy(t)) ?? tables[0];
  }

  /** What is wrong with the data of a table; while they are read anew, what was. */
  #problems({ name }: Table): readonly Diagnostic[] {
    const data = this.session.data.get(name);
    if (!data) this.#known.delete(name);
    else if (data.read) this.#known.set(name, problemsIn(name, data.read.diagnostics, this.session.runProblems));
    return this.#known.get(name) ?? [];
  }

  #errors(table: Table): number {
    return this.#problems(table).filter((d) => d.severity === "error").length;
  }

  #needy(table: Table): boolean {
    return this.session.drafts.of(table) !== null || this.#errors(table) > 0;
  }

  /** What is shown of a table: a file on its way, or that with its data. */
  #source(table: Table): Source | undefined {
    return this.session.drafts.of(table)?.source ?? this.session.data.get(table.name);
  }

  override render() {
    const table = this.#table;
    const data = table && this.session.data.get(table.name);
    const draft = table && this.session.drafts.of(table);
    const problems = table ? this.#problems(table) : [];
    const faults = table && data && this.#known.has(table.name) && !draft;
    return html`<div class=${faults ? "frame" : "frame wide"}>
      <aside aria-label=${this.language.texts.tables}>${this.#side(table)}</aside>
      <section class="middle">${table ? this.#middle(table) : nothing}</section>
      ${
        faults
          ? html`<fordel-faults
              .session=${this.session}
              .table=${table}
              .data=${data}
              .problems=${problems}
              .seen=${this.seen}
              @show=${(e: CustomEvent<Shown>) => this.#sheet?.show(e.detail.row, e.detail.field, e.detail.edit)}
            ></fordel-faults>`
          : nothing
      }
    </div>`;
  }

  /** Takes the keyboard to what is to be done here: a file that is on its way, what is wrong, or a file that is missing. */
  async attend(): Promise<void> {
    const needy = this.#tables.find((t) => this.#needy(t)) ?? this.session.missing[0];
    if (needy) this.chosen = needy.name;
    await this.updateComplete;
    if (await this.#sheet?.attend()) return;
    const faults = this.renderRoot.querySelector<Faults>("fordel-faults");
    await faults?.updateComplete;
    if (faults && needy) faults.attend();
    else if (needy) this.renderRoot.querySelector<FileButton>("fordel-file-button")?.focus();
  }

  get #sheet(): SheetView | null {
    return this.renderRoot.querySelector<SheetView>("fordel-sheet");
  }

  #side(shown: Table | undefined) {
    const { texts } = this.language;
    const tables = this.#tables;
    if (tables.length === 0)
      return html`<h2>${texts.data}</h2><p class="hint">${this.session.model ? texts.dataNone : texts.fixRules}</p>`;
    return html`
      <h2>${texts.data}</h2>
      <p class="hint">${texts.tablesUsed(tables.length)}</p>
      <ul>${tables.map((table) => this.#entry(table, table === shown))}</ul>
      <div class="zone"><b>${texts.dropHereShort}</b><span>${texts.dropOrPaste}</span></div>
      ${this.#tools()}
    `;
  }

  #entry(table: Table, shown: boolean) {
    return html`<li>
      <button type="button" class="entry" aria-current=${shown ? "true" : nothing} @click=${() => (this.chosen = table.name)}>
        ${this.#state(table)}
      </button>
    </li>`;
  }

  #state(table: Table) {
    const { texts, formats } = this.language;
    const data = this.session.data.get(table.name);
    const draft = this.session.drafts.of(table);
    const errors = this.#errors(table);
    const rows = data?.read?.rows ?? 0;
    const file = draft?.source.file ?? data?.file ?? "";
    const mark = draft
      ? html`<span class="badge warning">${texts.columnsWait}</span>`
      : !data
        ? html`<span class="badge warning">${texts.dataMissing}</span>`
        : errors > 0
          ? html`<span class="tag">${texts.problems(errors)}</span>`
          : html`<span class="fine">${icon("check")}<span class="unseen">${texts.inOrder}</span></span>`;
    const said = draft || errors > 0 || !data ? file : `${texts.dataRows(formats.number(rows), rows === 1)} · ${file}`;
    return html`<span class="line"><b>${table.label || table.name}</b>${mark}</span>
      <small>${data?.origin === "made" && !draft ? html`<span class="made">${texts.madeUp}</span> ` : nothing}${said || texts.noFile}</small>`;
  }

  #tools() {
    const { texts } = this.language;
    const { session } = this;
    const button = (name: "plus" | "get" | "close", label: string, act: () => void) =>
      html`<button type="button" class="btn" @click=${act}>${icon(name)}<span>${label}</span></button>`;
    return html`<div class="tools">
      ${button("plus", texts.makeUp, () => void this.#makeUp())}
      ${mappingText(session.data) ? button("get", texts.saveMapping, () => saveMappings(session)) : nothing}
      ${session.data.size > 0 ? button("close", texts.dataClearAll, () => void session.clearData()) : nothing}
      ${this.notMade.length > 0 ? html`<fordel-problems .problems=${this.notMade} .language=${this.language}></fordel-problems>` : nothing}
    </div>`;
  }

  async #makeUp(): Promise<void> {
    this.notMade = await makeUp(this.session);
  }

  #middle(table: Table) {
    const source = this.#source(table);
    return html`
      ${
        source
          ? html`<fordel-sheet
              .session=${this.session}
              .table=${table}
              .source=${source}
              .problems=${this.#problems(table)}
              .draft=${this.session.drafts.of(table)}
              .seen=${this.session.drafts.of(table)?.seen ?? this.seen}
              @used=${() => this.dispatchEvent(new CustomEvent("arrived", { bubbles: true, composed: true }))}
            ></fordel-sheet>`
          : html`<h2>${table.label || table.name}</h2>`
      }
      ${this.#actions(table, this.session.data.get(table.name))} ${this.#columns(table, !source || roomy.matches)}
    `;
  }

  #columns(table: Table, open: boolean) {
    const { texts } = this.language;
    return html`<details ?open=${open}><summary class="hint">${texts.dataColumns}</summary>
      <dl>
        ${dataColumns(table).map((c) => {
          const label = c.label && c.label !== c.name ? `${c.label}: ` : "";
          return html`<dt>${c.name}</dt><dd>${label + describeColumn(c, this.language)}</dd>`;
        })}
      </dl>
      <p class="hint">${texts.dataHint}</p>
    </details>`;
  }

  #actions(table: Table, data: DataFile | undefined) {
    const { texts } = this.language;
    const label = table.label || table.name;
    return html`<div class="row">
      <fordel-file-button
        look=${data ? "button" : "btn go"}
        .picture=${data ? null : "open"}
        label=${texts.dataFile}
        name=${texts.dataFileFor(label)}
        @files=${(e: CustomEvent<File[]>) => this.#open(table, e)}
      ></fordel-file-button>
      <button type="button" class="link" aria-label=${texts.templateFor(label)} @click=${() => saveTemplate(this.session, table.name)}>
        ${texts.template}
      </button>
      ${
        data
          ? html`<button
              type="button"
              class="link"
              aria-label=${texts.dataClearFor(label)}
              @click=${() => this.session.clearData(table.name)}
            >
              ${texts.dataClear}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** A file chosen here is for this table whatever its name; what is no data goes the common way. */
  #open(table: Table, e: CustomEvent<File[]>): void {
    for (const file of e.detail) Object.assign(file, { table: table.name });
  }
}
