import { StateEffect, StateField } from "@codemirror/state";
import {
  type Command,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from "@codemirror/view";
import type { Hover } from "../engine/protocol.ts";
import { type Adviser, askAbout } from "./ask.ts";

/** What is told about a place in the text. */
type Told = Omit<Hover, "to">;

function tooltip({ from, title, lines }: Told): Tooltip {
  const create = () => {
    const dom = document.createElement("div");
    dom.className = "told";
    dom.append(...[title, ...lines].map(paragraph));
    return { dom };
  };
  return { pos: from, above: true, create };
}

function paragraph(text: string): HTMLElement {
  const p = document.createElement("p");
  p.textContent = text;
  return p;
}

const tell = StateEffect.define<Told | null>();

/** What is told at the cursor, until the text or the cursor moves on. */
const told = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, { docChanged, startState, newSelection, effects }) {
    const effect = effects.find((e) => e.is(tell));
    if (effect) return effect.value && tooltip(effect.value);
    return docChanged || !newSelection.eq(startState.selection) ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Tells something at a place in the text, aloud too. */
export function tellAt(view: EditorView, what: Told): void {
  const aloud = EditorView.announce.of([what.title, ...what.lines].join(". "));
  view.dispatch({ effects: [tell.of(what), aloud, closeHoverTooltips] });
}

/** Takes away what is told, if anything is. */
export const hush: Command = (view) => {
  if (!view.state.field(told) && !hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: [tell.of(null), closeHoverTooltips] });
  return true;
};

/** Tells about the word that the pointer rests on, and with F1 about the one at the cursor. */
export function hovering(adviser: Adviser, nothing: () => string) {
  // The pointer, which may rest on a word, does not put an end to what the key asked.
  const about = (view: EditorView, offset: number, lane: "pointer" | "cursor") =>
    askAbout(view, adviser, "hover", { offset, lang: adviser.language.lang }, `hover at ${lane}`);
  const atCursor: Command = (view) => {
    const { head } = view.state.selection.main;
    void about(view, head, "cursor").then((reply) => {
      if (reply) tellAt(view, reply.hover ?? { from: head, title: nothing(), lines: [] });
    });
    return true;
  };
  return [
    hoverTooltip(async (view, offset) => {
      if (view.state.field(told)) return null;
      const hover = (await about(view, offset, "pointer"))?.hover;
      return hover ? { ...tooltip(hover), end: hover.to } : null;
    }),
    told,
    keymap.of([
      { key: "F1", run: atCursor, preventDefault: true },
      { key: "Escape", run: hush },
    ]),
  ];
}
