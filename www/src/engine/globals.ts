/**
 * Go's glue puts its class and stand-ins for parts of Node into the global scope,
 * where the engine looks for them while it starts. In a worker they stay there; in a page
 * that scope is somebody else's, and they are there only for as long as that takes.
 */
const names = ["Go", "fs", "process", "path"] as const;
type Globals = Partial<Record<(typeof names)[number], unknown>>;

const scope = globalThis as Globals;

/** What was there before the glue, which is imported behind this file. */
const before = there();
let glue: Globals = {};

function there(): Globals {
  return Object.fromEntries(names.filter((name) => name in scope).map((name) => [name, scope[name]]));
}

function take(put: Globals): void {
  for (const name of Object.keys(put)) delete scope[name as keyof Globals];
}

/** Keeps what the glue has put there for `withGlue`, and in a page takes it away. */
export function putAside(): void {
  glue = Object.fromEntries(Object.entries(there()).filter(([name]) => !(name in before)));
  if (typeof document !== "undefined") take(glue);
}

/** Does something with the glue in the global scope; what stands there under its names by then is left alone. */
export function withGlue<T>(go: (glue: Globals) => T): T {
  const put = Object.fromEntries(Object.entries(glue).filter(([name]) => !(name in scope)));
  Object.assign(scope, put);
  try {
    return go(glue);
  } finally {
    take(put);
  }
}
