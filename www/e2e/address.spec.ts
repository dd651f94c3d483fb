import { expect, test } from "./page.ts";

const share = "Andel flyttet til den socioøkonomiske pulje";

test("the address carries the settings: reload, going back and a copied address keep them", async ({ fordel }) => {
  const { page } = fordel;
  const base = await fordel.amount("grund");
  await fordel.slider(share).press("ArrowRight");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  const moved = (await fordel.card("grund").locator(".big").textContent()) ?? "";
  await expect(page).toHaveURL(/#resultat\?p\.\w+=0\.035$/);
  await fordel.go("Regler");
  await expect(page).toHaveURL(/#regler\?p\.\w+=0\.035$/);
  await page.goBack();
  await expect(page).toHaveURL(/#resultat\?p\.\w+=0\.035$/);
  await expect(fordel.results).toBeVisible();
  await page.getByLabel("mod", { exact: true }).selectOption("scenario Ti procent");
  await expect(page).toHaveURL(/mod=scenarie%3ATi\+procent/);
  const copied = await page.context().browser()?.newContext({ locale: "da-DK" });
  const again = await copied?.newPage();
  if (!again) throw new Error("no other browser");
  await again.goto(page.url());
  await again.locator("html[data-ready]").waitFor();
  await expect(again.locator('[data-share="grund"] .big')).toHaveText(moved);
  await expect(again.getByLabel("mod", { exact: true })).toHaveValue("scenario Ti procent");
  await copied?.close();
});

test("an address opens the example that it is of, as a step that can be undone", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.example(/2017/);
  await expect(page).toHaveURL(/#resultat\?af=[\w-]+$/);
  await fordel.slider(share).press("End");
  await expect(fordel.card("grund")).toContainText("90.000.000");
  await expect(page).toHaveURL(/&(p\.|vis)/);
  const address = new URL(page.url()).hash;
  await fordel.example(/^Socioøkonomisk pulje efter optælling/);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(fordel.card("grund")).toContainText("90.000.000");
  const undo = page.getByRole("banner").getByRole("button", { name: /^Fortryd/ });
  await undo.click();
  await expect(fordel.card("grund")).toContainText("99.000.000");
  await undo.click();
  await expect(fordel.card("grund")).toContainText("155.200.000");
});

test("an address of rules that are not here says so, and changes nothing", async ({ fordel }) => {
  const { page } = fordel;
  await page.evaluate(() => {
    location.hash = "#resultat?af=1a2b3c&p.andel=0.05";
  });
  await expect(page.getByText("Adressen hører til regler, der ikke er åbne her.").first()).toBeAttached();
  await expect(fordel.card("grund")).toContainText("155.200.000");
  await expect(page).toHaveURL(/#resultat$/);
});

test("an explained number opens again from its address", async ({ fordel }) => {
  const { page } = fordel;
  await page.evaluate(() => history.replaceState(null, "")); // as for somebody who is faster than the page writes its address
  await fordel.card("social").locator("button.big").click();
  await expect(page.locator("fordel-drawer")).toBeVisible();
  await expect(page).toHaveURL(/hvorfor=/);
  const again = await page.context().newPage();
  await again.goto(page.url());
  await expect(again.locator("fordel-drawer")).toContainText("4.800.000");
  // Going back closes it, forward opens it, and its own button leaves nothing behind to go back to.
  await page.goBack();
  await expect(page.locator("fordel-drawer")).toHaveCount(0);
  await expect(page).toHaveURL(/#resultat$/);
  await page.goForward();
  await expect(page.locator("fordel-drawer")).toContainText("4.800.000");
  await page.getByRole("button", { name: "Luk" }).click();
  await expect(page).toHaveURL(/#resultat$/);
  await expect(page.locator("fordel-drawer")).toHaveCount(0);
});

test("another column is measured, against one that the table does not show, and settings that were saved are measured against", async ({
  fordel,
}) => {
  const { page } = fordel;
  await fordel.slider(share).press("ArrowRight");
  const what = fordel.results.getByLabel("Det, der måles");
  await expect(what).toHaveValue("I alt");
  await what.selectOption("Socioøkonomisk pulje");
  await expect(
    fordel.results.getByRole("heading", { name: /institutioner får mere, 3 får mindre|får mere/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/maal=social/);
  // What was given last year stands in the data alone: the table does not show it.
  await page.getByLabel("mod", { exact: true }).selectOption("Socioøkonomisk beløb sidste år");
  await expect(fordel.results).toContainText("Socioøkonomisk pulje mod Socioøkonomisk beløb sidste år");
  await expect(page).toHaveURL(/mod=kolonne%3Asidste/);
  await page.locator("fordel-dock").getByRole("button", { name: "Mere" }).click();
  await page.getByRole("button", { name: "Mål mod disse indstillinger" }).click();
  await expect(page.getByLabel("mod", { exact: true })).toHaveValue("settings");
  await expect(page).toHaveURL(/mod=gemt&m\.\w+=0\.035/);
  await fordel.slider(share).press("ArrowRight");
  await expect(fordel.results).toContainText("Socioøkonomisk pulje mod de senest gemte indstillinger");
  await page.locator('fordel-tabs a[href="#sammenlign"]').click();
  const compare = page.locator("fordel-compare");
  await expect(compare.getByRole("columnheader", { name: /Senest gemte indstillinger/ })).toBeVisible();
  await expect(compare).toContainText(/3,5\s%\s*→\s*4\s%/);
  await expect(compare.locator(".change-bar").first()).toBeVisible();
  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.locator("html[data-ready]").waitFor();
  await expect(again.getByLabel("mod", { exact: true })).toHaveValue("settings");
});

for (const kind of ["SVG", "PNG"]) {
  test(`the ranked picture of the change is saved as ${kind}`, async ({ fordel }) => {
    const { page, results } = fordel;
    await fordel.slider(share).press("ArrowRight");
    await expect(results.locator("fordel-finding h2").first()).toContainText("får mere");
    await results.getByRole("button", { name: "Gem billedet" }).click();
    const download = page.waitForEvent("download");
    await results.getByRole("button", { name: kind }).click();
    const file = await (await download).path();
    expect((await download).suggestedFilename()).toMatch(/ændring\.(svg|png)$/);
    const { readFileSync } = await import("node:fs");
    const bytes = readFileSync(file);
    if (kind === "PNG") expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    else {
      const text = bytes.toString();
      expect(text).toContain("Ændring: I alt mod grundlag");
      expect(text.match(/<rect/g)?.length).toBeGreaterThan(20);
      expect(text).not.toContain("var(--");
      expect(text).toMatch(/Regnbuen|Fyrtårnet/);
    }
  });
}
