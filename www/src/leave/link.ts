/**
 * Rules and settings in an address, behind its #, which browsers send to nobody:
 * a version, the packed text, and a check that nothing of it was lost on the way.
 */
import type { Against, Settings } from "../state/settings.ts";
import { sealed, type Unshared, unsealed } from "./sealed.ts";

export type { Unshared };

/** What a link holds. Data are never in it; an example's are named. */
export interface Shared extends Settings {
  file: string;
  text: string;
  against: Against;
  example: string | null;
}

/** Addresses longer than this are cut by mail programs and chats. */
export const longestLink = 8000;

const lead = "del=";

/** Whether an address carries rules. */
export function isShared(hash: string): boolean {
  return hash.startsWith(`#${lead}`);
}

/** The part of an address behind its #, with rules and settings in it. */
export async function sharedHash(shared: Shared): Promise<string> {
  const { file, text, scenario, turned, against, example } = shared;
  return lead + (await sealed({ file, text, scenario, turned, against, example }));
}

/** What an address carries. */
export async function sharedIn(hash: string): Promise<Shared | Unshared> {
  const given = await unsealed(hash.slice(1 + lead.length), largest);
  return typeof given === "string" ? given : asShared(given as Partial<Shared>);
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
