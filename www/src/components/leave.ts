import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { EngineError } from "../engine/client.ts";
import type { Origin, Workbook } from "../engine/contract.ts";
import type { View } from "../engine/protocol.ts";
import { longestLink, sharedHash } from "../leave/link.ts";
import { paperFor } from "../leave/wanted.ts";
import type { WriteBook } from "../sheet/writer.ts";
import { chartFile, type Pictured } from "../state/chartfile.ts";
import { compare } from "../state/comparison.ts";
import { leaveOf, linkOf, rulesWithTurned } from "../state/leaving.ts";
import { originsOf } from "../state/origins.ts";
import { hidesSmall, rememberHidesSmall } from "../state/preferences.ts";
import { printShown } from "../state/printing.ts";
import { holds, makable } from "../state/ranks.ts";
import { save } from "../state/save.ts";
import { differences } from "../state/scenario.ts";
import { base } from "../state/settings.ts";
import { SessionElement, shared } from "./base.ts";
import { dialogCss } from "./dialog.css.ts";
import "./embed.ts";
import type { EmbedDialog } from "./embed.ts";
import "./enclose.ts";
import type { BareFile, EncloseWay } from "./enclose.ts";
import { type IconName, icon } from "./icons.ts";
import { leaveCss } from "./leave.css.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Get and share: everything that can be taken away, and beside it what goes with all of it. */
@customElement("fordel-leave")
export class LeaveDialog extends SessionElement {
  static override styles = [shared, dialogCss, leaveCss, css``];

  @property({ attribute: false }) write!: WriteBook;
  @property({ attribute: false }) bare!: BareFile;
  @state() private origin: Origin | null = null;
  @state() private small = hidesSmall();
  /** What was done last, or goes wrong. */
  @state() private told = "";
  @state() private address = "";
  @state() private busy = false;
  @state() private table = 0;
  @state() private chart: Pictured = "change";

  /** Opens the dialog for the figures that are shown. */
  async show(): Promise<void> {
    this.told = this.address = "";
    await this.#begin();
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render() {
    const { texts } = this.language;
    return html`<dialog aria-labelledby="title">
      <div class="title">
        <h2 id="title">${texts.leaveTitle}</h2>
        <button type="button" class="btn square" aria-label=${texts.close} @click=${this.#close}>${icon("close")}</button>
      </div>
      <div class="sides">
        <div class="ways">${this.#groups()}</div>
        ${this.#beside()}
      </div>
    </dialog>
    <fordel-embed .session=${this.session}></fordel-embed>`;
  }

  #groups() {
    const { texts } = this.language;
    return html`
      <h3>${texts.toMeeting}</h3>
      <ul>
        ${this.#row("print", texts.paper, texts.paperHint, this.#button(texts.print, texts.paper, this.#print))}
        ${this.#printed("report", texts.meeting, texts.meetingHint)}
        ${this.#printed("letters", texts.letters, texts.lettersHint)}
      </ul>
      <h3>${texts.toSheet}</h3>
      <ul>${this.#excel()} ${this.#formulas()} ${this.#csv()} ${this.#picture()}</ul>
      <h3>${texts.toOthers}</h3>
      <ul>${this.#link()} ${this.#embed()} ${this.#oneFile()} ${this.#rules()}</ul>
      <p class="said" role="status">${this.told}</p>
      ${
        this.address
          ? html`<input type="text" readonly aria-label=${texts.linkAddress} .value=${this.address} @focus=${selectAll} />`
          : nothing
      }
    `;
  }

