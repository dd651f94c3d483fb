import type { Locator } from "@playwright/test";
import { expect, test } from "./page.ts";

/** How many bars a shape of the ranked picture has. */
async function bars(shape: Locator): Promise<number> {
  return (await shape.getAttribute("d"))?.match(/M/g)?.length ?? 0;
}

test("who gets more and who less is a sentence, a ranked chart and columns of the table", async ({ fordel }) => {
  const { results, page } = fordel;
  await expect(results.getByRole("heading", { name: /får mere/ })).toHaveCount(0);
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  const heading = results.getByRole("heading", { name: /^\d+ institutioner får mere, \d+ får mindre$/ });
  await expect(heading).toBeVisible();
  const [more, less] = ((await heading.textContent()) ?? "").match(/\d+/g)?.map(Number) ?? [];
  await expect(page.getByLabel("mod", { exact: true })).toHaveValue("base");
  expect(await bars(results.locator("fordel-rank path.g"))).toBe(more);
  expect(await bars(results.locator("fordel-rank path.l"))).toBe(less);
  await results.getByRole("button", { name: `Får mindre ${less}` }).click();
  await expect(fordel.rows).toHaveCount(less ?? 0);
  await expect(fordel.rows.first()).toContainText("−");
  await page.getByLabel("mod", { exact: true }).selectOption("none");
  await expect(heading).toHaveCount(0);
});

test("a row is found as one types, and stays on top when all else changes", async ({ fordel }) => {
  const search = fordel.results.getByRole("searchbox").first();
  await search.fill("svaler");
  await expect(fordel.rows).toHaveCount(1);
  await fordel.results.getByRole("button", { name: "Fastgør øverst" }).click();
  await expect(fordel.rows).toHaveCount(30);
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await fordel.table.getByRole("columnheader").first().getByRole("button").click();
  await expect(fordel.rows.first()).toContainText("Svalereden");
  await search.fill("findes ikke");
  await expect(fordel.results).toContainText("Svalereden");
});

test("a parameter that moves no krone says so, and what holds", async ({ fordel }) => {
  const slider = fordel.slider("Andel flyttet til den socioøkonomiske pulje");
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await expect(fordel.card("social")).toContainText("6.022.512");
  await slider.press("End");
  await expect(fordel.results.getByRole("heading", { name: /fra 4\s% til 10\s% flytter ikke en krone/ })).toBeVisible();
  await expect(fordel.results).toContainText("14 institutioner er ved loftet.");
});

test("what was done is undone and redone: parameters, a scenario, an example", async ({ fordel }) => {
  const { page } = fordel;
  const base = await fordel.amount("grund");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  await page.getByLabel("Viser").selectOption("s Ét kriterium er nok");
  await fordel.example(/2017/);
  await expect(fordel.card("grund")).toContainText("99.000.000");
  await page.getByRole("button", { name: "Fortryd", exact: true }).click();
  await expect(page.getByLabel("Viser")).toHaveValue("s Ét kriterium er nok");
  await page.getByRole("main").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByLabel("Viser")).toHaveValue("now");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => fordel.amount("grund")).toBe(base);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
});

test("settings are kept as a scenario of the rules, and compared with the others", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await page.getByRole("button", { name: "Gem som scenarie" }).click();
  await page.getByLabel("Scenariets navn").fill("Mit forslag");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Viser")).toHaveValue("s Mit forslag");
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare");
  await expect(compare.locator(".matrix").getByRole("columnheader", { name: /Mit forslag/ })).toBeVisible();
  await compare.getByRole("radio", { name: "mod: Ti procent" }).check();
  await expect(compare).toContainText(/10\s%\s*→\s*3,5\s%/);
  await expect(compare.locator("fordel-table tbody.rows tr")).toHaveCount(30);
});

test("a visit goes on where the last one ended, unless nothing may be kept", async ({ fordel }) => {
  const { page } = fordel;
  const base = await fordel.amount("grund");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("End");
  await expect(page.getByLabel("Viser")).toHaveValue(/now|Ti procent/);
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  const moved = await fordel.amount("grund");
  await page.waitForTimeout(1000);
  const again = await page.context().newPage();
  await again.goto("/");
  await again.locator("html[data-ready]").waitFor();
  await expect(again.getByText(/Fortsat, hvor du slap/).first()).toBeAttached();
  await expect(again.locator('[data-share="grund"] .big')).toContainText(moved.toLocaleString("da-DK"));
  await again.getByRole("button", { name: "Dine data bliver på din computer" }).click();
  await again.getByLabel("Gem regler og indstillinger på denne computer").uncheck();
  await again.reload(); // what the address says is not kept on the machine
  await again.locator("html[data-ready]").waitFor();
  await expect(again.getByLabel("Viser")).toHaveValue("s Ti procent");
  const anew = await page.context().newPage();
  await anew.goto("/");
  await anew.locator("html[data-ready]").waitFor();
  await expect(anew.getByLabel("Viser")).toHaveValue("base");
});

test("rules that were saved under another ending are known by what they say", async ({ fordel }) => {
  await fordel.drop({ name: "mine.txt", text: "// forslag\nfordel 1 da\n\nsæt a = 1\n" });
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText("sæt a = 1");
});

test("a map's classes differ in colour, and its areas are gone through with the arrow keys", async ({ fordel }) => {
  await fordel.example(/De offentliggjorte indeks/);
  const chart = fordel.results.locator("fordel-finding fordel-chart");
  const squares = chart.locator("svg rect");
  await expect(squares).toHaveCount(98);
  const colours = (of: string) =>
    chart
      .locator(of)
      .evaluateAll((all, of) => all.map((e) => getComputedStyle(e)[of === "li span" ? "backgroundColor" : "fill"]), of);
  const classes = new Set(await colours("li span"));
  expect(classes.size).toBe(3);
  const filled = await colours("svg rect");
  expect(new Set(filled).size).toBe(4); // three classes, and municipalities without a figure
  const numbers = await chart.locator("svg text").allTextContents();
  expect(new Set(numbers)).toEqual(new Set(["–", "1", "2", "3"]));
  const written = await colours("svg text");
  written.forEach((colour, i) => {
    expect(colour).not.toBe(filled[i]);
  });
  await chart.locator("svg").focus();
  await chart.locator("svg").press("ArrowLeft");
  await expect(chart.getByRole("status")).toContainText(/: \d/);
});
