import { EditorView } from "@codemirror/view";

/** The editor in the page's colours and sizes. */
export const theme = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "var(--text-code)", height: "100%" },
  "&.cm-focused": { outline: "var(--focus-width) solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--code-selection)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--surface-soft)",
    color: "var(--ink-light)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    maxWidth: "min(36rem, 80vw)",
    boxShadow: "var(--shadow)",
  },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnostic .hint": { display: "block", color: "var(--ink-light)" },
});

/** What CodeMirror itself says, in Danish. */
export const danishPhrases = {
  "Control character": "Styretegn",
  "Selection deleted": "Det markerede er slettet",
  Diagnostics: "Fejl og bemærkninger",
  "No diagnostics": "Ingen fejl",
};
