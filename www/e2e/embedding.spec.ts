import { expect as expected, faultsOf, test } from "./host.ts";

// The whole package is loaded first.
const expect = expected.configure({ timeout: 45_000 });

test("a municipality's consultation page with the whole calculator", async ({ page, host }) => {
  const faults = faultsOf(page);
  await page.goto(`${host.origin}/embedding/consultation.html`);
  const element = page.locator("fordel-calculator");
  await expect(element.getByText("Abildgården").first()).toBeVisible();
  await expect(element.getByText("Opdigtede tal").first()).toBeVisible();
  const pool = element.locator('[data-share="social"] .big');
  const before = await pool.textContent();
  await element.getByRole("slider").first().press("End");
  await expect(pool).not.toHaveText(before ?? "");
  expect(faults).toEqual([]);
});

test("a page in React turns, hears, takes the element away and brings it back", async ({ page, host }) => {
  const faults = faultsOf(page);
  await page.goto(`${host.origin}/embedding/react/index.html`);
  const told = page.locator("#told");
  await expect(told).toHaveText(/Du har valgt 3\s%/);
  await page.locator("fordel-calculator").getByRole("slider").press("End");
  await expect(told).toHaveText(/Du har valgt 10\s%/);
  await page.getByRole("button", { name: "Skjul" }).click();
  await expect(page.locator("fordel-calculator")).toHaveCount(0);
  await page.getByRole("button", { name: "Vis", exact: true }).click();
  await expect(told).toHaveText(/Du har valgt 3\s%/);
  expect(faults).toEqual([]);
});

test("an app built by Vite has the engine and the element", async ({ page, host }) => {
  const faults = faultsOf(page);
  await page.goto(`${host.origin}/embedding/vite/index.html`);
  await expect(page.getByRole("listitem").first()).toHaveText("North: 750000");
  await expect(page.locator("fordel-calculator").getByRole("slider", { name: "The budget" })).toBeVisible();
  expect(faults).toEqual([]);
});
