import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { changeTo } from "../editor/change.ts";
import { colouring } from "../editor/colours.ts";
import { completion } from "../editor/completion.ts";
import { wrapping } from "../editor/hanging.ts";
import { hovering, hush, tellAt } from "../editor/hover.ts";
import { indenting } from "../editor/indent.ts";
import { lightAt, lighting } from "../editor/lit.ts";
import { marked } from "../editor/marked.ts";
import { type Named, naming, renameAll, select } from "../editor/names.ts";
import { overtype } from "../editor/overtype.ts";
import { danishPhrases, theme, wordColours } from "../editor/theme.ts";
import type { Diagnostic, Heading, Span } from "../engine/protocol.ts";
import type { Rules } from "../state/rules.ts";
import { SessionElement, shared } from "./base.ts";
import "./rename.ts";

/** A change that the session knows of already: rules that were opened. */
const opening = Annotation.define<true>();

/** Where the caret stands, both from 1. */
export interface Standing {
  line: number;
  column: number;
}

/**
 * The rules, to read and write. Tab is left to the browser, so that the
 * keyboard gets past the field.
 */
@customElement("fordel-editor")
export class RulesEditor extends SessionElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }
      .frame {
        flex: 1;
        min-height: 0;
        overflow: hidden;
      }
      .frame:focus-within {
        overflow: visible;
      }
    `,
  ];

  /** It is out of sight: then it listens to nothing, and keeps what was written for when it comes back. */
  @property({ attribute: false }) away = false;
  #view: EditorView | null = null;
  #left: { state: EditorState; scroll: StateEffect<unknown> } | null = null;
  #spoken = new Compartment();
  #rules: Rules | null = null;
  #shown: readonly Diagnostic[] | null = null;
  #lang = "";
  /** The name that the user is about to change, and why the last try was refused. */
  @state() private renaming: (Named & { problem: Diagnostic | null }) | null = null;

  override render() {
    const form = html`<fordel-rename
      .language=${this.language}
      .named=${this.renaming}
      .problem=${this.renaming?.problem ?? null}
      @rename=${(e: CustomEvent<string>) => this.#rename(e.detail)}
      @cancel=${() => this.#leaveRename()}
    ></fordel-rename>`;
    return html`${this.renaming ? form : nothing}<div class="frame"></div>`;
  }

  #create(): void {
    const parent = this.renderRoot.querySelector<HTMLElement>(".frame");
    if (!parent) return;
    const root = this.renderRoot as ShadowRoot;
    if (this.#left) {
      this.#view = new EditorView({ parent, root, state: this.#left.state, scrollTo: this.#left.scroll });
      this.#left = null;
      return;
    }
    const state = EditorState.create({ doc: this.session.rules.text, extensions: this.#extensions() });
    this.#view = new EditorView({ parent, root, state });
    this.#rules = this.session.rules;
    this.#speak();
  }

  /** An editor listens to all that happens in the document, as long as there is one. */
  #leave(): void {
    if (!this.#view) return;
    this.#left = { state: this.#view.state, scroll: this.#view.scrollSnapshot() };
    this.#view.destroy();
    this.#view = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  protected override updated(_: PropertyValues): void {
    if (this.away) {
      this.#leave();
      return;
    }
    if (!this.#view) this.#create();
    if (this.#lang !== this.language.lang) this.#speak();
    if (this.#rules !== this.session.rules) this.#follow();
    this.#mark();
  }

  /** Puts the cursor where a problem is, or a statement begins. */
  goTo(place: Diagnostic | Heading | Span): void {
    const view = this.#view;
    if (!view) return;
    const to = "word" in place ? place.from : place.to;
    if (to <= view.state.doc.length) select(view, { from: place.from, to });
  }

  /** Lights the lines of a stretch; null puts the light out. */
  light(span: Span | null): void {
    if (this.#view) lightAt(this.#view, span);
  }

  /** Takes the keyboard. */
  take(): void {
    this.#view?.focus();
  }

  #tell(from: number, title: string): void {
    if (this.#view) tellAt(this.#view, { from, title, lines: [] });
  }

  /** Renames as asked; where that is refused the question stays, with the reason. */
  async #rename(name: string): Promise<void> {
    const { renaming } = this;
    if (!this.#view || !renaming) return;
    const problems = name === renaming.name ? [] : await renameAll(this.#view, this.session, renaming.from, name);
    const [problem] = problems ?? [];
    if (problem) this.renaming = { ...renaming, problem };
    else this.#leaveRename();
  }

  #leaveRename(): void {
    this.renaming = null;
    this.#view?.focus();
  }

  /** Puts the same rules in other words in place of those shown. It is one step to undo. */
  rewrite(text: string): void {
    const view = this.#view;
    const changes = view && changeTo(view.state.doc.toString(), text);
    if (changes) view.dispatch({ changes, annotations: isolateHistory.of("full") });
  }

  #extensions(): Extension[] {
    return [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      bracketMatching(),
      indentUnit.of("  "),
      indenting,
      completion(this.session),
      hovering(this.session, () => this.language.texts.wordUnknown),
      naming(this.session, {
        unknown: (offset) => this.#tell(offset, this.language.texts.nameUnknown),
        rename: (named) => {
          if (this.#view) hush(this.#view);
          this.renaming = { ...named, problem: null };
        },
      }),
      keymap.of([...lintKeymap, ...defaultKeymap, ...historyKeymap]),
      wrapping,
      lintGutter(),
      overtype,
      lighting((offset) => this.dispatchEvent(new CustomEvent("caret", { detail: offset }))),
      colouring(this.session),
      theme,
      wordColours,
      this.#spoken.of([]),
      EditorView.updateListener.of(({ selectionSet, docChanged, state: { doc, selection } }) => {
        if (!selectionSet && !docChanged) return;
        const at = doc.lineAt(selection.main.head);
        const detail: Standing = { line: at.number, column: selection.main.head - at.from + 1 };
        this.dispatchEvent(new CustomEvent("stands", { detail }));
      }),
      EditorView.updateListener.of((update) => {
        const opened = update.transactions.some((t) => t.annotation(opening));
        if (update.docChanged) this.renaming = null;
        if (update.docChanged && !opened) this.session.editRules(update.state.doc.toString());
      }),
    ];
  }

  /** Labels and CodeMirror's own phrases in the page's language. */
  #speak(): void {
    this.#lang = this.language.lang;
    const { texts, lang } = this.language;
    const label = EditorView.contentAttributes.of({ "aria-label": texts.rulesEditor, lang: "", tabindex: "0" });
    const phrases = EditorState.phrases.of(lang === "da" ? danishPhrases : {});
    this.#view?.dispatch({ effects: this.#spoken.reconfigure([label, phrases]) });
  }

  /** Shows rules that were opened, or the text as the engine reads it. Undo brings the old text back. */
  #follow(): void {
    const { rules } = this.session;
    const opened = this.#rules?.revision !== rules.revision;
    this.#rules = rules;
    if (opened) this.#replace();
    else this.#correct();
  }

  #correct(): void {
    const changes = this.#view && changeTo(this.#view.state.doc.toString(), this.session.rules.text);
    if (changes) this.#view?.dispatch({ changes, annotations: opening.of(true) });
  }

  #replace(): void {
    const view = this.#view;
    if (!view) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: this.session.rules.text },
      selection: { anchor: 0 },
      effects: EditorView.scrollIntoView(0),
      annotations: [isolateHistory.of("full"), opening.of(true)],
    });
  }

  /** Marks the problems of the text as it stands; while it is being checked, those shown stay. */
  #mark(): void {
    const { checked, rules, ruleProblems } = this.session;
    if (!this.#view || checked.text !== rules.text || ruleProblems === this.#shown) return;
    this.#shown = ruleProblems;
    this.#view.dispatch(
      setDiagnostics(
        this.#view.state,
        ruleProblems.map((problem) => marked(problem, this.language.texts.write)),
      ),
    );
  }
}
