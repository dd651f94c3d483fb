/** What a reader of a folder gives: browsers have it of what is dropped. */
export interface Entry {
  name: string;
  isDirectory: boolean;
  file?(done: (file: File) => void, failed: (why: unknown) => void): void;
  createReader?(): { readEntries(done: (entries: Entry[]) => void, failed: (why: unknown) => void): void };
}

/** So many files are taken of folders, and so far down. */
const mostFiles = 200;
const mostDepth = 3;

/**
 * The files among entries and in their folders, by name; not those that are hidden or that Excel leaves beside an
 * open workbook. `cut` is that folders hold more than are taken.
 */
export async function filesOf(entries: readonly Entry[]): Promise<{ files: File[]; cut: boolean }> {
  const files: File[] = [];
  const cut = await gather(entries, files, 0);
  return { files, cut };
}

async function gather(entries: readonly Entry[], out: File[], depth: number): Promise<boolean> {
  let cut = false;
  const visible = entries.filter(({ name }) => depth === 0 || !/^(\.|~\$)/.test(name));
  // rules.fordel before rules.en.fordel
  const stem = ({ name }: Entry) => name.replace(/\.[^.]*$/, "");
  const sorted = [...visible].sort(
    (a, b) => Number(a.isDirectory) - Number(b.isDirectory) || (stem(a) < stem(b) ? -1 : 1),
  );
  for (const entry of depth === 0 ? visible : sorted) {
    if (depth > 0 && out.length >= mostFiles) return true;
    if (!entry.isDirectory) out.push(inFolder(await fileOf(entry), depth));
    else if (depth >= mostDepth || (await gather(await entriesIn(entry), out, depth + 1))) cut = true;
  }
  return cut;
}

/** Of a folder all files are looked at, and what is of no use there is not told of. */
function inFolder(file: File, depth: number): File {
  return depth === 0 ? file : Object.assign(file, { inFolder: true });
}

function fileOf(entry: Entry): Promise<File> {
  return new Promise((done, failed) => (entry.file ? entry.file(done, failed) : failed(new Error(entry.name))));
}

/** A folder gives its entries in portions, and none when there are no more. */
async function entriesIn(entry: Entry): Promise<Entry[]> {
  const reader = entry.createReader?.();
  const all: Entry[] = [];
  if (!reader) return all;
  for (;;) {
    const some = await new Promise<Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
