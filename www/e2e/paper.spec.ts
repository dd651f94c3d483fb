import { exampleFile, expect, test } from "./page.ts";
import { pagesOf } from "./pdf.ts";

/** As many institutions as fill several pages, beside the example's own. */
const more = 370;

test("paper has every row once, headings on every page, one total, and says what it is of", async ({ fordel }) => {
  const { page } = fordel;
  const lines = Array.from({ length: more }, (_, i) => `Z${i};Hus nr ${i} her;MID;1000`);
  const own = exampleFile("child-counting/data/institutioner.csv").trimEnd();
  await fordel.drop({ name: "institutioner.csv", text: `${own}\n${lines.join("\n")}\n` });
  await expect(fordel.results).toContainText("400");
  const base = await fordel.amount("grund");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("End");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  await expect(page.locator("fordel-origin")).toContainText("grundlag: 3 %");
  const pages = pagesOf(await page.pdf({ format: "A4" }));
  const all = pages.join("");
  expect(pages.length).toBeGreaterThan(5);
  const times = Array.from({ length: more }, (_, i) => all.split(`Husnr${i}her`).length - 1);
  expect(Math.min(...times)).toBe(1);
  expect(times.filter((n) => n > 1).length).toBeLessThanOrEqual(10); // those who gain and lose most are named above, too
  const tables = pages.filter((text) => /Husnr\d+her/.test(text));
  for (const text of tables) expect(text).toContain("Udsattebørn");
  expect(all.split("Ialt,400institutioner").length + all.split("Ialt,400").length).toBeLessThan(5);
  for (const part of ["grundlag:3%", "Reglernesfingeraftryk", "ændretsidenBørneudvalget"]) expect(all).toContain(part);
});
