/** What rules say they are called, read without the engine; empty where they do not. */
export function titleIn(rules: string): string {
  return /^\s*model\s+"((?:[^"\\]|\\.)*)"/m.exec(rules)?.[1] ?? "";
}
