/**
 * Turns a line and column as people count (from 1, the column in characters)
 * into an offset in UTF-16 code units, which is how browsers and the editor
 * count. Places beyond the text are moved to its nearest end.
 */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  const characters = Array.from(text.slice(start, end < 0 ? text.length : end));
  return start + characters.slice(0, Math.max(0, column - 1)).join("").length;
}
