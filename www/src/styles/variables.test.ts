import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "..");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(css|ts)$/.test(name) && !name.endsWith(".test.ts"))
  .map((name) => [name, readFileSync(join(src, name), "utf8")] as const);

it("uses no colour or measure that is declared nowhere", () => {
  const declared = new Set(sources.flatMap(([, text]) => text.match(/--[a-z0-9-]+(?=\s*:|["`]?\s*,)/g) ?? []));
  const unknown = sources.flatMap(([name, text]) =>
    // A value behind a comma stands in where there is none; a name that ends with a hyphen is put together.
    [...text.matchAll(/var\((--[a-z0-9-]*[a-z0-9])\)/g)].flatMap(([, used]) =>
      used && !declared.has(used) ? [`${name}: ${used}`] : [],
    ),
  );
  expect(unknown).toEqual([]);
});
