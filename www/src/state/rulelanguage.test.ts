import { expect, it } from "vitest";
import { ruleLanguage } from "./rulelanguage.ts";

it("reads the language from the header, behind blank lines and comments", () => {
  expect(ruleLanguage("fordel 1 da\nsæt a = 1\n")).toBe("da");
  expect(ruleLanguage("\ufeff// fordel 1 da\r\n\r\n  fordel  1  en // x\r\n")).toBe("en");
});

it("knows none without a header", () => {
  for (const text of ["", "sæt a = 1\nfordel 1 da", "// fordel 1 da", "fordel 2 da", "fordel 1 dansk"]) {
    expect(ruleLanguage(text)).toBeNull();
  }
});
