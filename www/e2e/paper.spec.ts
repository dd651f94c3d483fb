import { firefox } from "./other/firefox.ts";
import { helpers, holds } from "./other/page.ts";
import { exampleFile, expect, test } from "./page.ts";
import { pagesOf } from "./paper.ts";
import { program, skip } from "./skipped.ts";

/** As many institutions as fill several pages, beside the 30 of the example. */
const more = 370;
const share = "Andel flyttet til den socioøkonomiske pulje";

function institutions(): string {
  const lines = Array.from({ length: more }, (_, i) => `Z${i};Hus nr ${i} her;MID;1000`);
  return `${exampleFile("child-counting/data/institutioner.csv").trimEnd()}\n${lines.join("\n")}\n`;
}

/**
 * What must hold of paper. The example has two tables of institutions, so that each row is to be found twice; a
 * heading is repeated on each page, and a total stands once, behind the last row.
 */
function holdsOnPaper(pages: readonly string[]): void {
  const all = pages.join("");
  const times = Array.from({ length: more }, (_, i) => all.split(`Hus nr ${i} her`).length - 1);
  expect([Math.min(...times), Math.max(...times)]).toEqual([2, 2]);
  const rows = pages.filter((text) => /Hus nr \d+ her/.test(text));
  expect(rows.length).toBeGreaterThan(8);
  for (const text of rows) expect(text).toMatch(/^ *Navn .*\n(.*\n)*?.*Hus nr \d+ her/m);
  const totals = pages.filter((text) => text.includes("I alt, 400 institutioner"));
  expect(totals).toHaveLength(2);
  for (const text of totals) expect(text).toMatch(/Hus nr \d+ her(.*\n)*?.*I alt, 400 institutioner/);
  for (const said of ["(grundlag: 3 %)", "ændret siden Børneudvalget", "Reglernes fingeraftryk", "Opdigtede tal"]) {
    expect(pages[0]).toContain(said);
  }
  expect(all).toMatch(/Landsbyhuset Vesterby.*skjult/); // small counts could be told from it
  for (const text of pages) expect(text.trim().split("\n").length).toBeGreaterThan(3);
}

test("a table that is copied ends with what it is of, as it is now", async ({ fordel, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page } = fordel;
  const base = await fordel.amount("grund");
  await fordel.slider(share).press("End");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  await fordel.results.getByRole("button", { name: "Kopiér" }).first().click();
  await expect(fordel.results.getByRole("button", { name: "Kopieret" }).first()).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  const last = lines.at(-1);
  expect(last).toContain("10 % (grundlag: 3 %)");
  expect(last).toContain("tal er skjult");
  expect(lines.slice(1, -1).join("\n")).toContain("skjult");
  expect(last).toContain("Reglernes fingeraftryk");
});

test("printing waits for what was changed last, and for what that is of", async ({ fordel }) => {
  const { page } = fordel;
  await page.evaluate(() => {
    const said = () => document.querySelector("fordel-page")?.shadowRoot?.querySelector("main fordel-origin");
    window.print = () => {
      document.body.dataset.printed = said()?.shadowRoot?.textContent ?? "";
    };
  });
  await fordel.slider(share).press("End");
  await page.keyboard.press("Control+p");
  await expect(page.locator("body")).toHaveAttribute("data-printed", /10\s% \(grundlag: 3\s%\)/);
});

/** `pdftotext`, or the test is skipped. */
function reader(): string {
  return program("pdftotext") ?? skip("pdftotext (poppler-utils) is not installed");
}

test("paper has every row, headings on every page, a total behind the rows, and says what it is of", async ({
  fordel,
}) => {
  test.setTimeout(300_000);
  const { page } = fordel;
  const pdftotext = reader();
  await fordel.drop({ name: "institutioner.csv", text: institutions() });
  await expect(fordel.rows).toHaveCount(400);
  const base = await fordel.amount("grund");
  await fordel.slider(share).press("End");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("main fordel-origin")).toContainText("10 % (grundlag: 3 %)");
  const pages = pagesOf(await page.pdf({ format: "A4" }), pdftotext);
  holdsOnPaper(pages);
  for (const [i, text] of pages.entries()) {
    expect(text).toMatch(/grundlag: 3\s+%/);
    expect(text).toContain(`${i + 1} / ${pages.length}`);
  }
  await page.emulateMedia({ media: "screen" });
  await expect(fordel.table.locator("tbody").first()).toContainText("I alt, 400");
});

test("paper is whole in Firefox", async ({ baseURL }) => {
  test.setTimeout(300_000);
  const pdftotext = reader();
  const file = program("firefox-esr", "firefox") ?? skip("Firefox (firefox-esr) is not installed");
  const driver = await firefox(file);
  try {
    await driver.goto(`${baseURL}/`);
    await holds(driver, "the page is ready", "return document.documentElement.dataset.ready !== undefined");
    await driver.run(`${helpers} drop("institutioner.csv", ${JSON.stringify(institutions())})`);
    await holds(
      driver,
      "there are 400 rows",
      "return all('fordel-table')[0].renderRoot.querySelectorAll('.rows tr').length === 400",
    );
    await driver.run(`${helpers} turn(0)`);
    await holds(
      driver,
      "it is known what is turned",
      "return all('main fordel-origin')[0].renderRoot.textContent.includes('grundlag: 3')",
    );
    const pdf = await driver.print();
    holdsOnPaper(pagesOf(pdf as Buffer, pdftotext));
  } finally {
    await driver.end();
  }
});
