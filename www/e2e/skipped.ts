import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "@playwright/test";

/** Where a program of the system lies; null where it is not installed. */
export function program(...names: string[]): string | null {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/bin", "/usr/sbin"];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((file) => existsSync(file)) ?? null;
}

/** Ends a test that cannot be made here, and writes it down where `make test` looks for what was skipped. */
export function skip(why: string): never {
  const { title } = test.info();
  const file = process.env.FORDEL_SKIPPED;
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${title}: ${why}\n`);
  }
  test.skip(true, why);
  throw new Error(why);
}
