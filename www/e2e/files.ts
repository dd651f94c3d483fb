import { readFileSync } from "node:fs";

/** A file of an example, as it lies in the repository. */
export function exampleFile(path: string): string {
  return readFileSync(new URL(`../../examples/${path}`, import.meta.url), "utf8");
}
