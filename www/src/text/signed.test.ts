import { expect, it } from "vitest";
import { Formats } from "./formats.ts";

const whole = { decimals: 0, grouped: true };

it("writes changes with their sign, a minus and no plus before nothing", () => {
  const da = new Formats("da", "kr");
  expect(da.signed(140704, { type: "kr" }, whole)).toBe("+140.704");
  expect(da.signed(-71318, { type: "kr" }, whole)).toBe("−71.318");
  expect(da.signed(0, { type: "kr" }, whole)).toBe("0");
  expect(
    new Formats("en", "kr").signed(-0.0125, { type: "number", percent: true }, { decimals: 1, grouped: true }),
  ).toBe("−1.3");
});

it("writes cells fast as it writes them slowly", () => {
  for (const lang of ["da", "en"] as const) {
    const formats = new Formats(lang, "kr");
    const write = formats.writer({ type: "kr" }, whole);
    for (const x of [0, 7, 999, 1000, 12345, 160_000_000, 2_320_000_000]) {
      expect(write(x)).toBe(formats.cell(x, { type: "kr" }, whole));
      if (x > 0) expect(write(-x)).toBe(`−${write(x)}`);
    }
    expect(write(null)).toBe("–");
    expect(formats.writer({ type: "number" }, { decimals: 1, grouped: true })(-1.5)).toMatch(/^−1[.,]5$/);
  }
});
