import { type Range, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Token } from "../engine/protocol.ts";
import { type Adviser, askAbout } from "./ask.ts";

/** The classes of a token: its kind; for a keyword that begins a line, that it is a statement's; for a name, that it is declared here. */
export function classes(token: Token, doc: Text): string {
  const statement = token.kind === "keyword" && doc.lineAt(token.from).from === token.from;
  return ["word", token.kind, statement && "statement", token.declares && "declared"].filter(Boolean).join(" ");
}

function colour(token: Token, doc: Text): Range<Decoration> {
  return Decoration.mark({ class: classes(token, doc), inclusiveEnd: true }).range(token.from, token.to);
}

const paint = StateEffect.define<DecorationSet>();

/** The colours, which stay on their words while the text changes and until new ones come. */
const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, { changes, effects }) => effects.find((e) => e.is(paint))?.value ?? set.map(changes),
  provide: (field) => EditorView.decorations.from(field),
});

/** Colours every word by what it means, as the engine says after every change of the text. One question is out at a time. */
export function colouring(adviser: Adviser) {
  const asking = ViewPlugin.fromClass(
    class {
      #asking = false;

      constructor(readonly view: EditorView) {
        void this.#ask();
      }

      update({ docChanged }: ViewUpdate): void {
        if (docChanged && !this.#asking) void this.#ask();
      }

      async #ask(): Promise<void> {
        this.#asking = true;
        let asked: Text;
        do {
          asked = this.view.state.doc;
          const reply = await askAbout(this.view, adviser, "tokens", {});
          if (reply) this.#paint(reply.tokens, asked);
        } while (this.view.state.doc !== asked);
        this.#asking = false;
      }

      #paint(tokens: readonly Token[], doc: Text): void {
        const marks = tokens.filter((t) => t.from < t.to).map((t) => colour(t, doc));
        this.view.dispatch({ effects: paint.of(Decoration.set(marks, true)) });
      }
    },
  );
  return [colours, asking];
}
