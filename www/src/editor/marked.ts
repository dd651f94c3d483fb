import type { Diagnostic as Lint } from "@codemirror/lint";
import type { Diagnostic } from "../engine/protocol.ts";

/**
 * A problem as the editor marks it: with its advice, and where that says what to write, with a
 * button that writes it there. `write` is the word before it on the button.
 */
export function marked(problem: Diagnostic, write: (text: string) => string): Lint {
  const { replacement } = problem;
  return {
    from: problem.from,
    to: problem.to,
    severity: problem.severity === "note" ? "info" : problem.severity,
    message: problem.message,
    renderMessage: () => {
      const node = document.createElement("div");
      node.textContent = problem.message;
      if (problem.hint) {
        const hint = document.createElement("span");
        hint.className = "hint";
        hint.textContent = problem.hint;
        node.append(hint);
      }
      return node;
    },
    actions:
      replacement === undefined
        ? []
        : [
            {
              name: write(replacement),
              apply: (view, from, to) =>
                view.dispatch({ changes: { from, to, insert: replacement }, userEvent: "input.complete" }),
            },
          ],
  };
}
