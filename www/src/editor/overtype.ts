import { EditorView } from "@codemirror/view";

/**
 * Carries out typing over a selection in the editor's own state. Left to
 * itself, Chromium keeps the look of the replaced text by writing style
 * attributes, which the content security policy forbids and reports.
 */
export const overtype = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});