  /** A document to be printed: the paper for a meeting, or the letter to each institution. */
  #printed(which: "report" | "letters", name: string, hint: string) {
    const { texts } = this.language;
    const show = this.#button(texts.look, name, () => this.#look(which));
    const get = this.#button(texts.get, name, () => void this.#savePaper(which));
    return this.#row(which === "report" ? "about" : "letter", name, hint, html`${show}${get}`);
  }

  #look(what: "report" | "letters"): void {
    this.#close();
    this.dispatchEvent(paperFor({ what }));
  }

  async #savePaper(which: "report" | "letters"): Promise<void> {
    const leave = leaveOf(this.session, this.small);
    const paper =
      which === "report" ? await this.session.ask("report", leave) : await this.session.ask("letters", leave);
    if (!paper) return;
    if (paper.pages === 0) this.told = this.language.texts.noLetters;
    else this.#given(`${paper.file}.html`, paper.html, "text/html");
  }

  #row(picture: IconName, name: string, hint: string, acts: unknown) {
    return html`<li>${icon(picture)}<div><b>${name}</b><small>${hint}</small></div><div class="acts">${acts}</div></li>`;
  }

  /** A button whose name says of what it is, as several say the same. */
  #button(label: string, of: string, act: () => void) {
    const disabled = this.busy || this.session.stale || !this.origin;
    return html`<button type="button" class="btn line" aria-label="${label}: ${of}" ?disabled=${disabled} @click=${act}>
      ${label}
    </button>`;
  }

  #pick(views: readonly [number, View][], name: string, chosen: number, choose: (at: number) => void) {
    if (views.length < 2) return nothing;
    return html`<select aria-label=${name} @change=${(e: Event) => choose(Number((e.target as HTMLSelectElement).value))}>
      ${views.map(([at, view]) => html`<option value=${at} ?selected=${at === chosen}>${view.label}</option>`)}
    </select>`;
  }

  #views(tables: boolean): [number, View][] {
    return [...(this.session.results?.views ?? []).entries()].filter(([, v]) => (v.kind === "table") === tables);
  }

  #excel() {
    const { texts } = this.language;
    const ask = () => this.session.engine.call("workbook", leaveOf(this.session, this.small));
    return this.#book(texts.excel, texts.excelHint, ask);
  }

  /** The model itself, which is computed anew from all the data: none of it can be hidden. */
  #formulas() {
    const { texts } = this.language;
    const ask = () => this.session.engine.call("formulas", leaveOf(this.session, false));
    return this.#book(texts.formulas, texts.formulasHint, ask);
  }

  #book(name: string, hint: string, ask: () => Promise<Workbook>) {
    const { texts } = this.language;
    const get = this.#button(this.busy ? texts.writing : texts.get, name, () => void this.#saveBook(ask));
    return this.#row("data", name, hint, get);
  }

  #csv() {
    const { texts } = this.language;
    const tables = this.#views(true);
    const at = this.#at(tables, this.table);
    if (at === undefined) return nothing;
    const pick = this.#pick(tables, texts.tableFor("CSV"), at, (to) => {
      this.table = to;
    });
    return this.#row(
      "rules",
      "CSV",
      texts.csvHint,
      html`${pick}${this.#button(texts.get, "CSV", () => void this.#saveCsv(at))}`,
    );
  }

  /** What can be taken as a picture: what is made where something is measured, and the model's charts. */
  #pictures(): [Pictured, string][] {
    const { results, measured, against, language } = this.session;
    const comparison = results ? compare(results, measured?.results ?? null, against) : null;
    const of = comparison ? makable(comparison, language.texts).filter(([kind]) => holds(kind, comparison)) : [];
    return [...of, ...this.#views(false).map(([at, view]): [Pictured, string] => [at, view.label])];
  }

  #picture() {
    const { texts } = this.language;
    const pictures = this.#pictures();
    const at = pictures.find(([at]) => at === this.chart)?.[0] ?? pictures[0]?.[0];
    if (at === undefined) return nothing;
    const choose = (e: Event) => {
      this.chart = pictures[(e.target as HTMLSelectElement).selectedIndex]?.[0] ?? 0;
    };
    const pick =
      pictures.length < 2
        ? nothing
        : html`<select aria-label=${texts.figureFor} @change=${choose}>
            ${pictures.map(([of, label]) => html`<option ?selected=${of === at}>${label}</option>`)}
          </select>`;
    const get = (kind: "svg" | "png") =>
      this.#button(kind.toUpperCase(), texts.figure, () => void this.#saveChart(at, kind));
    return this.#row("result", texts.figure, texts.figureHint, html`${pick}${get("svg")}${get("png")}`);
  }

  /** The view chosen, where there still is one, else the first. */
  #at(views: readonly [number, View][], chosen: number): number | undefined {
    return views.some(([at]) => at === chosen) ? chosen : views[0]?.[0];
  }

  #link() {
    const { texts } = this.language;
    return this.#row(
      "link",
      texts.link,
      texts.linkHint,
      this.#button(texts.copy, texts.link, () => void this.#copyLink()),
    );
  }

  /** A page of one file has nothing that others could load. */
  #embed() {
    if (location.protocol === "file:") return nothing;
    const { texts } = this.language;
    const open = () => {
      this.#close();
      void this.renderRoot.querySelector<EmbedDialog>("fordel-embed")?.show();
    };
    return this.#row("code", texts.embed, texts.embedHint, this.#button(texts.embedOpen, texts.embed, open));
  }

  #oneFile() {
    return html`<li class="whole">
      <fordel-enclose
        .session=${this.session}
        .bare=${this.bare}
        ?disabled=${this.busy || this.session.stale || !this.origin}
        @told=${(e: CustomEvent<string>) => {
          this.told = e.detail;
        }}
      ></fordel-enclose>
    </li>`;
  }

  #rules() {
    const { texts } = this.language;
    const { session } = this;
    const { file } = session.rules;
    const n = session.model ? differences(session.model, base, session).length : 0;
    const plain = () => save(file, session.rules.text, "text/plain");
    if (n === 0) {
      return this.#row(
        "pencil",
        texts.ruleFile,
        texts.ruleFileHint(file),
        this.#button(texts.get, texts.ruleFile, plain),
      );
    }
    const turned = () => {
      session.remember();
      save(file, rulesWithTurned(session), "text/plain");
    };
    const acts = html`${this.#button(texts.withoutTurned, texts.ruleFile, plain)}${this.#button(texts.get, texts.ruleFile, turned)}`;
    return this.#row("pencil", texts.ruleFile, texts.ruleFileTurned(file, n), acts);
  }

  /** What goes with everything. */
  #beside() {
    const { texts } = this.language;
    return html`<aside>
      <h3>${texts.leaves}</h3>
      <dl>
        ${this.origin?.facts.map((fact) => html`<div><dt>${fact.name}</dt><dd>${fact.text}</dd></div>`)}
      </dl>
      ${this.origin?.madeUp ? html`<p><span class="made">${this.origin.madeUp}</span> ${texts.onAll}</p>` : nothing}
      <label>
        <input type="checkbox" .checked=${this.small} @change=${this.#hide} />
        <span><b>${texts.hideSmall}</b><small>${texts.hideSmallHint}</small></span>
      </label>
    </aside>`;
  }

  #hide = (e: Event): void => {
    this.small = (e.target as HTMLInputElement).checked;
    rememberHidesSmall(this.small);
    originsOf(this.session).look();
    void this.#ask();
  };

  async #ask(): Promise<void> {
    this.origin = this.session.results ? await this.session.ask("origin", leaveOf(this.session, this.small)) : null;
    await this.updateComplete;
  }

  async #begin(): Promise<void> {
    await this.#ask();
    void this.renderRoot.querySelector<EncloseWay>("fordel-enclose")?.look();
  }

  /** What was asked while figures were still coming is asked again when they are there. */
  override updated(): void {
    if (!this.origin && !this.session.stale && this.renderRoot.querySelector("dialog")?.open) void this.#begin();
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #print = (): void => {
    this.#close();
    void printShown(this.session);
  };

  async #saveBook(ask: () => Promise<Workbook>): Promise<void> {
    const { texts, lang } = this.language;
    this.busy = true;
    this.told = texts.writing;
    try {
      const { file, book } = await ask();
      this.#given(`${file}.xlsx`, await this.write(book), xlsx);
    } catch (problem) {
      // The figures stand all the same: what cannot be written is told here alone.
      const said = problem instanceof EngineError ? problem.text?.[lang] : undefined;
      this.told = said ?? texts.writeFailed;
    } finally {
      this.busy = false;
    }
  }

  #given(name: string, content: BlobPart, type: string): void {
    this.session.remember();
    save(name, content, type);
    this.told = this.language.texts.written(name);
  }

  async #saveCsv(view: number): Promise<void> {
    const file = await this.session.ask("csv", { ...leaveOf(this.session, this.small), view });
    // The mark at the start tells Excel that the file is UTF-8.
    if (file) this.#given(`${file.file}.csv`, `\ufeff${file.text.replace(/^\ufeff/, "")}`, "text/csv");
  }

  async #saveChart(view: Pictured, kind: "svg" | "png"): Promise<void> {
    const file = await chartFile(this.session, view, this.small, kind);
    if (file) this.#given(file.name, file.content, kind === "svg" ? "image/svg+xml" : "image/png");
  }

  async #copyLink(): Promise<void> {
    const { texts, formats } = this.language;
    const address = `${location.href.replace(/#.*$/, "")}#${await sharedHash(linkOf(this.session))}`;
    this.address = "";
    if (address.length > longestLink) {
      this.told = texts.linkLong(formats.number(address.length));
      return;
    }
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.session.remember();
    this.told = copied ? texts.linkCopied : texts.linkShown;
    if (!copied) this.address = address;
  }
}

function selectAll(e: Event): void {
  (e.target as HTMLInputElement).select();
}
