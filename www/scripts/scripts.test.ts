import { expect, it } from "vitest";
import { opening } from "./examples.ts";
import { headers, policy } from "./security.ts";

it("takes title and sentence from a README", () => {
  const readme = "# A title\r\n\r\nA *first* paragraph\r\non two lines.\r\n\r\nMore.\r\n";
  expect(opening(readme, "x")).toEqual({ title: "A title", sentence: "A first paragraph on two lines." });
});

it("refuses a README without them, naming the example", () => {
  expect(() => opening("Text", "bad-example")).toThrow("examples/bad-example");
  expect(() => opening("# Only a title\n", "bad-example")).toThrow("examples/bad-example");
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
