import type { Session } from "./session.ts";
import type { Against, Settings } from "./settings.ts";

/** What is kept on this computer between visits: rules and settings. Data are only where the user asks for it. */
export interface Kept extends Settings {
  version: 1;
  /** When it was kept, as ISO text. */
  at: string;
  example: string | null;
  text: string;
  file: string;
  against: Against;
  /** A second rule file, where there is one. */
  other?: { file: string; text: string };
  /** The turned settings that were last saved. */
  saved?: Settings;
  /** There were data of the user's own. */
  ownData?: true;
}

const store = "work";
const key = "last";
const refusal = "fordel.keep";

/** What there is to keep of a session; null where nothing differs from an example as it comes. */
export function keptOf(session: Session, at: string): Kept | null {
  const { example, rules, scenario, turned, against, otherFile, other } = session;
  if (!rules.text) return null;
  const asItComes = example && Object.values(example.text).includes(rules.text) && !otherFile;
  const ownData = [...session.data.values()].some(({ origin }) => origin !== "example");
  if (asItComes && !ownData && scenario === null && Object.keys(turned).length === 0) return null;
  return {
    version: 1,
    at,
    example: example?.name ?? null,
    text: rules.text,
    file: rules.file,
    scenario,
    turned,
    against,
    ...(session.saved && { saved: session.saved }),
    ...(ownData && { ownData }),
    ...(otherFile && other ? { other: { file: otherFile.file, text: other.text } } : {}),
  };
}

/** What was kept last time; null where there is nothing, it is of another kind, or storage is forbidden. */
export async function readKept(): Promise<Kept | null> {
  if (!mayKeep()) return null;
  const kept = (await request("readonly", (s) => s.get(key)).catch(() => null)) as Partial<Kept> | null | undefined;
  return kept ? sound(kept) : null;
}

/** What was kept as far as it can be gone on with, so that nothing that another version kept, or half of it, stands in the way; null for none. */
export function sound(kept: Partial<Kept>): Kept | null {
  const { version, at, text, file, turned, against, scenario } = kept;
  if (version !== 1 || typeof text !== "string" || typeof file !== "string") return null;
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) return null;
  return {
    ...kept,
    version,
    at,
    text,
    file,
    example: kept.example ?? null,
    scenario: typeof scenario === "string" ? scenario : null,
    turned: turned && typeof turned === "object" ? turned : {},
    against: typeof against?.kind === "string" ? against : { kind: "auto" },
  };
}

/** Whether the computer lets the page keep anything, which in a private window it may not. */
export async function canKeep(): Promise<boolean> {
  if (!canRemember()) return false;
  return request("readonly", (s) => s.count()).then(
    () => true,
    () => false,
  );
}

function canRemember(): boolean {
  try {
    localStorage.getItem(refusal);
    return true;
  } catch {
    return false;
  }
}

/** Keeps it, or forgets what was kept; whether the computer let it be. */
export async function writeKept(kept: Kept | null): Promise<boolean> {
  if (!canRemember()) return false;
  const act = (s: IDBObjectStore): IDBRequest => (kept && mayKeep() ? s.put(kept, key) : s.delete(key));
  return request("readwrite", act).then(
    () => true,
    () => false,
  );
}

/** What is kept under a key of its own, beside the work; null where there is nothing or nothing may be kept. */
export async function readValue<T extends { version: number }>(name: string, version: T["version"]): Promise<T | null> {
  if (!mayKeep()) return null;
  const value = (await request("readonly", (s) => s.get(name)).catch(() => null)) as T | null | undefined;
  return value?.version === version ? value : null;
}

/** Keeps a value under a key of its own, where the user lets it. */
export async function writeValue<T extends { version: number }>(name: string, value: T): Promise<void> {
  if (mayKeep()) await request("readwrite", (s) => s.put(value, name)).catch(() => undefined);
}

/** Forgets what is kept under a key of its own. */
export async function forgetValue(name: string): Promise<void> {
  await request("readwrite", (s) => s.delete(name)).catch(() => undefined);
}

/** Forgets everything that is kept on this computer. */
export async function forgetAll(): Promise<void> {
  await request("readwrite", (s) => s.clear()).catch(() => undefined);
}

/** Whether the user lets the page keep anything. */
export function mayKeep(): boolean {
  try {
    return localStorage.getItem(refusal) !== "no";
  } catch {
    return false;
  }
}

/** Takes the user's word for it; what was kept before goes where it is no. */
export async function allowKeeping(allowed: boolean): Promise<void> {
  try {
    if (allowed) localStorage.removeItem(refusal);
    else localStorage.setItem(refusal, "no");
  } catch {
    return;
  }
  if (!allowed) await forgetAll();
}

function request<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("fordel", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const asked = act(database.transaction(store, mode).objectStore(store));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.transaction?.addEventListener("complete", () => database.close());
    };
  });
}
