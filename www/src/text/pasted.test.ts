import { expect, it } from "vitest";
import { pastedCsv } from "./pasted.ts";

it("makes a file of copied cells that says how numbers are written", () => {
  const copied = 'Id\tNavn\tBeløb\r\n1\t"to\nlinjer, ""her"""\t1.234,5\r\n2\t\t7\r\n';
  expect(pastedCsv(copied, "da")).toBe('Id;Navn;Beløb\n1;"to\nlinjer, ""her""";"1.234,5"\n2;;7\n');
  expect(pastedCsv(copied, "en")).toContain('1,"to\nlinjer, ""her""","1.234,5"\n');
});

it("takes text without cells for none", () => {
  expect(pastedCsv("en sætning\nog en til", "da")).toBeNull();
});
