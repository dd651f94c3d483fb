import type { Locator } from "@playwright/test";
import { faults } from "./axe.ts";
import { exampleFile, expect, type Opened, test } from "./page.ts";

const drawerOf = (fordel: Opened) => fordel.page.locator("fordel-drawer");

/** The cell of a table's row in the last column whose heading says so. */
async function cell(table: Locator, row: string, column: string): Promise<Locator> {
  await expect(table.locator("thead")).toContainText(column); // a change stands there once it is computed
  const heads = await table.locator("thead th").allInnerTexts();
  const at = heads.findIndex((head) => head.replace(/\s+/g, " ").includes(column));
  return table.locator("tbody.rows tr").filter({ hasText: row }).locator("td, th").nth(at);
}

/** The numbers that a table of parts shows, from the first figure by the parts to the last. */
async function shown(why: Locator): Promise<number[]> {
  const texts = await why.locator("table").first().locator("tr td:nth-of-type(1)").allInnerTexts();
  return texts.map((text) =>
    Number(
      text
        .replace("−", "-")
        .replace(/[^\d,-]/g, "")
        .replace(",", "."),
    ),
  );
}

/** The parts shown add up to the figures shown. */
async function addsUp(why: Locator): Promise<void> {
  const [from = 0, ...rest] = await shown(why);
  const to = rest.pop() ?? 0;
  expect(rest.length).toBeGreaterThan(0);
  const cents = (x: number) => Math.round(x * 100);
  expect(rest.reduce((sum, x) => sum + cents(x), cents(from))).toBe(cents(to));
}

async function accessible(fordel: Opened): Promise<void> {
  expect(await faults(fordel.page)).toEqual([]);
}

test("why not what another one has, in steps that add up, and by what is known of the two", async ({ fordel }) => {
  await (await cell(fordel.table, "Regnbuen", "Socioøkonomisk pulje")).click();
  const drawer = drawerOf(fordel);
  const choose = drawer.getByRole("combobox", { name: "Som en anden" });
  await choose.fill("Anem");
  await choose.press("Enter");
  const why = drawer.locator("fordel-why");
  await expect(why).toContainText("322.111 kr. mere");
  await expect(why).toContainText("Anemonen er hverken på garantien eller ved loftet");
  await addsUp(why);
  await why.getByText("Efter oplysninger").click();
  await expect(why).toContainText("39 mod 17");
  await accessible(fordel);
  // It goes along to the row beside, and away when asked.
  await drawer.getByRole("button", { name: "Næste række" }).click();
  await expect(why).toContainText("for Fyrtårnet");
  await addsUp(why);
  await choose.fill("Ingenting");
  await choose.press("Enter");
  await expect(drawer.getByText("Ingen hedder »Ingenting«.")).toBeVisible();
  await drawer.getByRole("button", { name: "Fjern sammenligningen" }).click();
  await expect(why).toHaveCount(0);
});

test("why not the same in a scenario; it follows the sliders", async ({ fordel }) => {
  await (await cell(fordel.table, "Regnbuen", "I alt")).click();
  const drawer = drawerOf(fordel);
  await drawer.getByRole("combobox", { name: "Med andre indstillinger" }).selectOption("Ti procent");
  const why = drawer.locator("fordel-why");
  await expect(why).toContainText("scenariet »Ti procent«");
  await expect(why.locator("tr").nth(1)).toContainText("10 % → 3 %");
  await addsUp(why);
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await expect(why.locator("tr").nth(1)).toContainText("10 % → 3,5 %");
  await addsUp(why);
});

test("a change says why it is one, in the result and in Sammenlign", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await fordel.slider("Loft pr. vægtet barn").press("ArrowRight");
  await (await cell(fordel.table, "Regnbuen", "Ændring, kr.")).click();
  const drawer = drawerOf(fordel);
  const why = drawer.locator("fordel-why");
  await expect(why).toContainText("grundlaget");
  await expect(why.locator("tr")).toHaveCount(4);
  await addsUp(why);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare fordel-table");
  const change = await cell(compare, "Anemonen", "Ændring, kr.");
  await change.click();
  await expect(drawer.getByRole("heading", { level: 2 })).toContainText("Anemonen");
  await addsUp(why);
  await accessible(fordel);
  await page.keyboard.press("Escape");
  await expect(change).toBeFocused();
});

