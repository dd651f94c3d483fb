import { test as base, expect, type Page } from "@playwright/test";
import { faults } from "./axe.ts";
import { test } from "./page.ts";

const share = "Andel flyttet til den socioøkonomiske pulje";

base("the first result is shown before the engine is up, and a slider moved meanwhile counts", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/");
  const results = page.locator("fordel-result");
  await expect(results.locator('[data-share="social"]')).toContainText("4.800.000");
  await expect(results.locator("fordel-table tbody.rows tr").first()).toContainText(/\d/);
  await page.locator("fordel-param").filter({ hasText: share }).getByRole("slider").press("ArrowRight");
  await expect(results.locator('[data-share="social"]')).toContainText("4.800.000");
  release();
  await expect(results.locator('[data-share="social"]')).toContainText("5.600.000", { timeout: 60_000 });
});

/** Holds back the file with what is not seen at first, until it is released. */
async function holdViews(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/views-*.js", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

base("what is not seen at first holds nothing up, and what asks for it waits for it", async ({ page }) => {
  const release = await holdViews(page);
  await page.goto("/");
  const results = page.locator("fordel-result");
  await expect(results.locator('[data-share="social"]')).toContainText("4.800.000");
  await page.getByRole("button", { name: "Hent" }).click();
  release();
  await expect(page.locator("fordel-leave").getByRole("dialog")).toBeVisible({ timeout: 60_000 });
});

base("an address of a view that is not seen at first shows it, in the room that is kept for it", async ({ page }) => {
  const release = await holdViews(page);
  await page.goto("/#data");
  await expect(page.locator("fordel-tabs a[aria-current]")).toHaveText(/Data/);
  const foot = await page.locator("footer").boundingBox();
  expect(foot?.y).toBeGreaterThan(800);
  release();
  const title = page.locator("fordel-data").getByRole("heading", { name: "Data", exact: true });
  await expect(title).toBeVisible({ timeout: 60_000 });
});

test("examples are pictures by question, a method opens with its rules, and one's own work is gone on with", async ({
  fordel,
}) => {
  const { page } = fordel;
  await page.locator(".brand").click();
  const start = page.locator("fordel-start");
  const cards = start.locator(".card:has(.sight)");
  const all = await cards.count();
  await expect(start.locator(".picture")).toHaveCount(all);
  const chip = start.getByRole("group", { name: "Vis kun" }).getByRole("button").nth(1);
  const wanted = Number((await chip.textContent())?.match(/\d+\s*$/)?.[0]);
  await chip.click();
  await expect(cards).toHaveCount(wanted);
  expect(wanted).toBeLessThan(all);
  expect(await faults(page)).toEqual([]);
  await start.getByRole("button", { name: /^Fast beløb/ }).click();
  await expect(page.locator("fordel-data")).toBeVisible();
  await expect(page.locator("fordel-header h1")).toContainText("Fast beløb til udvalgte institutioner");
  await page.locator(".brand").click();
  await start.getByRole("button", { name: /^Fortsæt: Fast beløb/ }).click();
  await expect(fordel.results).toBeVisible();
});

test("data are kept only where one asks for it, and forgotten when told to", async ({ fordel }) => {
  test.slow();
  const { page } = fordel;
  await fordel.drop({ name: "distrikter.csv", text: "id;navn\nN;Nordpå\nH;Havnen\nM;Midten\nS;Syd\n" });
  // What is wrong takes the keyboard, which would fold the lock again.
  await expect(page.locator("fordel-faults")).toBeVisible();
  await page.getByRole("button", { name: "Dine data bliver på din computer" }).click();
  await page.getByLabel("Gem også data på denne computer").check();
  await expect(page.getByText(/Data er gemt/)).toBeVisible();
  await page.waitForTimeout(1200);
  const again = await page.context().newPage();
  await again.goto("/");
  await again.locator("html[data-ready]").waitFor({ timeout: 90_000 });
  await expect(again.getByText(/med de data, der er gemt/).first()).toBeAttached();
  await again.getByRole("button", { name: "Dine data bliver på din computer" }).click();
  await again.getByRole("button", { name: "Glem alt, der er gemt" }).click();
  await expect(again.getByText(/Data er gemt/)).toHaveCount(0);
  await again.reload();
  await again.locator("html[data-ready]").waitFor();
  await expect(again.getByText(/Fortsat, hvor du slap/)).toHaveCount(0);
});
