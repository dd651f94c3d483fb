import { indentOnInput, indentService } from "@codemirror/language";
import { EditorState } from "@codemirror/state";

/** How many spaces a line goes in: as far as the last one above it that is not empty, but one step more behind an open bracket and one less with a closing one. */
export function indentation(before: string, line: string): number {
  const above = before.trimEnd().split("\n").at(-1) ?? "";
  const width = above.length - above.trimStart().length;
  const opens = /[{([]$/.test(above) ? 2 : 0;
  const closes = /^\s*[})\]]/.test(line) ? 2 : 0;
  return Math.max(0, width + opens - closes);
}

export const indenting = [
  indentService.of((context, pos) => {
    const { text, from } = context.lineAt(pos);
    return indentation(context.state.sliceDoc(0, from), text);
  }),
  EditorState.languageData.of(() => [{ commentTokens: { line: "//" }, indentOnInput: /^\s*[})\]]$/ }]),
  indentOnInput(),
];
