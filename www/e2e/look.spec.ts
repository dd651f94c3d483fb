import type { Page } from "@playwright/test";
import { faults } from "./axe.ts";
import { expect, test } from "./page.ts";

async function accessible(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
}

test("the language is switched, in text and figures, and remembered", async ({ fordel }) => {
  const { page } = fordel;
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await page.getByRole("button", { name: "Dine data bliver på din computer" }).click();
  await expect(page.getByText("hverken sender eller henter den noget. 0 forespørgsler siden da.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Your data stay on your computer" }).click();
  await expect(page.getByText("neither sends nor fetches anything")).toBeVisible();
  await expect(fordel.card("grund")).toContainText("155,200,000");
  await expect(fordel.param("Institutionernes budget").getByRole("textbox")).toHaveValue("160,000,000");
  const again = await page.context().newPage();
  await again.goto("/");
  await expect(again.getByRole("button", { name: "Your data stay on your computer" })).toBeVisible();
});

test("a table is sorted by its headers", async ({ fordel }) => {
  const names = () => fordel.rows.locator("th").allInnerTexts();
  const shown = await names();
  const header = fordel.table.getByRole("columnheader").first();
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  const sorted = await names();
  expect(sorted).toEqual([...shown].sort(new Intl.Collator("da-DK", { numeric: true }).compare));
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "descending");
  expect(await names()).toEqual(sorted.reverse());
});

test("a table's total has the sums that the headlines say", async ({ fordel }) => {
  await expect(fordel.table.locator("tbody.sum")).toContainText("155.200.000");
});

test("a chart has its table as the alternative", async ({ fordel }) => {
  const view = fordel.results.locator("fordel-finding");
  await expect(view.getByRole("img")).toBeVisible();
  await view.getByRole("radio", { name: "Tabel" }).check();
  await expect(view.getByRole("img")).toHaveCount(0);
  expect(await view.locator("tbody.rows tr").count()).toBe(30);
});

test("everything can be reached by keyboard, and the editor lets go", async ({ fordel }) => {
  const { page } = fordel;
  const focused = () =>
    page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.closest(".cm-editor")
        ? "editor"
        : (at?.getAttribute("aria-label") || at?.id || at?.textContent || "").trim();
    });
  const seen: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    seen.push(await focused());
    if (seen.at(-1) === "Kopiér") break;
  }
  const order = [
    "Spring til indholdet",
    "Fordel, til start",
    "Åbn filer …",
    "English",
    "Regler",
    "shown",
    "slider",
    "Find i institutioner",
    "Kopiér",
  ];
  const places = order.map((name) => seen.indexOf(name));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await fordel.go("Regler");
  await fordel.editor.focus();
  await page.keyboard.press("Tab");
  expect(await focused()).not.toBe("editor");
});

test("the keyboard alone turns, sorts and opens", async ({ fordel }) => {
  const { page } = fordel;
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await fordel.table.getByRole("columnheader").first().getByRole("button").focus();
  await page.keyboard.press("Space");
  await expect(fordel.table.getByRole("columnheader").first()).toHaveAttribute("aria-sort", "ascending");
  await page.locator(".brand").press("Enter");
  await page.locator("fordel-start").getByRole("button", { name: /2017/ }).focus();
  await page.keyboard.press("Enter");
  await expect(fordel.card("grund")).toContainText("99.000.000");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").focus();
  await page.keyboard.press("End");
  await expect(fordel.card("grund")).toContainText("90.000.000");
});

test("nothing is wider than the page at any width", async ({ fordel }) => {
  for (const width of [320, 390, 768, 1280, 1920]) {
    await fordel.page.setViewportSize({ width, height: 800 });
    await fordel.page.waitForTimeout(100);
    const wide = await fordel.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(width);
  }
});

for (const width of [320, 390, 1366]) {
  test(`no amount is cut off in its field at ${width} px`, async ({ fordel }) => {
    await fordel.page.setViewportSize({ width, height: 800 });
    if (width < 720) await fordel.page.locator("fordel-dock button.bar").click();
    const field = fordel.param("Institutionernes budget").getByRole("textbox");
    await expect(field).toHaveValue("160.000.000");
    expect(await field.evaluate((input) => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the results", ({ fordel }) => accessible(fordel.page));

    test("axe finds nothing where there are errors", async ({ fordel }) => {
      await fordel.go("Data");
      await fordel.page.locator("fordel-data details").first().locator("summary").click();
      await accessible(fordel.page);
      await fordel.write("fordel 1 en\n\nlet a = wrong\n");
      await expect(fordel.results).toContainText("Ikke opdateret");
      await accessible(fordel.page);
      await fordel.go("Resultat");
      await accessible(fordel.page);
    });

    test("axe finds nothing in the question for a table, at 320 px", async ({ fordel }) => {
      await fordel.page.setViewportSize({ width: 320, height: 800 });
      await fordel.drop({ name: "x.csv", text: "a" });
      await fordel.page.getByRole("dialog").waitFor();
      await accessible(fordel.page);
    });
  });
}

test("on paper there are the results and nothing to click", async ({ fordel }) => {
  await fordel.page.emulateMedia({ media: "print" });
  await expect(fordel.page.locator("fordel-tabs")).toBeHidden();
  await expect(fordel.slider("Andel flyttet til den socioøkonomiske pulje")).toBeHidden();
  await expect(fordel.results.getByRole("searchbox")).toBeHidden();
  await expect(fordel.page.locator("fordel-origin")).toContainText("Reglernes fingeraftryk");
  await expect(fordel.card("grund")).toBeVisible();
  await expect(fordel.table).toBeVisible();
});
