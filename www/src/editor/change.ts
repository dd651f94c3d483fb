/** A change of a text: what stands from `from` to `to` becomes `insert`. Offsets are UTF-16. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** The one change that turns a text into another and leaves alike what both begin and end with; null where they are the same. */
export function changeTo(old: string, text: string): Change | null {
  if (old === text) return null;
  const shorter = Math.min(old.length, text.length);
  let from = 0;
  while (from < shorter && old[from] === text[from]) from++;
  let same = 0;
  while (same < shorter - from && old[old.length - 1 - same] === text[text.length - 1 - same]) same++;
  return { from, to: old.length - same, insert: text.slice(from, text.length - same) };
}
