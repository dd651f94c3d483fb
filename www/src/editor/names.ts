import { isolateHistory } from "@codemirror/commands";
import { EditorView, keymap } from "@codemirror/view";
import type { Reply, Span } from "../engine/protocol.ts";
import { type Adviser, askAbout } from "./ask.ts";

/** A name in the text and everywhere it stands. */
export interface Named extends Span {
  name: string;
  places: number;
}

/** What the keys for names do where there is none, or one to be renamed. */
export interface NameKeys {
  unknown(offset: number): void;
  rename(named: Named): void;
}

/** The name at a place that the user may change; null where there is none. */
export function nameAt({ references }: Reply<"definition">, offset: number, text: string): Named | null {
  const at = references.find(({ from, to }) => from <= offset && offset <= to);
  return at ? { ...at, name: text.slice(at.from, at.to), places: references.length } : null;
}

/** F12, or a click with Ctrl or Command, goes to where a name is declared; F2 asks for a new one. */
export function naming(adviser: Adviser, keys: NameKeys) {
  // On a Mac, Ctrl and a click open a menu.
  const held = (e: MouseEvent) => (/Mac/.test(navigator.platform) ? e.metaKey : e.ctrlKey);
  const goTo = async (view: EditorView, offset: number): Promise<void> => {
    const reply = await askAbout(view, adviser, "definition", { offset });
    if (reply?.definition) select(view, reply.definition);
    else if (reply) keys.unknown(offset);
  };
  const rename = async (view: EditorView, offset: number): Promise<void> => {
    const reply = await askAbout(view, adviser, "definition", { offset });
    const named = reply && nameAt(reply, offset, view.state.doc.toString());
    if (named) keys.rename(named);
    else if (reply) keys.unknown(offset);
  };
  const key = (name: string, act: (view: EditorView, offset: number) => Promise<void>) => ({
    key: name,
    preventDefault: true,
    run: (view: EditorView) => {
      void act(view, view.state.selection.main.head);
      return true;
    },
  });
  return [
    keymap.of([key("F12", goTo), key("F2", rename)]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        const offset = event.button === 0 && held(event) && view.posAtCoords(event);
        if (typeof offset !== "number") return false;
        void goTo(view, offset);
        return true;
      },
    }),
  ];
}

/** Marks a stretch of the text and brings it into sight. */
export function select(view: EditorView, { from, to }: Span): void {
  const selection = { anchor: from, head: to };
  view.dispatch({ selection, effects: EditorView.scrollIntoView(from, { y: "center" }), userEvent: "select" });
  view.focus();
}

/** Calls a thing something else, everywhere in one step to undo. Gives back why that was refused; null where it is of no use any more. */
export async function renameAll(
  view: EditorView,
  adviser: Adviser,
  offset: number,
  name: string,
): Promise<Reply<"rename">["diagnostics"] | null> {
  const reply = await askAbout(view, adviser, "rename", { offset, name, lang: adviser.language.lang });
  if (!reply) return null;
  const changes = reply.edits.map(({ from, to, text }) => ({ from, to, insert: text }));
  if (changes.length > 0) view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "rename" });
  return reply.diagnostics;
}
