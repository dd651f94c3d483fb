import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ExplainedSource, Lang } from "../engine/protocol.ts";
import { cellOf } from "../explain/addresses.ts";
import { type Asked, Explaining } from "../explain/explaining.ts";
import { spanOf } from "../explain/said.ts";
import type { Wanted } from "../leave/wanted.ts";
import type { ReadBook } from "../sheet/reader.ts";
import type { WriteBook } from "../sheet/writer.ts";
import { type Addressed, addressed } from "../state/address.ts";
import { AddressBar, showAddressed } from "../state/addressbar.ts";
import { chartFile } from "../state/chartfile.ts";
import type { Example, ListedRules, Template } from "../state/examples.ts";
import type { Did } from "../state/history.ts";
import type { Kept } from "../state/keep.ts";
import { addressOf, type Place, placeOf } from "../state/places.ts";
import { hidesSmall, rememberLanguage } from "../state/preferences.ts";
import { printShown } from "../state/printing.ts";
import { save } from "../state/save.ts";
import type { Session } from "../state/session.ts";
import pageCss from "../styles/frame.css?inline";
import { SessionElement, shared, sheet } from "./base.ts";
import type { DataPanel } from "./data.ts";
import "./dock.ts";
import "./drop.ts";
import type { BareFile } from "./enclose.ts";
import type { PictureAsked } from "./finding.ts";
import { FocusKeeper } from "./focus.ts";
import "./header.ts";
import { loadViews } from "./later.ts";
import type { LeaveDialog } from "./leave.ts";
import "./now.ts";
import type { Opening } from "./opening.ts";
import "./origin.ts";
import type { PapersDialog } from "./papers.ts";
import type { ResultView } from "./result.ts";
import "./result.ts";
import type { RulesPanel } from "./rules.ts";
import "./showing.ts";
import "./tabs.ts";
import type { Said } from "./toast.ts";
import "./toast.ts";
import { KeptPlace } from "./turned.ts";
import "./work.ts";

/** What is said when it is done, with a way back; turning a parameter is seen by itself. */
const told: readonly Did["kind"][] = [
  "example",
  "rules",
  "data",
  "made",
  "row",
  "value",
  "clear",
  "keep",
  "write",
  "letter",
  "widen",
  "renameScenario",
  "removeScenario",
  "other",
  "noOther",
];

/** The whole page: header, views, the dock beside them; and where files are opened and what was done is told. */
@customElement("fordel-page")
export class Page extends SessionElement {
  static override styles = [shared, sheet(pageCss)];

