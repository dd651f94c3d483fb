import { expect, it } from "vitest";
import { type Kept, sound } from "./keep.ts";

const kept: Kept = {
  version: 1,
  at: "2026-11-30T12:00:00.000Z",
  example: null,
  text: "fordel 1 da",
  file: "own.fordel",
  scenario: "A",
  turned: { p: 1 },
  against: { kind: "base" },
};

it("goes on with what was kept whole, and with as much of it as is there", () => {
  expect(sound(kept)).toEqual(kept);
  const { version, at, text, file } = kept;
  expect(sound({ version, at, text, file })).toEqual({
    ...kept,
    scenario: null,
    turned: {},
    against: { kind: "auto" },
  });
});

it("leaves what cannot be gone on with", () => {
  for (const wrong of [
    { version: 2 as 1 },
    { at: "?" },
    { text: 3 as unknown as string },
    { file: undefined as unknown as string },
  ])
    expect(sound({ ...kept, ...wrong })).toBeNull();
});
