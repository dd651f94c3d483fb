import { AxeBuilder } from "@axe-core/playwright";
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
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
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