  @property({ attribute: false }) examples: readonly Example[] = [];
  @property({ attribute: false }) readBook!: ReadBook;
  @property({ attribute: false }) templates: readonly Template[] = [];
  @property({ attribute: false }) listed: readonly ListedRules[] = [];
  @property({ attribute: false }) writeBook!: WriteBook;
  @property({ attribute: false }) bareFile!: BareFile;
  @property({ attribute: false }) version = "";
  /** `loading` until everything is fetched; `broken` if something could not be. */
  @property({ attribute: false }) loading: "loading" | "ready" | "broken" = "loading";
  /** Requests made since everything was fetched. */
  @property({ attribute: false }) requests = 0;
  @state() private place: Place = placeOf(location.hash);
  /** What is not seen at first is there; until then only the result is. */
  @state() private whole = false;
  /** Views that were seen keep what was done in them. */
  readonly #seen = new Set<Place>();
  @state() private said: Said | null = null;
  /** Why a number is what it is, while that is asked. */
  #explaining: Explaining | null = null;
  /** What could be undone and done again when that was told last. */
  readonly #kept = new KeptPlace();
  #last: Did | null = null;
  #ahead: Did | null = null;
  readonly #keyboard = new FocusKeeper();
  #address: AddressBar | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#follow);
    addEventListener("popstate", this.#went);
    this.#kept.start();
    addEventListener("keydown", this.#keys);
    this.#keyboard.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#follow);
    removeEventListener("popstate", this.#went);
    this.#kept.stop();
    removeEventListener("keydown", this.#keys);
    this.#keyboard.stop();
  }

  protected override subscribe(session: Session): () => void {
    return session.subscribe(() => {
      this.#tell();
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    if (this.loading === "ready") this.#address?.follow();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("session")) this.#begin();
    if (this.place !== "result") void this.load();
    this.#seen.add(this.place);
    document.title = this.#title();
  }

  /** Has the views and dialogs that are not seen at first fetched, and waits until they are in the document. */
  async load(): Promise<void> {
    await loadViews();
    this.whole = true;
    await this.updateComplete;
  }

  override render() {
    const start = this.place === "start";
    return html`<div
      @files=${(e: CustomEvent<File[]>) => void this.#open(e.detail)}
      @go=${(e: CustomEvent<Place>) => this.#go(e.detail)}
      @explain=${(e: CustomEvent<Asked>) => this.#explaining?.show(e.detail)}
      @paper=${(e: CustomEvent<Wanted>) => void this.#showPaper(e.detail)}
      @picture=${(e: CustomEvent<PictureAsked>) => void this.#savePicture(e.detail)}
      @show-rule=${(e: CustomEvent<ExplainedSource>) => this.#showRule(e.detail)}
      @show-cell=${(e: CustomEvent<ExplainedSource & { id: string }>) => this.#showCell(e.detail)}
      @show-data=${(e: CustomEvent<{ table: string; row: number; letter: string }>) => this.#showData(e.detail)}
    >
      <div class="head">
        <fordel-header
          .session=${this.session}
          ?bare=${start}
          .requests=${this.requests}
          @skip=${this.#skip}
          @leave=${() => void this.#leave()}
          @lang=${(e: CustomEvent<Lang>) => this.#speak(e.detail)}
        ></fordel-header>
        ${
          start
            ? nothing
            : html`<div class="bar screen">
                <fordel-tabs .session=${this.session} .place=${this.place}></fordel-tabs>
                <fordel-showing .session=${this.session}></fordel-showing>
              </div>`
        }
      </div>
      <div class="frame ${start ? "bare" : this.place} ${this.#drawn ? "drawn" : ""} ${this.#nothingToTurn ? "undocked" : ""}">
        ${start ? nothing : this.#dock()}
        <main id="view" tabindex="-1">
          ${start || this.place === "about" ? nothing : html`<fordel-origin .session=${this.session}></fordel-origin>`}
          ${this.#notices()} ${this.#views()}
        </main>
        ${this.whole && this.#drawn ? this.#drawer() : nothing}
      </div>
      ${this.#footer()} ${this.#over()}
    </div>`;
  }

  #dock() {
    const folded = this.place !== "result";
    if (this.place === "data" || this.place === "about" || this.#nothingToTurn) return nothing;
    return html`<fordel-dock class="screen" .session=${this.session} ?folded=${folded}>
      <fordel-now slot="now" .session=${this.session}></fordel-now>
    </fordel-dock>`;
  }

  /** Rules without parameters leave the dock's room to the view. */
  get #nothingToTurn(): boolean {
    return this.session.model?.params.length === 0;
  }

  /** Whether a number is explained beside the view. */
  get #drawn(): boolean {
    return this.#explaining?.asked != null && ["result", "compare", "about"].includes(this.place);
  }

  #drawer() {
    return html`<fordel-drawer .session=${this.session} .explaining=${this.#explaining}></fordel-drawer>`;
  }

  #begin(): void {
    const explaining = new Explaining(this.session);
    explaining.subscribe(() => this.requestUpdate());
    this.#explaining = explaining;
    const shown = () => {
      const asked = this.#drawn ? explaining.asked : null;
      return { place: this.place, why: asked?.id ?? "", beside: asked?.compared ?? null };
    };
    this.#address = new AddressBar(this.session, shown, () => this.examples[0]?.name ?? "");
  }

  /** Shows what an address says, or why it cannot. */
  async showAddressed(said: Addressed): Promise<void> {
    const known = await showAddressed(this.session, said, this.examples);
    if (!known) this.said = { text: this.language.texts.addressOfOthers, stays: true };
    else if (said.why) this.#explaining?.showAddressed(said);
  }

  async #open(files: readonly File[]): Promise<void> {
    await this.load();
    this.renderRoot.querySelector<Opening>("fordel-opening")?.open(files);
  }

