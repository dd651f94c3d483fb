import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ReadBook } from "../sheet/reader.ts";
import type { Did } from "../state/history.ts";
import { type Notice, noticeText } from "../state/notices.ts";
import { openFiles, openPlaced } from "../state/opening.ts";
import type { Placed, Unmatched } from "../state/placing.ts";
import { outsideTables } from "../state/tables.ts";
import { SessionElement, shared } from "./base.ts";
import "./assign.ts";

/**
 * Opens files, one handful after the other, and tells what became of them: while they are read, where
 * it is to be asked which table one is for, and what was not opened. The event `arrived` says that something was.
 */
@customElement("fordel-opening")
export class Opening extends SessionElement {
  static override styles = [
    shared,
    css`
      p {
        display: flex;
        justify-content: space-between;
        align-items: start;
        gap: 16px;
        padding-inline: 24px 16px;
      }
      .acts {
        display: flex;
        gap: 16px;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) readBook!: ReadBook;
  @state() private notices: readonly Notice[] = [];
  /** The step by which what the notices are of was opened; null where nothing was. */
  #step: Did | null = null;
  /** Those that wait for an answer; more may come while the question stands. */
  @state() private unmatched: readonly Unmatched[] = [];
  @state() private reading: readonly string[] = [];
  #last: Promise<void> = Promise.resolve();

  /** Opens files when those before them are. */
  open(files: readonly File[]): void {
    const names = files.map((file) => file.name);
    this.reading = [...this.reading, ...names];
    this.#last = this.#last
      .then(() => this.#open(files))
      .finally(() => {
        this.reading = this.reading.slice(names.length);
      });
  }

  override render() {
    const { texts } = this.language;
    return html`<div role="status">
        ${this.reading.length > 0 ? html`<p class="message">${texts.readingFiles(this.reading.join(", "))}</p>` : nothing}
        ${this.#told.map((notice) => this.#notice(notice))}
      </div>
      <fordel-assign
        .files=${this.unmatched}
        .tables=${outsideTables(this.session.model?.tables ?? [])}
        .language=${this.language}
        @assigned=${(e: CustomEvent<Placed[]>) => this.#assigned(e.detail)}
      ></fordel-assign>`;
  }

  /** What there is to say, as long as what it is of is not undone. */
  get #told(): readonly Notice[] {
    return this.#step && !this.session.history.holds(this.#step) ? [] : this.notices;
  }

  #notice(notice: Notice) {
    const { texts } = this.language;
    const close = () => {
      this.notices = this.notices.filter((n) => n !== notice);
    };
    const instead = "source" in notice ? notice.source : null;
    const use = () => {
      close();
      if (instead) void this.#assigned([instead]);
    };
    return html`<p class="message warning">
      <span>${noticeText(texts, notice)}</span>
      <span class="acts">
        ${
          instead
            ? html`<button type="button" class="link" @click=${use}>${notice.about === "second" ? texts.useInstead : texts.openAnyway}</button>`
            : nothing
        }
        <button type="button" class="link" aria-label=${texts.dismiss} @click=${close}>✕</button>
      </span>
    </p>`;
  }

  async #open(files: readonly File[]): Promise<void> {
    const before = this.unmatched;
    const { unmatched, notices, opened } = await openFiles(this.session, files, this.readBook, before);
    this.notices = notices;
    this.#step = opened ? this.session.history.undoable : null;
    // What was answered meanwhile is not asked again.
    this.unmatched = unmatched.filter((file) => !before.includes(file) || this.unmatched.includes(file));
    if (opened) this.#arrive();
  }

  async #assigned(sources: Placed[]): Promise<void> {
    this.unmatched = [];
    if (sources.length === 0) return;
    await openPlaced(this.session, sources);
    this.#arrive();
  }

  #arrive(): void {
    this.dispatchEvent(new CustomEvent("arrived"));
  }
}
