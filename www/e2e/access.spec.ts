import type { Page } from "@playwright/test";
import { faults, type Looked } from "./axe.ts";
import { expect, type Opened, test } from "./page.ts";

/** Nothing that axe finds fault with, in all of the page or in an element within others' shadows; said with where it is. */
async function accessible(page: Page, where: string, within: Looked["within"] = null): Promise<void> {
  expect.soft(await faults(page, { within }), where).toEqual([]);
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Opens a menu by what stands on its button, looks at it, and closes it. */
async function menu(page: Page, at: string, where: string): Promise<void> {
  const button = page.locator(at).first();
  await button.click();
  const within = await button.evaluate((element) => {
    const path: string[] = [];
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      path.unshift(root.host.localName);
    return path as [string, string];
  });
  await accessible(page, where, within);
  await page.keyboard.press("Escape");
}

async function result({ page, results }: Opened): Promise<void> {
  await page.locator("fordel-param").getByRole("slider").nth(0).press("ArrowRight");
  await expect(results.locator("fordel-rank path").first()).toBeVisible();
  await expect(results.locator("tbody.rows th").last()).not.toBeEmpty(); // rows out of sight are written behind the frame
  await accessible(page, "result with a change");
  await menu(page, "fordel-dock button.square[aria-expanded]", "menu of the parameters");
  await menu(page, "fordel-keep button[aria-expanded]", "name of a scenario");
  await menu(page, "fordel-finding button[aria-expanded]", "menu of the picture");
  await menu(page, "fordel-table button[aria-expanded]", "columns of a table");
  await menu(page, "fordel-header .model button[aria-expanded]", "menu of the model");
  await menu(page, "fordel-checks button[aria-expanded]", "checks");
  await menu(page, "fordel-header .tools button[aria-expanded]", "lock");
}

async function beside({ page, results }: Opened): Promise<void> {
  await results.locator("button.big").first().click();
  await expect(page.locator("fordel-drawer [role=tree]")).toBeVisible();
  await accessible(page, "drawer");
  await page.keyboard.press("Escape");
  await page.locator("fordel-header .tools > button.wide").nth(1).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await accessible(page, "what leaves");
  await page.getByRole("button", { name: /: (Indlejring|Embedding)$/ }).click();
  await expect(page.locator("fordel-embed .preview .frame")).toBeVisible();
  await accessible(page, "how to embed");
  await page.keyboard.press("Escape");
}

// Each language and each theme once: what is faulty in a pair of them is so in one of the two.
for (const [colorScheme, lang] of [
  ["light", "da"],
  ["dark", "en"],
] as const) {
  test.describe(`in ${colorScheme} colours, in ${lang}`, () => {
    test.use({ colorScheme });
    test.use({
      storageState: async ({ baseURL }, use) =>
        use({
          cookies: [],
          origins: [{ origin: baseURL ?? "", localStorage: [{ name: "fordel.lang", value: lang }] }],
        }),
    });

    test("axe finds nothing in the result and its menus", async ({ fordel }) => {
      await result(fordel);
    });

    test("axe finds nothing in the drawer and in what leaves", async ({ fordel }) => {
      await beside(fordel);
    });

    test("axe finds nothing in any other view", async ({ fordel }) => {
      const { page } = fordel;
      await page.locator("fordel-param").getByRole("slider").nth(0).press("ArrowRight");
      const views = { sammenlign: "compare", data: "data", regler: "rules", om: "reading", start: "start" };
      for (const [name, view] of Object.entries(views)) {
        const hash = `#${name}`;
        await go(page, hash);
        await expect(page.locator(`fordel-${view}`)).toBeVisible();
        if (hash === "#regler") await expect(page.locator("fordel-words h3").first()).toBeVisible();
        if (hash === "#om") await expect(page.locator("fordel-reading h2").nth(2)).toBeVisible();
        await accessible(page, hash);
      }
      await go(page, "#data");
      await fordel.drop({ name: "Udtræk.csv", text: "Udtræk\n\nNr.;Hus;Omr.\n1;Solen;MID\n2;Månen;XX\n" });
      await expect(page.getByRole("dialog").or(page.locator("fordel-sheet")).first()).toBeVisible();
      await accessible(page, "a file whose table is asked for");
      await page.keyboard.press("Escape");
      await go(page, "#del=1.abc.1");
      await expect(page.getByRole("dialog")).toBeVisible();
      await accessible(page, "a damaged link");
    });
  });
}
