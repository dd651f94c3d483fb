/**
 * Rules and settings in an address, behind its #, which browsers send to nobody:
 * a version, the packed text, and a check that nothing of it was lost on the way.
 */
import type { Against, Settings } from "../state/settings.ts";
import { crc32 } from "./crc.ts";

/** What a link holds. Data are never in it; an example's are named. */
export interface Shared extends Settings {
  file: string;
  text: string;
  against: Against;
  example: string | null;
}

/** Why an address gives nothing: cut on its way, or of a newer page. */
export type Unshared = "damaged" | "newer";

/** Addresses longer than this are cut by mail programs and chats. */
export const longestLink = 8000;

const version = 1;
const lead = "del=";

/** Whether an address carries rules. */
export function isShared(hash: string): boolean {
  return hash.startsWith(`#${lead}`);
}

/** The part of an address behind its #, with rules and settings in it. */
export async function sharedHash(shared: Shared): Promise<string> {
  const { file, text, scenario, turned, against, example } = shared;
  const bytes = new TextEncoder().encode(JSON.stringify({ file, text, scenario, turned, against, example }));
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return `${lead}${version}.${base64(packed)}.${crc32(bytes).toString(36)}`;
}

/** What an address carries. */
export async function sharedIn(hash: string): Promise<Shared | Unshared> {
  const [, of, packed, check] = /^#del=(\d+)\.([\w-]*)\.?(\w*)$/.exec(hash) ?? [];
  if (of === undefined || packed === undefined) return "damaged";
  if (Number(of) !== version) return "newer";
  try {
    const bytes = await through(unbase64(packed), new DecompressionStream("deflate-raw"), largest);
    if (crc32(bytes).toString(36) !== check) return "damaged";
    return asShared(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return "damaged";
  }
}

/** Rules are never as long as this; a link that unpacks to more is meant to do harm. */
const largest = 4_000_000;

function asShared(given: Partial<Shared>): Shared | Unshared {
  const { file, text, scenario, turned, against, example } = given;
  if (typeof file !== "string" || typeof text !== "string" || typeof turned !== "object" || turned === null)
    return "damaged";
  const kinds = ["auto", "none", "base", "scenario", "column", "settings"];
  return {
    file,
    text,
    turned,
    scenario: typeof scenario === "string" ? scenario : null,
    against: against && kinds.includes(against.kind) && !isBroken(against) ? against : { kind: "auto" },
    example: typeof example === "string" ? example : null,
  };
}

/** Settings to measure against without any in them. */
function isBroken(against: Against): boolean {
  return against.kind === "settings" && typeof against.settings?.turned !== "object";
}

/** Bytes as a stream makes them, of which there may be no more than so many. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  by: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(by).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error("too large");
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function unbase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}
