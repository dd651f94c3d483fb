// What a wasm file made by Go is made of, by package: the functions' code, as the
// file has it, and the names of functions, as Go's own table has them (strip/
// tells how that is laid out).

/** Reads the numbers and sections of a wasm file. */
function reader(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  return { number, skip: (n) => (at += n), take: (n) => bytes.subarray(at, (at += n)), byte: () => bytes[at++], more: () => at < bytes.length };
}

/** How many bytes of code each function has, and the memory that the program begins with. */
function contents(bytes) {
  const r = reader(bytes);
  const sizes = [];
  const memory = Buffer.alloc(64 << 20);
  while (r.more()) {
    const section = r.byte();
    const length = r.number();
    if (section !== 10 && section !== 11) {
      r.skip(length);
      continue;
    }
    for (let n = r.number(); n > 0; n--) {
      if (section === 10) {
        sizes.push(r.number());
        r.skip(sizes.at(-1));
        continue;
      }
      r.skip(2);
      const start = r.number();
      r.skip(1);
      memory.set(r.take(r.number()), start);
    }
  }
  return { sizes, memory };
}

/** The names of functions, in the order of their code. */
function names(memory) {
  const at = memory.indexOf(Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8]));
  const field = (i) => Number(memory.readBigUInt64LE(at + 8 * i));
  const table = at + field(8);
  return Array.from({ length: field(1) }, (_, i) => {
    const start = at + field(4) + memory.readInt32LE(table + memory.readInt32LE(table + 8 * i + 4) + 4);
    return memory.toString("utf8", start, memory.indexOf(0, start));
  });
}

/** The package of a function: what stands before the first dot after the last slash. */
function packageOf(name) {
  if (name.startsWith("type:")) return "comparing and hashing";
  const path = name.split("[")[0];
  return path.slice(0, path.indexOf(".", path.lastIndexOf("/") + 1));
}

/** Bytes of code by package, most first. */
export function packages(bytes) {
  const { sizes, memory } = contents(bytes);
  const sums = new Map();
  const all = names(memory);
  const before = sizes.length - all.length; // functions that belong to no Go code stand first
  for (const [i, name] of all.entries()) {
    const key = packageOf(name);
    sums.set(key, (sums.get(key) ?? 0) + sizes[before + i]);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}
