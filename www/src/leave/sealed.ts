import { crc32 } from "./crc.ts";
import { base64, through } from "./packing.ts";

/** Why an address gives nothing: cut on its way, or of a newer page. */
export type Unshared = "damaged" | "newer";

const version = 1;

/** A value as it stands in an address: a version, the packed JSON, and a check that nothing of it was lost on the way. */
export async function sealed(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  return `${version}.${addressed(packed)}.${crc32(bytes).toString(36)}`;
}

/** What an address holds: an object of JSON, of which nothing more is known. It unpacks to at most so many bytes. */
export async function unsealed(text: string, largest: number): Promise<Record<string, unknown> | Unshared> {
  const [, of, packed, check] = /^(\d+)\.([\w-]*)\.?(\w*)$/.exec(text) ?? [];
  if (of === undefined || packed === undefined) return "damaged";
  if (Number(of) !== version) return "newer";
  try {
    const bytes = await through(unaddressed(packed), new DecompressionStream("deflate-raw"), largest);
    if (crc32(bytes).toString(36) !== check) return "damaged";
    const value = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null ? value : "damaged";
  } catch {
    return "damaged";
  }
}

/** Bytes in letters that may stand in an address. */
function addressed(bytes: Uint8Array): string {
  return base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function unaddressed(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}
