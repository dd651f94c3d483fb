import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page.ts";

test("an example is told about beside its rules, in both languages, without fetching anything", async ({ fordel }) => {
  const { page } = fordel;
  await page.context().setOffline(true);
  const panel = page.locator("fordel-rules");
  await panel.getByRole("radio", { name: "Om eksemplet" }).check();
  await expect(fordel.editor).toBeHidden();
  const told = panel.getByRole("region", { name: "Om eksemplet" });
  await expect(told.getByRole("heading")).toHaveText("Social pulje efter optælling af børn");
  await expect(told.getByText("Formål.")).toHaveCSS("font-weight", "700");
  await expect(told.getByRole("listitem").first()).toContainText("vægter 1,8");
  await expect(told.locator("code").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => v.id)).toEqual([]);
  await fordel.example(/2017/);
  await expect(told).toContainText("tabel 4.2-4.4");
  await page.getByRole("button", { name: "English" }).click();
  await expect(panel.getByRole("region", { name: "About the example" })).toContainText("Tables 4.2-4.4");
});

test("rules of one's own have no example to be told about", async ({ fordel }) => {
  const panel = fordel.page.locator("fordel-rules");
  const about = panel.getByRole("radio", { name: "Om eksemplet" });
  await about.check();
  await fordel.drop({ name: "mine.fordel", text: "fordel 1 da\n\nsæt a = 1\n" });
  await expect(fordel.editor).toContainText("sæt a = 1");
  await expect(about).toHaveCount(0);
  await expect(panel.getByRole("radio", { name: "Som skrevet" })).toBeChecked();
});

test("the gallery compares an example with how it is done in the field", async ({ fordel }) => {
  const card = fordel.page.locator("fordel-gallery").getByRole("button", { name: /optælling af børn/ });
  await expect(card).toContainText("I praksis: 9 af 20 kommuner tæller børn");
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(fordel.page.locator("fordel-gallery").getByRole("button", { name: /counting/i })).toContainText(
    "In the field: 9 of 20 municipalities count children",
  );
});
