import { css, html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { shared, sheet } from "../../components/base.ts";
import type { Lang } from "../../engine/protocol.ts";
import { type Catalogue, catalogueIn, type Entry, found } from "../../state/catalogue.ts";
import { tokens } from "../element/looks.ts";
import { texts } from "./texts.ts";

/** Why there is no list to browse. */
type Failure = "elsewhere" | "unread" | "large";

/** Longer lists are not read, in bytes: some thousand models, as many as can be browsed. */
const largest = 2_000_000;

/** What `fordel-open` carries: the rules that a reader has chosen to open. */
export interface OpenDetail {
  /** Where they are. */
  address: string;
  /** The folder with their rows; empty where the element names none. */
  data: string;
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
        direction: ltr;
        unicode-bidi: isolate;
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
        padding: 10px 0 10px 12px;
        border-inline-start: 3px solid transparent;
        border-block-start: 1px solid var(--line);
      }
      li[aria-current] {
        border-inline-start-color: var(--accent);
      }
      h2 {
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
  /** The id of a `<fordel-calculator>` in the same document that opens what is chosen; it may be hidden until then. */
  @property({ attribute: "for" }) htmlFor = "";
  @property({ reflect: true }) theme = "";
  /** Where the rows of each model are, as its rule file sees it: `data/`, say. */
  @property() data = "";
  @state() private list: Catalogue | null = null;
  @state() private failure: Failure | "" = "";
  @state() private search = "";
  /** The address of what was opened last. */
  @state() private opened = "";
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
    this.list = null;
    this.failure = "";
    this.opened = "";
    const read = await listAt(this.src);
    if (asked !== this.#asked) return;
    if (typeof read === "string") this.failure = read;
    else this.list = read;
  }

  override render() {
    const said = texts[this.language];
    if (this.failure)
      return html`<div class="frame"><p class="message error" role="alert">${said[this.failure]}</p></div>`;
    if (!this.list) return html`<div class="frame"><p class="hint" role="status">${said.loading}</p></div>`;
    const { entries, left } = this.list;
    const shown = found(entries, this.search);
    return html`<div class="frame" part="frame">
      <input type="search" aria-label=${said.search} placeholder=${said.search} .value=${this.search} @input=${this.#seek} />
      <p class="hint" role="status">${said.count(shown.length, entries.length)}</p>
      ${left > 0 ? html`<p class="message warning">${said.left(left)}</p>` : nothing}
      <ul>${shown.map((entry) => this.#entry(entry))}</ul>
    </div>`;
  }

  #seek = (e: Event): void => {
    this.search = (e.target as HTMLInputElement).value;
  };

  #entry(entry: Entry) {
    const said = texts[this.language];
    const fact = (name: string, text: string) => (text ? html`<dt>${name}</dt><dd>${text}</dd>` : nothing);
    return html`<li aria-current=${entry.address === this.opened ? "true" : nothing}>
      <h2>${entry.title}</h2>
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
    const data = ownAddress(this.data, address);
    const detail: OpenDetail = { address, data, entry };
    const event = new CustomEvent("fordel-open", { detail, bubbles: true, composed: true, cancelable: true });
    this.opened = entry.address;
    if (!this.dispatchEvent(event) || !this.htmlFor) return;
    const calculator = document.getElementById(this.htmlFor);
    if (calculator) show(calculator, address, data);
    else console.warn(`<fordel-catalogue for="${this.htmlFor}">: nothing in the page has this id.`);
  }
}

function show(calculator: HTMLElement, address: string, data: string): void {
  calculator.setAttribute("src", address);
  if (data) calculator.setAttribute("data", data);
  calculator.hidden = false;
  calculator.scrollIntoView({ block: "nearest" });
}

/** The address of something on the page's own origin, as seen from another; empty for none. */
function ownAddress(given: string, from: string): string {
  if (!given || !URL.canParse(given, from)) return "";
  const { href, origin } = new URL(given, from);
  return origin === location.origin ? href : "";
}

/** The list at an address, or why there is none. What is redirected, perhaps elsewhere, is not read. */
async function listAt(address: string): Promise<Catalogue | Failure> {
  const href = ownAddress(address, document.baseURI);
  if (!href) return "elsewhere";
  try {
    const response = await fetch(href, { credentials: "same-origin", redirect: "error" });
    if (!response.ok || !response.body) return "unread";
    const text = await textOf(response.body);
    return text === null ? "large" : (catalogueIn(JSON.parse(text), href) ?? "unread");
  } catch {
    return "unread";
  }
}

/** A text as it comes in; null, and no more of it is fetched, where it is too large. */
async function textOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).text();
    parts.push(value);
    size += value.length;
    if (size <= largest) continue;
    await reader.cancel();
    return null;
  }
}
