import { expect, it } from "vitest";
import { isCsvText, pastedCsv } from "./pasted.ts";

it("makes a file of copied cells that says how numbers are written", () => {
  const copied = 'Id\tNavn\tBeløb\r\n1\t"to\nlinjer, ""her"""\t1.234,5\r\n2\t\t7\r\n';
  expect(pastedCsv(copied, "da")).toBe('Id;Navn;Beløb\n1;"to\nlinjer, ""her""";"1.234,5"\n2;;7\n');
  expect(pastedCsv(copied, "en")).toContain('1,"to\nlinjer, ""her""","1.234,5"\n');
});

it("takes text without cells for none", () => {
  expect(pastedCsv("en sætning\nog en til", "da")).toBeNull();
});

it("knows the lines of a CSV file, and leaves prose alone", () => {
  const lines = ["Nr;Navn\n1;A\n", 'Nr;Navn\r\n1;"A; B\nC"\r\n', "a,b\n1,2"];
  expect(lines.map(isCsvText)).toEqual([true, true, true]);
  const prose = [
    "Nr;Navn",
    "Kære alle,\nher er tallene, som I bad om, og\nflere følger",
    "Hej Bo,\nTak, det er fint",
    "En linje\nog en til",
    "",
  ];
  expect(prose.map(isCsvText)).toEqual([false, false, false, false, false]);
});
