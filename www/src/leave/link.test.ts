import { expect, it } from "vitest";
import { crc32 } from "./crc.ts";
import { isShared, type Shared, sharedHash, sharedIn } from "./link.ts";

const shared: Shared = {
  file: "regler.fordel",
  text: `fordel 1 da\nmodel "Æbler & pærer" {\n}\n${"// en linje\n".repeat(200)}`,
  scenario: "A",
  turned: { loft: 4500, navn: "nord", fast: true, tom: null },
  against: { kind: "scenario", name: "B" },
  example: "child-counting",
};

it("carries rules and settings there and back", async () => {
  const hash = `#${await sharedHash(shared)}`;
  expect(isShared(hash)).toBe(true);
  expect(hash).toMatch(/^#del=1\.[\w-]+\.\w+$/);
  expect(hash.length).toBeLessThan(shared.text.length / 2);
  expect(await sharedIn(hash)).toEqual(shared);
});

it("notices what was lost on the way, and what a newer page wrote", async () => {
  const hash = `#${await sharedHash(shared)}`;
  for (const cut of [hash.slice(0, -20), hash.slice(0, 60), hash.replace(/\.\w+$/, ""), "#del=1", "#del=1.%%.1"])
    expect(await sharedIn(cut)).toBe("damaged");
  expect(await sharedIn(hash.replace("del=1.", "del=2."))).toBe("newer");
  expect(isShared("#resultat")).toBe(false);
});

it("does not take what is no set of rules", async () => {
  const other = { ...shared, turned: null } as unknown as Shared;
  expect(await sharedIn(`#${await sharedHash(other)}`)).toBe("damaged");
});

it("does not unpack more than rules can be", async () => {
  const bomb = { ...shared, text: "x".repeat(5_000_000) };
  expect(await sharedIn(`#${await sharedHash(bomb)}`)).toBe("damaged");
});

it("computes the check that PNG has", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
