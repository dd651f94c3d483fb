/** A line of two texts beside each other: in both, or in one of them alone (null in the other); numbered from 1. */
export interface AlignedLine {
  left: { n: number; text: string } | null;
  right: { n: number; text: string } | null;
  same: boolean;
}

/** Beyond this many pairs of lines what differs is set against each other as it comes. */
const mostPairs = 4_000_000;

/** Two texts line by line, so that equal lines stand beside each other: the longest sequence of lines that both have. */
export function aligned(left: string, right: string): AlignedLine[] {
  const [a, b] = [left.trimEnd().split("\n"), right.trimEnd().split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const pair = (i: number, j: number): AlignedLine => ({ left: line(a, i), right: line(b, j), same: true });
  const head = Array.from({ length: start }, (_, i) => pair(i, i));
  const tail = Array.from({ length: end }, (_, i) => pair(a.length - end + i, b.length - end + i));
  return [...head, ...middle(a, b, start, end), ...tail];
}

function line(lines: readonly string[], i: number): { n: number; text: string } | null {
  const text = lines[i];
  return text === undefined ? null : { n: i + 1, text };
}

/** What is between the lines that both begin and end with. */
function middle(a: readonly string[], b: readonly string[], start: number, end: number): AlignedLine[] {
  const [m, n] = [a.length - end - start, b.length - end - start];
  const common = m * n > mostPairs ? () => 0 : commonLengths(a.slice(start, start + m), b.slice(start, start + n));
  const out: AlignedLine[] = [];
  let gone: number[] = [];
  let come: number[] = [];
  /** What was replaced stands beside what replaces it. */
  const flush = () => {
    for (let k = 0; k < Math.max(gone.length, come.length); k++) {
      out.push({ left: line(a, gone[k] ?? -1), right: line(b, come[k] ?? -1), same: false });
    }
    [gone, come] = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < m || j < n) {
    if (i < m && j < n && a[start + i] === b[start + j]) {
      flush();
      out.push({ left: line(a, start + i++), right: line(b, start + j++), same: true });
    } else if (j >= n || (i < m && common(i + 1, j) >= common(i, j + 1))) gone.push(start + i++);
    else come.push(start + j++);
  }
  flush();
  return out;
}

/** How many lines the texts have in common from two places on. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}
