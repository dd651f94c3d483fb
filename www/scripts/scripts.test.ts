import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readGallery, readmeOf, readTemplates } from "./examples.ts";
import { hosting } from "./hosting.ts";
import { blocksOf } from "./markdown.ts";
import { serviceWorker } from "./offline.ts";
import { headers, policy } from "./security.ts";

it("takes title, sentence and the line of the field's figures from a README", () => {
  const readme =
    "# A title\r\n\r\nA *first* paragraph\r\non two lines.\r\n\r\n**In the field.** 9 of 20 pay 5 kr. a head. More.\r\nAnd on.\r\n";
  expect(readmeOf(readme)).toMatchObject({
    title: "A title",
    sentence: "A first paragraph on two lines.",
    field: "9 of 20 pay 5 kr. a head.",
  });
  expect(readmeOf("# T\n\nS.\n\n**I praksis.** 16 % af dem.\n").field).toBe("16 % af dem.");
  expect(readmeOf("# T\n\nS. In the field. No.\n").field).toBeNull();
});

it("refuses a README without them", () => {
  for (const text of ["Text", "# Only a title\n", "## Second\n\nText.\n", ""]) {
    expect(() => readmeOf(text)).toThrow("# Title");
  }
});

it("names the example whose README it refuses", () => {
  const folder = mkdtempSync(join(tmpdir(), "fordel-"));
  mkdirSync(join(folder, "bad"));
  for (const file of ["rules.fordel", "README.md"]) writeFileSync(join(folder, "bad", file), "Text\n");
  expect(() => readGallery(folder)).toThrow("examples/bad");
  rmSync(folder, { recursive: true });
});

it("takes in a template for each of the four methods, in both languages, with a sheet for each table", () => {
  const templates = readTemplates(join(import.meta.dirname, "../../examples/templates"));
  expect(templates.map((template) => template.name)).toHaveLength(4);
  for (const { da, en } of templates) {
    expect(da.text).toMatch(/^fordel 1 da\n/);
    expect(en.text).toMatch(/^fordel 1 en\n/);
    expect(Object.keys(da.tables)).toEqual(da.text.match(/(?<=^tabel )\S+/gm)?.toSorted());
    expect(Object.keys(en.tables)).toEqual(en.text.match(/(?<=^table )\S+/gm)?.toSorted());
  }
});

it("reads Markdown as blocks without markup of their own, and refuses what it has no block for", () => {
  expect(blocksOf("**Try.** *a* `<b>` \\* [here](http://x)\n* one\n  * two\n\n1. x\n")).toEqual([
    { paragraph: [{ strong: ["Try."] }, " ", { em: ["a"] }, " ", { code: "<b>" }, " ", "*", " ", "here"] },
    { list: [[{ paragraph: ["one"] }, { list: [[{ paragraph: ["two"] }]], ordered: false }]], ordered: false },
    { list: [[{ paragraph: ["x"] }]], ordered: true },
  ]);
  expect(() => blocksOf("<script>alert(1)</script>\n")).toThrow('cannot show Markdown\'s "html"');
  expect(() => blocksOf("a <img src=x> b\n")).toThrow("<img src=x>");
});

it("orders the examples as they are listed, with the question that each stands below", () => {
  const gallery = readGallery(join(import.meta.dirname, "../../examples"));
  expect(gallery[0]).toMatchObject({
    name: "child-counting",
    question: { en: "Who gets more?", da: "Hvem får mere?" },
  });
  expect(gallery.filter((example) => !example.question)).toEqual([]);
  for (const lang of ["en", "da"] as const) {
    const questions = gallery.map((example) => example.question?.[lang]);
    const turns = questions.filter((question, i) => question !== questions[i - 1]);
    expect(turns).toHaveLength(7);
    expect(new Set(turns).size).toBe(7);
  }
});

it("gives each language the rules written in it, or else the only ones", () => {
  const folder = mkdtempSync(join(tmpdir(), "fordel-"));
  const write = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "# T\n\nS.\n");
  };
  for (const file of ["rules.fordel", "rules.en.fordel", "README.md", "data/t.csv"]) write(`both/${file}`);
  for (const file of ["rules.fordel", "README.md"]) write(`one/${file}`);
  writeFileSync(join(folder, "both/rules.fordel"), "Danish");
  writeFileSync(join(folder, "both/rules.en.fordel"), "English");
  writeFileSync(join(folder, "both/data/t.csv"), "\ufeffid;å\r\n");
  const [both, one] = readGallery(folder);
  writeFileSync(join(folder, "one/rules.fordel"), new Uint8Array([0xe5]));
  expect(() => readGallery(folder)).toThrow("is not UTF-8");
  rmSync(folder, { recursive: true });
  expect(both).toMatchObject({
    rules: { da: "rules.fordel", en: "rules.en.fordel" },
    text: { da: "Danish", en: "English" },
    tables: { t: "\ufeffid;å\r\n" },
    about: { da: [{ paragraph: ["S."] }] },
  });
  expect(one).toMatchObject({ rules: { da: "rules.fordel", en: "rules.fordel" }, tables: {} });
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

it("keeps all files of a build, and is another service worker when one of them is another", () => {
  const files = [
    { name: "index.html", content: "<html>" },
    { name: "assets/index-12345678.js", content: "1" },
  ];
  const worker = serviceWorker(files);
  expect(worker).toContain('const files = ["./assets/index-12345678.js","./"];');
  expect(worker).toMatch(/const version = "[0-9a-f]{12}";/);
  expect(serviceWorker([...files].reverse())).toBe(worker);
  expect(serviceWorker([{ name: "index.html", content: "<html lang>" }, ...files.slice(1)])).not.toBe(worker);
});

it("tells servers the policy of the page, each in its own words", () => {
  const files = hosting();
  for (const file of ["hosting/nginx.conf", "hosting/Caddyfile", "web.config"]) {
    for (const value of Object.values(headers())) expect(files[file]).toContain(value.replaceAll('"', "&quot;"));
    expect(files[file]).toMatch(/immutable/);
  }
  expect(policy()).not.toContain("manifest-src");
});
