import { faults } from "./axe.ts";
import { exampleFile, expect, test } from "./page.ts";

const share = "Andel flyttet til den socioøkonomiske pulje";
const own = exampleFile("child-counting/rules.fordel");
/** The same rules with other figures. */
const proposal = own.replace("= 3 %", "= 4 %");

test("another rule file is computed on the same data, told in words and as text, and measured against row by row", async ({
  fordel,
}) => {
  const { page } = fordel;
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare");
  const before = Buffer.from(proposal);
  await compare
    .locator("fordel-file-button input")
    .setInputFiles({ name: "forslag.fordel", mimeType: "text/plain", buffer: before });
  await expect(compare.getByRole("columnheader", { name: /forslag\.fordel/ })).toBeVisible();
  await expect(compare).toContainText("1 forskel i reglerne");
  await expect(compare.locator("fordel-difference")).toContainText(/4\s%\s*→\s*3\s%/);
  const rows = compare.locator("fordel-table tbody.rows tr");
  await expect(rows).toHaveCount(30);
  await expect(rows.first()).toContainText(/[▲▼]?\s*[+−]\d/);
  await compare.getByText("Vis som tekst").click();
  const texts = compare.locator(".texts tr").filter({ has: page.locator("ins") });
  await expect(texts).toHaveCount(1);
  await expect(texts).toContainText("4 %");
  await page.locator('fordel-tabs a[href="#resultat"]').click();
  await expect(fordel.results.getByRole("heading", { name: /får mere, \d+ får mindre/ })).toBeVisible();
  await expect(fordel.results.locator("fordel-finding")).toContainText("mod forslag.fordel");
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Fjern forslag.fordel" }).click();
  await expect(compare.getByRole("columnheader", { name: /forslag\.fordel/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Fortryd: forslag.fordel er taget væk igen" }).click();
  await expect(compare.getByRole("columnheader", { name: /forslag\.fordel/ })).toBeVisible();
});

test("a rule file that cannot be computed says why", async ({ fordel }) => {
  const { page } = fordel;
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare");
  const open = (text: string) =>
    compare
      .locator("fordel-file-button input")
      .setInputFiles({ name: "andet.fordel", mimeType: "text/plain", buffer: Buffer.from(text) });
  await open("fordel 1 da\nsæt a = ukendt\n");
  await expect(compare.getByText("andet.fordel har fejl, så den kan ikke beregnes:")).toBeVisible();
  await expect(compare.locator("fordel-problems")).toContainText("ukendt");
  await open(`${own}\ntabel skoler "Skolerne" {\n  id nøgle\n}\n`);
  await expect(compare.getByText("der mangler data til Skolerne")).toBeVisible();
});

test("choosing a scenario says that turned parameters went with it, and gives them back", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.slider(share).press("ArrowRight");
  await page.getByLabel("Viser").selectOption("s Ét kriterium er nok");
  const toast = page.locator("fordel-toast .toast");
  await expect(toast).toContainText("1 ændret parameter blev nulstillet.");
  await toast.getByRole("button", { name: "Fortryd" }).click();
  await expect(page.getByLabel("Viser")).toHaveValue("now");
  await expect(fordel.slider(share)).toHaveAttribute("aria-valuetext", /3,5/);
});

test("a scenario is renamed, deleted, and written into the rules; all of it is undone", async ({ fordel }) => {
  const { page } = fordel;
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare");
  const menu = compare.locator("fordel-scenario-menu").last();
  await menu.getByRole("button", { name: "Gør noget ved scenariet »Ti procent«" }).click();
  await menu.getByLabel("Nyt navn").fill("Ti");
  await page.keyboard.press("Enter");
  await menu.getByRole("button", { name: "Gør noget ved scenariet »Ti«" }).click();
  await menu.getByRole("button", { name: "Skriv ind i reglerne" }).click();
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText(/= 10 %\s+\{ fra 0 % til 10 %/);
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  await menu.getByRole("button", { name: "Gør noget ved scenariet »Ti«" }).click();
  await menu.getByRole("button", { name: "Slet" }).click();
  await expect(compare.getByRole("button", { name: "Gør noget ved scenariet »Ti«" })).toHaveCount(0);
  for (const did of ["Scenariet »Ti« er slettet", "Scenariet »Ti« er skrevet ind", "Scenariet hedder nu »Ti«"]) {
    await page.getByRole("button", { name: `Fortryd: ${did}` }).click();
  }
  await expect(compare.getByRole("button", { name: "Gør noget ved scenariet »Ti procent«" })).toBeVisible();
});

test("a value beyond the range widens it in the rules, and the value that gives a figure is found", async ({
  fordel,
}) => {
  const { page } = fordel;
  const field = fordel.param(share).getByRole("textbox");
  await field.fill("12,5");
  await field.press("Enter");
  await fordel.param(share).getByRole("button", { name: "Udvid i reglerne" }).click();
  await expect(fordel.slider(share)).toHaveAttribute("aria-valuetext", /12,5/);
  await page.getByRole("button", { name: "Fortryd", exact: false }).first().click();
  await expect(fordel.slider(share)).toHaveAttribute("aria-valuetext", /^3\s%/);
  const dock = page.locator("fordel-dock");
  await dock.getByRole("button", { name: "Mere" }).click();
  const seek = dock.locator("fordel-seek");
  await seek.getByLabel("Tal").selectOption("Socioøkonomisk pulje i alt");
  await seek.getByLabel("skal blive").fill("5.600.000");
  await seek.getByLabel("ved at ændre").selectOption(share);
  await page.keyboard.press("Enter");
  await seek.getByRole("button", { name: "Find værdien" }).click();
  await expect(seek).toContainText(/på 3,5\s% giver det\./);
  expect(await faults(page)).toEqual([]);
  await seek.getByRole("button", { name: "Brug værdien" }).click();
  await expect(fordel.card("social")).toContainText("5.600.000");
});
