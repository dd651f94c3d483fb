import { expect, it } from "vitest";
import { catalogues } from "../i18n/index.ts";
import { quotingCells, withoutPlace } from "./problems.ts";

it("says what is wrong with data without its place, which stands beside it, and quotes cells as the language does", () => {
  const message = 'Tabel `haller`, række 5: "I alt" ligner en sumlinje.';
  expect(quotingCells(withoutPlace(message), catalogues.da)).toBe("»I alt« ligner en sumlinje.");
  expect(quotingCells('Table "x" holds "a" and "b"', catalogues.en)).toBe('Table "x" holds "a" and "b"');
});
