import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { type Entry, filesOf } from "../state/folders.ts";
import { isRuleText } from "../state/openfiles.ts";
import { isCsvText, pastedCsv } from "../text/pasted.ts";
import { SessionElement, shared } from "./base.ts";

const dragEvents = ["dragenter", "dragover", "dragleave", "drop"] as const;

/** Takes files that are dropped anywhere on the page, or pasted, and says so while they are dragged. The event `files` carries them. */
@customElement("fordel-drop")
export class DropLayer extends SessionElement {
  static override styles = [
    shared,
    css`
      .drop {
        position: fixed;
        inset: 12px;
        z-index: 40;
        display: grid;
        place-content: center;
        gap: 4px;
        text-align: center;
        border: 2px dashed var(--accent);
        border-radius: 8px;
        background: var(--accent-soft);
        color: var(--accent-ink);
        pointer-events: none;
      }
      strong {
        font-size: var(--t-xl);
      }
    `,
  ];

  @state() private dragging = false;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of dragEvents) addEventListener(type, this.#drag);
    addEventListener("paste", this.#paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of dragEvents) removeEventListener(type, this.#drag);
    removeEventListener("paste", this.#paste);
  }

  override render() {
    const { texts } = this.language;
    if (!this.dragging) return nothing;
    return html`<div class="drop"><strong>${texts.dropHere}</strong><span>${texts.dropMore}</span></div>`;
  }

  #drag = (e: DragEvent): void => {
    if (!e.dataTransfer?.types.includes("Files")) return;
    e.preventDefault();
    this.dragging = e.type === "dragenter" || e.type === "dragover";
    if (e.type !== "drop") return;
    void this.#drop(e.dataTransfer);
  };

  /** Takes what is dropped; of folders what is in them. What a drop holds is there only until the event is over. */
  async #drop({ items, files }: DataTransfer): Promise<void> {
    const given = [...files];
    const entries = [...items].map((item) => item.webkitGetAsEntry() as Entry | null);
    if (!entries.some((entry) => entry?.isDirectory)) return this.#take(given);
    const found = await filesOf(entries.filter((entry) => entry !== null));
    this.#take(found.files.length > 0 ? found.files : given, found.cut);
  }

  /** Takes files, or the cells that a spreadsheet has copied, where no field is there to take what is pasted. */
  #paste = (e: ClipboardEvent): void => {
    const [at] = e.composedPath();
    if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea"))) return;
    const files = [...(e.clipboardData?.files ?? [])];
    const text = e.clipboardData?.getData("text/plain") ?? "";
    const { lang, texts } = this.language;
    const cells = pastedCsv(text, lang);
    if (isRuleText(text)) this.#take([new File([text], `${texts.pastedFile}.fordel`)]);
    else if (cells !== null)
      this.#take([Object.assign(new File([cells], `${texts.pastedFile}.csv`), { pasted: true })]);
    else if (isCsvText(text)) this.#take([new File([text], `${texts.pastedFile}.csv`)]);
    else if (files.length > 0) this.#take(files);
    else return;
    e.preventDefault();
  };

  #take(files: File[], cut = false): void {
    const [first] = files;
    if (first && cut) Object.assign(first, { cut });
    this.dispatchEvent(new CustomEvent("files", { detail: files, bubbles: true, composed: true }));
  }
}
