import { EditorView } from "@codemirror/view";

/** The editor in the page's colours and sizes. */
export const theme = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "var(--field)", height: "100%" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--code-selection)",
  },
  ".cm-gutters": {
    backgroundColor: "var(--ground)",
    color: "var(--ink-2)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { backgroundColor: "var(--code-line)" },
  ".cm-line.lit": { backgroundColor: "var(--accent-soft)", boxShadow: "inset 3px 0 0 var(--accent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  ".cm-tooltip": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line-2)",
    maxWidth: "min(36rem, 80vw)",
    boxShadow: "var(--shadow)",
  },
  ".cm-diagnostic": { padding: "6px 10px", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--accent)" },
  ".cm-diagnostic .hint": { display: "block", color: "var(--ink-2)" },
  ".told": { padding: "6px 10px" },
  ".told p": { margin: "0" },
  ".told p:first-child": { fontWeight: "600" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    maxWidth: "min(36rem, 92vw)",
    maxHeight: "15em",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    gap: "12px",
    justifyContent: "space-between",
    padding: "3px 10px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    forcedColorAdjust: "none",
  },
  ".cm-completionMatchedText": { fontWeight: "600" },
  ".cm-completionDetail": {
    flex: "0 1 auto",
    margin: "0",
    overflow: "hidden",
    textOverflow: "ellipsis",
    fontFamily: "var(--font)",
    fontStyle: "normal",
    color: "var(--ink-2)",
  },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
});

/** The colours of words by what they mean; those of columns, values and results have the colour of text. */
export const wordColours = EditorView.theme({
  ".word.keyword": { color: "var(--code-word)" },
  ".word.statement": { fontWeight: "600" },
  ".word.text": { color: "var(--code-text)" },
  ".word.number": { color: "var(--code-num)" },
  ".word.comment": { color: "var(--code-note)", fontStyle: "italic" },
  ".word.parameter, .word.figure": { color: "var(--code-parameter)" },
  ".word.table, .word.function": { color: "var(--code-word)" },
  ".word.declared": { fontWeight: "600" },
});

/** What CodeMirror itself says, in Danish. */
export const danishPhrases = {
  "Control character": "Styretegn",
  "Selection deleted": "Det markerede er slettet",
  Diagnostics: "Fejl og bemærkninger",
  "No diagnostics": "Ingen fejl",
  Completions: "Forslag",
};
