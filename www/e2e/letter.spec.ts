import { faults } from "./axe.ts";
import { expect, type Opened, test } from "./page.ts";

const papersOf = (fordel: Opened) => fordel.page.locator("fordel-papers");

async function accessible(fordel: Opened): Promise<void> {
  expect(await faults(fordel.page)).toEqual([]);
}

/** Opens the letter to the first institution of the table from the explanation of its amount. */
async function openLetter(fordel: Opened): Promise<void> {
  await fordel.rows.filter({ hasText: "Regnbuen" }).locator("td.asks").first().click();
  await fordel.page.locator("fordel-drawer").getByRole("button", { name: "Brev til Regnbuen" }).click();
  await expect(papersOf(fordel).locator("h1")).toHaveText("Tildelingen til Regnbuen i 2026 er 10.131.280 kr.");
}

test("the letter to an institution is seen, kept and printed as it is", async ({ fordel }) => {
  const { page } = fordel;
  await openLetter(fordel);
  const papers = papersOf(fordel);
  await expect(papers.locator(".page")).toHaveCount(1);
  await expect(papers.locator(".page")).toContainText("De øvrige 178.346 kr. bestemmer I selv over.");
  expect(await papers.locator(".page").evaluate((el) => getComputedStyle(el).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
  await accessible(fordel);
  const saving = page.waitForEvent("download");
  await papers.getByRole("button", { name: "Gem som fil" }).click();
  expect((await saving).suggestedFilename()).toMatch(/regnbuen.*\.html$/i);
  // The printer gets the letter alone: one page of it.
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await papers.getByRole("button", { name: "Udskriv" }).click();
  await expect(page.locator("html[data-printed]")).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await expect(papers.locator(".out .page")).toBeVisible();
  await expect(page.locator("fordel-result")).toBeHidden();
  await expect(papers.getByRole("dialog")).toBeHidden();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(papers.locator(".out")).toHaveCount(0);
});

test("the words of the letter are changed on the page, checked, and written into the rules", async ({ fordel }) => {
  const { page } = fordel;
  await openLetter(fordel);
  const papers = papersOf(fordel);
  await papers.getByText("Ret brevets tekst").click();
  const heading = papers.getByLabel("Overskrift");
  await expect(heading).toHaveValue("Tildelingen til {navn} i 2026 er {i_alt}");
  await heading.fill("Kære {nvn}");
  await heading.blur();
  await expect(papers.getByRole("alert")).toContainText("nvn");
  await heading.fill('Kære "{navn}" i {distrikt.navn}');
  await heading.blur();
  await expect(papers.locator("h1")).toHaveText('Kære "Regnbuen" i Nørremarken');
  await papers.getByRole("button", { name: "Flyt »I alt« op" }).click();
  await expect(papers.locator(".page tbody tr").nth(1)).toContainText("I alt");
  await papers.getByRole("checkbox", { name: "Grundtildeling" }).uncheck();
  await expect(papers.locator(".page tbody tr")).toHaveCount(2);
  await accessible(fordel);
  await papers.getByRole("button", { name: "Skriv ind i reglerne" }).click();
  await expect(papers.getByRole("button", { name: "Skriv ind i reglerne" })).toHaveCount(0);
  await expect(papers.locator("h1")).toHaveText('Kære "Regnbuen" i Nørremarken');
  await papers.getByRole("button", { name: "Luk" }).click();
  await fordel.go("Regler");
  await fordel.editor.click();
  await page.keyboard.press("Control+End"); // lines out of sight are not in the document
  await expect(fordel.editor).toContainText("brev institutioner");
  await page.getByRole("button", { name: "Fortryd", exact: true }).first().click();
  await expect(fordel.editor).not.toContainText("brev institutioner");
});

test("all letters and the paper for the meeting are seen before they are printed", async ({ fordel }) => {
  const { page } = fordel;
  await page.getByRole("button", { name: "Hent", exact: true }).click();
  await page.getByRole("button", { name: "Vis: Breve" }).click();
  const papers = papersOf(fordel);
  await expect(papers.locator(".page")).toHaveCount(30);
  await papers.getByRole("button", { name: "Luk" }).click();
  await page.getByRole("button", { name: "Hent", exact: true }).click();
  await page.getByRole("button", { name: "Vis: Bilag til mødet" }).click();
  await expect(papers.getByRole("heading", { level: 1 }).first()).toContainText("Socioøkonomisk pulje");
  await accessible(fordel);
});