  async #leave(): Promise<void> {
    await this.load();
    await this.renderRoot.querySelector<LeaveDialog>("fordel-leave")?.show();
  }

  async #showPaper(wanted: Wanted): Promise<void> {
    await this.load();
    await this.renderRoot.querySelector<PapersDialog>("fordel-papers")?.show(wanted);
  }

  async #savePicture({ picture, kind }: PictureAsked): Promise<void> {
    const file = await chartFile(this.session, picture, hidesSmall(), kind);
    if (!file) return;
    save(file.name, file.content, kind === "svg" ? "image/svg+xml" : "image/png");
    this.said = { text: this.language.texts.written(file.name) };
  }

  /** Shows in the rules where a step is written. */
  async #showRule(source: ExplainedSource): Promise<void> {
    const span = spanOf(this.session.rules.text, source);
    this.#go("rules");
    await this.#shown();
    if (span) this.renderRoot.querySelector<RulesPanel>("fordel-rules")?.show(span);
  }

  /** Shows a cell of the data that a step says. */
  async #showCell({ id, line, letter = "A" }: ExplainedSource & { id: string }): Promise<void> {
    await this.#showData({ table: cellOf(id)?.table ?? "", row: line, letter });
  }

  /** Shows a cell of a table's data. */
  async #showData({ table, row, letter }: { table: string; row: number; letter: string }): Promise<void> {
    this.#go("data");
    await this.#shown();
    await this.renderRoot.querySelector<DataPanel>("fordel-data")?.showCell(table, row, letter);
  }

  /** Waits until another view is in the document. */
  async #shown(): Promise<void> {
    await new Promise((done) => addEventListener("hashchange", done, { once: true }));
    await this.load();
  }

  /** The view shown, and those seen before, which keep what was done in them. */
  #views() {
    const there = (place: Place) => this.#seen.has(place) && (this.whole || place === "result");
    const view = (place: Place, shown: unknown) => (there(place) ? shown : nothing);
    const hidden = (place: Place) => place !== this.place;
    const { session } = this;
    return html`
      ${view("result", html`<fordel-result .session=${session} .asked=${this.#explaining?.asked?.id ?? ""} ?hidden=${hidden("result")}></fordel-result>`)}
      ${view("compare", html`<fordel-compare .session=${session} .asked=${this.#explaining?.asked?.id ?? ""} ?hidden=${hidden("compare")}></fordel-compare>`)}
      ${view(
        "data",
        html`<fordel-data
          .session=${session}
          .shown=${!hidden("data")}
          ?hidden=${hidden("data")}
          @arrived=${this.#arrive}
        ></fordel-data>`,
      )}
      ${view("rules", html`<fordel-rules .session=${session} ?hidden=${hidden("rules")}></fordel-rules>`)}
      ${view("about", html`<fordel-reading .session=${session} ?hidden=${hidden("about")}></fordel-reading>`)}
      ${view(
        "start",
        html`<fordel-start .session=${session} .examples=${this.examples} .templates=${this.templates} .listed=${this.listed} ?hidden=${hidden("start")}></fordel-start>`,
      )}
    `;
  }

  /** Says that a visit goes on where the last one ended, with a way to begin anew. */
  resumed({ at, example, ownData }: Kept, withData: boolean): void {
    const { texts, formats } = this.language;
    const [first] = this.examples;
    const label = texts.beginAnew;
    const act = () => void (first && this.session.openExample(first));
    const said = withData ? "resumedWithData" : ownData || !example ? "resumedWithoutData" : "resumed";
    this.said = { text: texts[said](formats.moment(at)), action: { label, act } };
  }

  /** Says that this computer keeps nothing, and what to do about it. */
  keepsNothing(): void {
    this.said = { text: this.language.texts.keepsNothing };
  }

  /** Says that a newer version of the page is there, which nobody has to take. */
  offerNewer(act: () => void): void {
    const { texts } = this.language;
    this.said = { text: texts.newVersion, action: { label: texts.takeNew, act }, stays: true };
  }

  /** What lies over the page: work under way, what was done, questions, files that are dragged in. */
  #over() {
    return html`
      <fordel-work .session=${this.session}></fordel-work>
      <fordel-toast .said=${this.said} closeLabel=${this.language.texts.dismiss} @closed=${() => (this.said = null)}></fordel-toast>
      ${this.whole ? this.#dialogs() : nothing}
      <fordel-drop .session=${this.session}></fordel-drop>
    `;
  }

  #dialogs() {
    return html`
      <fordel-leave .session=${this.session} .write=${this.writeBook} .bare=${this.bareFile}></fordel-leave>
      <fordel-papers .session=${this.session}></fordel-papers>
      <fordel-shared .session=${this.session} .examples=${this.examples}></fordel-shared>
    `;
  }

  #notices() {
    const { texts } = this.language;
    return html`<div class="screen notices">
      ${this.loading === "broken" ? html`<p class="message error" role="alert">${texts.loadFailed}</p>` : nothing}
      ${this.whole ? this.#opening() : nothing}
    </div>`;
  }

  #opening() {
    return html`<fordel-opening .session=${this.session} .readBook=${this.readBook} @arrived=${this.#arrive}></fordel-opening>`;
  }

  #footer() {
    const { texts } = this.language;
    const { fingerprint } = this.session;
    const state = this.loading === "loading" ? texts.starting : texts.ready;
    return html`<footer class="screen">
      <span>${this.version ? texts.version(this.version) : texts.appName} · <span role="status">${state}</span></span>
      ${fingerprint ? html`<span>${texts.fingerprint(fingerprint)}</span>` : nothing}
    </footer>`;
  }

  #title(): string {
    const { texts } = this.language;
    const title = this.place === "start" ? "" : this.session.model?.title;
    return title ? `${texts.views[this.place]} · ${title} · ${texts.appName}` : texts.appName;
  }

  #follow = (): void => {
    const place = placeOf(location.hash);
    if (place !== this.place) scrollTo(0, 0);
    this.place = place;
    const said = this.#address?.given;
    if (said) void this.showAddressed(said);
    else this.#address?.write();
  };

  /** Back and forward close and open what explains a number. */
  #went = (): void => {
    const explains = this.#address?.explains;
    if (explains === false && this.#explaining?.asked) this.#explaining?.close();
    const said = explains && !this.#explaining?.asked ? addressed(location.hash) : null;
    if (said?.why) this.#explaining?.showAddressed(said);
  };

  #go(place: Place): void {
    if (this.place !== place) location.hash = addressOf(place);
  }

  /** Takes the keyboard past the header. */
  #skip(): void {
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  }

  /** Printing, and undo and redo, where the field at the keyboard has none of its own. */
  #keys = (e: KeyboardEvent): void => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
    const key = e.key.toLowerCase();
    if (key === "p" && !e.shiftKey) {
      e.preventDefault();
      void printShown(this.session);
      return;
    }
    if (key !== "z" && key !== "y") return;
    const [at] = e.composedPath();
    if (
      at instanceof HTMLElement &&
      (at.isContentEditable || at.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea"))
    )
      return;
    e.preventDefault();
    void (key === "y" || e.shiftKey ? this.session.redo() : this.session.undo());
  };

  /** Says what was done where it is not seen by itself, with a way back. */
  #tell(): void {
    const { undoable: did, redoable } = this.session.history;
    if (did === this.#last) return;
    const [last, ahead] = [this.#last, this.#ahead];
    this.#last = did;
    this.#ahead = redoable;
    const { texts } = this.language;
    // It is seen by itself, and its way back is where it was asked for.
    if (redoable && redoable === last) this.#hear(texts.undone(texts.did[redoable.kind](redoable.name)));
    else if (did && did === ahead) this.#hear(texts.redone(texts.did[did.kind](did.name)));
    else if (did && (told.includes(did.kind) || did.dropped)) this.#sayDone(did);
  }

  /** Tells those who hear the page; what was done before is not told any longer. */
  #hear(text: string): void {
    this.said = { text, heard: true };
  }

  #sayDone(did: Did): void {
    const { texts } = this.language;
    const dropped = did.dropped ? `. ${texts.droppedTurned(did.dropped)}` : "";
    this.said = {
      text: texts.did[did.kind](did.name) + dropped,
      action: { label: texts.undo, act: () => void this.session.undo() },
    };
  }

  #speak(lang: Lang): void {
    rememberLanguage(lang);
    document.documentElement.lang = lang;
    void this.session.setLanguage(lang);
  }

  /** Goes to where what was opened is to be seen, the result, or what is wrong or asked, and takes the keyboard there. */
  #arrive = async (): Promise<void> => {
    const { obstacle, drafts, runProblems } = this.session;
    const asked = drafts.size > 0 && obstacle !== "rules";
    const wrong = obstacle === "run" && runProblems.some((d) => d.severity === "error" && d.table);
    const inData = asked || wrong || obstacle === "data" || obstacle === "missing";
    const place = obstacle === "rules" ? "rules" : inData ? "data" : "result";
    const gone = this.place === place ? this.load() : this.#shown();
    this.#go(place);
    await gone;
    await this.updateComplete;
    const view = this.renderRoot.querySelector<DataPanel | ResultView | RulesPanel>(`fordel-${place}`);
    await view?.attend();
  };
}
