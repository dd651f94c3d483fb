import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Span } from "../engine/protocol.ts";

const light = StateEffect.define<Span | null>();
const line = Decoration.line({ class: "lit" });

/** The lines that are lit, because what tells of them is pointed at. */
const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { effects, changes, state }) {
    const effect = effects.find((e) => e.is(light));
    if (!effect) return shown.map(changes);
    if (!effect.value || effect.value.to > state.doc.length) return Decoration.none;
    const { from, to } = effect.value;
    const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(Math.max(from, to - 1)).number];
    const lines = Array.from({ length: last - first + 1 }, (_, i) => line.range(state.doc.line(first + i).from));
    return Decoration.set(lines);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Lights the lines of a stretch, and brings the first into sight; null puts the light out. */
export function lightAt(view: EditorView, span: Span | null): void {
  const there = span && span.to <= view.state.doc.length;
  const scroll = there ? [EditorView.scrollIntoView(span.from, { y: "nearest", yMargin: 24 })] : [];
  view.dispatch({ effects: [light.of(span), ...scroll] });
}

/** Lights lines; `at` hears of the place that the caret or the pointer is at, null when the pointer leaves. */
export function lighting(at: (offset: number | null) => void): Extension {
  let last: number | null = null;
  const tell = (offset: number | null) => {
    if (offset === last) return;
    last = offset;
    at(offset);
  };
  return [
    lit,
    EditorView.updateListener.of(({ selectionSet, view, state }) => {
      if (selectionSet && view.hasFocus) tell(state.selection.main.head);
    }),
    EditorView.domEventHandlers({
      mousemove(e, view) {
        const found = e.buttons === 0 ? view.posAtCoords({ x: e.clientX, y: e.clientY }) : null;
        if (found !== null) tell(found);
      },
      mouseleave: () => tell(null),
    }),
  ];
}
