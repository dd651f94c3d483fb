import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { opening, readGallery } from "./examples.ts";
import { headers, policy } from "./security.ts";

it("takes title and sentence from a README", () => {
  const readme = "# A title\r\n\r\nA *first* paragraph\r\non two lines.\r\n\r\nMore.\r\n";
  expect(opening(readme, "x")).toEqual({ title: "A title", sentence: "A first paragraph on two lines." });
});

it("refuses a README without them, naming the example", () => {
  expect(() => opening("Text", "bad-example")).toThrow("examples/bad-example");
  expect(() => opening("# Only a title\n", "bad-example")).toThrow("examples/bad-example");
});

it("gives each language the rules written in it, or else the only ones", () => {
  const folder = mkdtempSync(join(tmpdir(), "fordel-"));
  const write = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "# T\n\nS.\n");
  };
  for (const file of ["rules.fordel", "rules.en.fordel", "README.md", "data/t.csv"]) write(`both/${file}`);
  for (const file of ["rules.fordel", "README.md"]) write(`one/${file}`);
  const { index, files } = readGallery(folder);
  rmSync(folder, { recursive: true });
  expect(index.map((e) => e.rules)).toEqual([
    { da: "both/rules.fordel", en: "both/rules.en.fordel" },
    { da: "one/rules.fordel", en: "one/rules.fordel" },
  ]);
  const paths = ["both/data/t.csv", "both/rules.en.fordel", "both/rules.fordel", "index.json", "one/rules.fordel"];
  expect([...files.keys()].sort()).toEqual(paths);
});

it("allows the page nothing but its own files", () => {
  const directives = new Map(
    policy()
      .split("; ")
      .map((d) => [d.split(" ")[0], d.split(" ").slice(1).join(" ")]),
  );
  expect(directives.get("default-src")).toBe("'none'");
  expect(directives.get("script-src")).toBe("'self' 'wasm-unsafe-eval'");
  expect(directives.get("style-src")).toBe("'self'");
  expect(directives.get("connect-src")).toBe("'self'");
  expect(directives.get("require-trusted-types-for")).toBe("'script'");
  expect(policy()).not.toMatch(/unsafe-inline|unsafe-eval'? 'unsafe|nonce/);
  expect(headers()["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
});
