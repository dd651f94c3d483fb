import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** So many characters a line that goes on goes in beyond its beginning. */
const hang = 4;
/** Beyond these a line of few words would be a column of its own. */
const most = 24;

/** A line whose text goes on below where it begins, and a little further in. */
function hanging(spaces: number): Decoration {
  const by = Math.min(spaces, most) + hang;
  return Decoration.line({ attributes: { style: `padding-inline-start: calc(6px + ${by}ch); text-indent: -${by}ch` } });
}

const known = new Map<number, Decoration>();

function decorations({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const spaces = line.text.length - line.text.trimStart().length;
      const decoration = known.get(spaces) ?? hanging(spaces);
      known.set(spaces, decoration);
      builder.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Long lines wrap with a hanging indent. */
export const wrapping = [
  EditorView.lineWrapping,
  ViewPlugin.fromClass(
    class {
      lines: DecorationSet;

      constructor(view: EditorView) {
        this.lines = decorations(view);
      }

      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.lines = decorations(view);
      }
    },
    { decorations: ({ lines }) => lines },
  ),
];