test("why not the same by another rule file, of a row and of all together", async ({ fordel }) => {
  const { page } = fordel;
  const other = exampleFile("child-counting/rules.fordel").replace("= 4.500 kr", "= 6.000 kr").replace("1,8", "2");
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  await page
    .locator("fordel-compare fordel-file-button input")
    .setInputFiles({ name: "forslag.fordel", mimeType: "text/plain", buffer: Buffer.from(other) });
  await expect(page.locator("fordel-compare").getByRole("columnheader", { name: /forslag\.fordel/ })).toBeVisible();
  await page.locator('fordel-tabs a[href="#resultat"]').click();
  await (await cell(fordel.table, "Regnbuen", "Socioøkonomisk pulje")).click();
  const drawer = drawerOf(fordel);
  await drawer.getByRole("combobox", { name: "Med andre indstillinger" }).selectOption("forslag.fordel");
  const why = drawer.locator("fordel-why");
  await expect(why).toContainText("reglerne i forslag.fordel");
  await expect(why).toContainText("Reglerne i øvrigt");
  await expect(why.locator("tr").nth(1)).toContainText("6.000 kr. → 4.500 kr.");
  await addsUp(why);
  await fordel.table.locator("tbody.sum td.asks").last().click();
  await drawer.getByRole("combobox", { name: "Med andre indstillinger" }).selectOption("Ti procent");
  await expect(why).toContainText("»I alt« for alle tilsammen er 160.000.000 kr. både med scenariet");
});

test("what a number is compared with stands in the address, and opens again", async ({ fordel }) => {
  const { page } = fordel;
  await (await cell(fordel.table, "Regnbuen", "Socioøkonomisk pulje")).click();
  const choose = drawerOf(fordel).getByRole("combobox", { name: "Som en anden" });
  await choose.fill("Anem");
  await choose.press("Enter");
  await expect(page).toHaveURL(/ikke=raekke%3AI08/);
  const address = page.url();
  await drawerOf(fordel).getByRole("button", { name: "Fjern sammenligningen" }).click();
  await expect(page).not.toHaveURL(/ikke=/);
  const again = await page.context().newPage();
  await again.goto(address);
  await expect(again.locator("fordel-drawer fordel-why")).toContainText("322.111 kr. mere", { timeout: 40_000 });
});

test("what would change a number is told with what it gives", async ({ fordel }) => {
  await (await cell(fordel.table, "Regnbuen", "Socioøkonomisk pulje")).click();
  const changes = drawerOf(fordel).locator(".changes");
  await expect(changes).toContainText(
    "»Loft pr. vægtet barn« 5.400 kr. i stedet for 4.500 kr., er Regnbuen under loftet: 842.755 kr.",
  );
  await fordel.slider("Loft pr. vægtet barn").fill("5400");
  await expect(changes).not.toContainText("i stedet for 4.500 kr.");
  await expect(drawerOf(fordel).locator(".big")).toContainText("842.755");
});

test("small counts are hidden in the explanation when asked, and in what is copied of it", async ({ fordel }) => {
  const { page } = fordel;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await (await cell(fordel.table, "Domkirkens", "Udsatte børn")).click();
  const drawer = drawerOf(fordel);
  await expect(drawer.locator(".said")).toContainText("er 3 ud af 44");
  await drawer.getByRole("button", { name: "Kopiér teksten" }).click();
  await expect(drawer.getByRole("button", { name: "Kopieret" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Tal for få personer er skjult");
  expect(copied).not.toMatch(/3 ud af|opfyldt/);
  await drawer.getByRole("checkbox", { name: "Skjul små antal" }).check();
  await expect(drawer.locator(".said")).toContainText("er skjult");
  await expect(drawer.locator(".big")).toHaveText("under 5");
  await drawer.getByRole("checkbox", { name: "Skjul små antal" }).uncheck();
  await expect(drawer.locator(".said")).toContainText("er 3 ud af 44");
});
