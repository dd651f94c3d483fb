/** How much a header of a file is like the name or label of a column, from 0 to 1. */

/** Words of headers that say in what or when a column is given, but not what it is. */
const incidental = new Set(
  "kr dkk kroner krone pct procent percent i in pr per antal number of no nr stk år year den det og and the".split(" "),
);

/** The words of a header, without brackets, units and years. */
function wordsOf(header: string): string[] {
  const plain = header
    .normalize()
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const telling = words.filter((word) => !incidental.has(word) && !/^(19|20)\d\d$/.test(word) && !/^\d+$/.test(word));
  return telling.length > 0 ? telling : words;
}

/** How much one word is like another: the same, cut short, a part of it, or with the same beginning. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.startsWith(short)) return 0.6 + (0.35 * short.length) / long.length;
  if (short.length >= 4 && long.includes(short)) return 0.55 + (0.35 * short.length) / long.length;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return same >= 4 ? (0.85 * same) / long.length : 0;
}

/** The words of one header as far as those of another have them, weighed by their length. */
function covered(words: readonly string[], by: readonly string[]): number {
  const whole = by.join("");
  let sum = 0;
  let all = 0;
  for (const word of words) {
    const best = Math.max(wordLikeness(word, whole), ...by.map((other) => wordLikeness(word, other)));
    sum += best * word.length;
    all += word.length;
  }
  return all === 0 ? 0 : sum / all;
}

/** Whether a header is the first letters of the words of a name: DSA. */
function isInitials(header: string, name: string): boolean {
  const initials = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0))
    .join("");
  return initials.length > 1 && header.trim().toLowerCase() === initials;
}

export function likeness(header: string, name: string): number {
  if (isInitials(header, name)) return 0.6;
  const [a, b] = [wordsOf(header), wordsOf(name)];
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join(" ") === b.join(" ")) return 1;
  const [one, other] = [covered(a, b), covered(b, a)];
  return 0.95 * (0.65 * Math.max(one, other) + 0.35 * Math.min(one, other));
}
