import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { originsOf } from "../state/origins.ts";
import type { Session } from "../state/session.ts";
import { SessionElement, shared } from "./base.ts";

/** What figures are of: for paper where it begins, and at the foot of each page; or, with `line`, in a line that is always seen. */
@customElement("fordel-origin")
export class OriginNote extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: none;
      }
      :host([line]) {
        display: block;
      }
      @media print {
        :host {
          display: block;
          margin-block: 4px 12px;
          font-size: 8.5pt;
        }
        dl {
          columns: 2;
          column-gap: 24px;
        }
        dl div {
          break-inside: avoid;
        }
        dt,
        dd {
          display: inline;
        }
        dt::after {
          content: ": ";
        }
        dt {
          font-weight: 600;
        }
      }
    `,
  ];

  @property({ type: Boolean }) line = false;

  protected override subscribe(session: Session): () => void {
    return originsOf(session).subscribe(() => this.requestUpdate());
  }

  override render() {
    const { origin } = originsOf(this.session);
    if (!origin) return nothing;
    if (this.line) return html`<p>${origin.line}</p>`;
    return html`<dl>${origin.facts.map((fact) => html`<div><dt>${fact.name}</dt><dd>${fact.text}</dd></div>`)}</dl>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { origin } = originsOf(this.session);
    if (!this.line && origin) footed(origin.line);
  }
}

const foot = new CSSStyleSheet();

/** Has a line at the foot of each page of paper, with the page's number, in browsers that can. */
function footed(line: string): void {
  const text = line.replace(/["\\\n]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `);
  foot.replaceSync(`@page {
    @bottom-left { content: "${text}"; width: 88%; font: 6.5pt/1.2 sans-serif; vertical-align: top; }
    @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; vertical-align: top; }
  }`);
  if (!document.adoptedStyleSheets.includes(foot)) document.adoptedStyleSheets.push(foot);
}
