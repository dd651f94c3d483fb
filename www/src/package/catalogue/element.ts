import { css, html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { shared, sheet } from "../../components/base.ts";
import type { Lang } from "../../engine/protocol.ts";
import { type Entry, entriesIn, found } from "../../state/catalogue.ts";
import { tokens } from "../element/looks.ts";
import { texts } from "./texts.ts";

/** What `fordel-open` carries: the rules that a reader has chosen to open. */
export interface OpenDetail {
  /** Where they are. */
  address: string;
  entry: Entry;
}

/** Rule files that lie beside the page, by what they say of themselves; one is opened only when a reader has seen that. */
export class CatalogueElement extends LitElement {
  static override styles = [
    shared,
    sheet(tokens()),
    css`
      :host {
        display: block;
      }
      .frame {
        all: initial;
        display: block;
        color: var(--ink);
        background: var(--paper);
        font-family: var(--font);
        font-size: var(--t-m);
        line-height: 1.45;
      }
      input {
        width: 100%;
        max-width: 360px;
      }
      ul {
        display: grid;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding-block: 10px;
        border-block-start: 1px solid var(--line);
      }
      h3 {
        font-size: var(--t-l);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(30%) minmax(0, 1fr);
        gap: 2px 16px;
        margin: 4px 0 8px;
        font-size: var(--t-c);
      }
      dt {
        color: var(--ink-2);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit lists the attributes of the class that it is asked for
    return [...super.observedAttributes, "lang"];
  }

  /** The address of the list, on the page's own origin. */
  @property() src = "";
  /** The id of a `<fordel-calculator>` in the same document that opens what is chosen. */
  @property({ attribute: "for" }) htmlFor = "";
  @property({ reflect: true }) theme = "";
  @state() private entries: readonly Entry[] | null = null;
  @state() private failure: "" | "elsewhere" | "unread" = "";
  @state() private search = "";
  #asked = 0;

  get language(): Lang {
    const said = this.closest<HTMLElement>("[lang]")?.lang ?? document.documentElement.lang;
    return said.toLowerCase().startsWith("da") ? "da" : "en";
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === "lang") this.requestUpdate();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has("src") && this.src) void this.#read();
  }

  async #read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.entries = null;
    this.failure = "";
    const { href, origin } = new URL(this.src, document.baseURI);
    if (origin !== location.origin) {
      this.failure = "elsewhere";
      return;
    }
    const entries = await listAt(href);
    if (asked !== this.#asked) return;
    this.entries = entries;
    if (!entries) this.failure = "unread";
  }

  override render() {
    const said = texts[this.language];
    if (this.failure)
      return html`<div class="frame"><p class="message error" role="alert">${said[this.failure]}</p></div>`;
    if (!this.entries) return html`<div class="frame"><p class="hint" role="status">${said.loading}</p></div>`;
    const shown = found(this.entries, this.search);
    return html`<div class="frame" part="frame">
      <input type="search" aria-label=${said.search} placeholder=${said.search} .value=${this.search} @input=${this.#seek} />
      <p class="hint" role="status">${said.count(shown.length, this.entries.length)}</p>
      <ul>${shown.map((entry) => this.#entry(entry))}</ul>
    </div>`;
  }

  #seek = (e: Event): void => {
    this.search = (e.target as HTMLInputElement).value;
  };

  #entry(entry: Entry) {
    const said = texts[this.language];
    const fact = (name: string, text: string) => (text ? html`<dt>${name}</dt><dd>${text}</dd>` : nothing);
    return html`<li>
      <h3>${entry.title}</h3>
      <dl>
        ${fact(said.municipality, [entry.municipality, entry.year].filter(Boolean).join(", "))}
        ${fact(said.method, entry.method[this.language].join(" "))} ${fact(said.decision, entry.decision)}
        ${fact(said.source, entry.source)} ${fact(said.fingerprint, entry.fingerprint.slice(0, 8))}
      </dl>
      <button type="button" class="btn line" aria-label="${said.open}: ${entry.title}" @click=${() => this.#open(entry)}>
        ${said.open}
      </button>
    </li>`;
  }

  #open(entry: Entry): void {
    const address = entry.also[this.language] ?? entry.address;
    const detail: OpenDetail = { address, entry };
    const event = new CustomEvent("fordel-open", { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(event) || !this.htmlFor) return;
    document.getElementById(this.htmlFor)?.setAttribute("src", address);
  }
}

/** The entries of a list; null where it cannot be read. What is redirected, perhaps elsewhere, is not. */
async function listAt(address: string): Promise<Entry[] | null> {
  try {
    const response = await fetch(address, { credentials: "same-origin", redirect: "error" });
    return response.ok ? entriesIn(await response.json(), address) : null;
  } catch {
    return null;
  }
}
