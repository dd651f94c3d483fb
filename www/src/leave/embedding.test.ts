import { describe, expect, it } from "vitest";
import { embeddedIn } from "../package/embed/fragment.ts";
import { heightIn } from "../package/embed/message.ts";
import { type Embedding, elementCode, frameCode } from "./embedding.ts";
import { sealed } from "./sealed.ts";

const here = "https://kommune.example/fordel/package/embed.html";
const given: Embedding = {
  files: "https://kommune.example/fordel/package/",
  title: 'Skoler & "støtte"',
  file: "støtte.fordel",
  rules: 'fordel 1 da\n\nmodel "Støtte"\n',
  tables: { skoler: "\ufeffnavn;elever\nA;1\n" },
  lacking: false,
  parts: ["headline", "parameters"],
  scenario: null,
  turned: { budget: 2_000_000 },
  madeUp: true,
  lang: "da",
};

const hashOf = (code: string) =>
  new URL((/src="([^"]*embed[^"]*)"/.exec(code)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&")).hash;

describe("code to embed a model", () => {
  it("is an element with rules and rows in it", () => {
    expect(
      elementCode(given),
    ).toBe(`<script type="module" src="https://kommune.example/fordel/package/element.js"></script>
<fordel-calculator lang="da" show="headline parameters" values="{&quot;budget&quot;:2000000}" made-up>
<script type="text/x-fordel">
fordel 1 da

model "Støtte"
</script>
<script type="text/csv" data-table="skoler">
navn;elever
A;1
</script>
</fordel-calculator>
`);
  });

  it("keeps rules in a file that would end their script", () => {
    const code = elementCode({ ...given, rules: `${given.rules}# </script><script>alert(1)</script>` });
    expect(code).not.toContain("alert");
    expect(code).toContain('src="støtte.fordel" data="data/"');
  });

  it("is a frame, from whose address the same is read", async () => {
    const read = await embeddedIn(hashOf(await frameCode(given)), here);
    if (typeof read === "string") throw new Error(read);
    expect(read.model).toEqual({ rules: given.rules, tables: given.tables, title: "Støtte" });
    expect(Object.fromEntries(read.attributes)).toEqual({
      lang: "da",
      show: "headline parameters",
      values: '{"budget":2000000}',
      "made-up": "",
    });
  });
});

describe("the address of a frame", () => {
  const packed = sealed({ rules: "fordel 1 en\n", tables: {} });
  it.each([
    ["", "empty"],
    ["#lang=en", "empty"],
    ["#src=https://evil.example/rules.fordel", "elsewhere"],
    ["#src=//evil.example/rules.fordel", "elsewhere"],
    ["#src=javascript:alert(1)", "elsewhere"],
    ["#src=data:text/plain,x", "elsewhere"],
    ["#src=rules.fordel&data=a.csv https://evil.example/b.csv", "elsewhere"],
    ["#src=rules.fordel&values=x", "values"],
    ['#src=rules.fordel&values={"a":{"b":1}}', "values"],
    ["#model=1.AAAA.0", "damaged"],
    ["#model=2.AAAA.0", "newer"],
    ["#model=__proto__", "damaged"],
    [`#model=${"A".repeat(1_500_001)}`, "long"],
  ])("%.60s is refused: %s", async (hash, why) => {
    expect(await embeddedIn(hash, here)).toBe(why);
  });

  it("takes no attribute but those named, and none with another value", async () => {
    const hash = `#model=${await packed}&wasm-url=evil.wasm&worker-url=evil.js&href=javascript:x&onclick=x&theme=x&lang=x&show=<b>&readonly`;
    const read = await embeddedIn(hash, here);
    expect(typeof read === "string" ? read : [...read.attributes]).toEqual([["readonly", ""]]);
  });

  it("takes tables that are texts only", async () => {
    expect(await embeddedIn(`#model=${await sealed({ rules: "x", tables: { a: 1 } })}`, here)).toBe("damaged");
    expect(await embeddedIn(`#model=${await sealed({ rules: 1, tables: {} })}`, here)).toBe("damaged");
  });
});

describe("a message of a frame", () => {
  it.each([
    [{ fordel: "height", height: 812.2 }, 813],
    [{ fordel: "height", height: 1e12 }, 20_000],
    [{ fordel: "height", height: Number.NaN }, null],
    [{ fordel: "height", height: -1 }, null],
    [{ fordel: "height", height: "812" }, null],
    [{ fordel: "size", height: 812 }, null],
    [{ height: 812 }, null],
    ["fordel", null],
    [null, null],
  ])("%j asks for %s", (message, height) => {
    expect(heightIn(message)).toBe(height);
  });
});
