import { faults } from "./axe.ts";
import { expect, test } from "./page.ts";

test("a model is told to read, in both languages, without fetching anything", async ({ fordel }) => {
  const { page } = fordel;
  await page.context().setOffline(true);
  await fordel.go("Om modellen");
  const read = page.locator("fordel-reading");
  await expect(read.getByRole("heading", { level: 1 })).toHaveText("Socioøkonomisk pulje efter optælling af børn");
  await expect(read).toContainText("155.200.000");
  await expect(read.getByRole("heading", { name: "Kontroller" }).last()).toBeVisible();
  const told = read.getByRole("region", { name: "Om eksemplet" });
  await expect(told.getByText("Formål.")).toHaveCSS("font-weight", "600");
  await expect(told).toContainText("vægter 1,8");
  await expect(told.locator("code").first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await fordel.example(/2017/);
  await fordel.go("Om modellen");
  await expect(told).toContainText("tabel 4.2-4.4");
  await page.getByRole("button", { name: "English" }).click();
  await expect(read.getByRole("region", { name: "About the example" })).toContainText("Tables 4.2-4.4");
});

test("a turned model is told as a proposal, with what is turned and from what", async ({ fordel }) => {
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await fordel.go("Om modellen");
  const read = fordel.page.locator("fordel-reading");
  const proposal = read.locator("section.message");
  await expect(proposal).toContainText("Forslag");
  await expect(proposal.getByRole("listitem")).toHaveText([
    /Andel flyttet til den socioøkonomiske pulje:\s+3\s% → 3,5\s%/,
  ]);
  await expect(read).toContainText(/Andel flyttet til den socioøkonomiske pulje: 3,5\s% \(grundlag: 3\s%\)/);
  await expect(read).toContainText("5,6 mio. kr. (3,5 pct. af »Institutionernes budget«)");
});

test("rules of one's own have no example to be told about", async ({ fordel }) => {
  await fordel.drop({ name: "mine.fordel", text: "fordel 1 da\n\nsæt a = 1\n" });
  const read = fordel.page.locator("fordel-reading");
  await expect(async () => {
    await fordel.go("Om modellen"); // once more where what was dropped has just led to its results
    await expect(read.getByRole("heading", { level: 1 })).toHaveText("mine.fordel", { timeout: 2000 });
  }).toPass();
  await expect(read.getByText("Om eksemplet")).toHaveCount(0);
});

test("the start compares an example with how it is done in the field", async ({ fordel }) => {
  await fordel.page.locator(".brand").click();
  const card = fordel.page.locator("fordel-start").getByRole("button", { name: /optælling af børn/ });
  await expect(card).toContainText("I praksis: 9 af de 20 interviewede kommuner tæller børn");
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(fordel.page.locator("fordel-start").getByRole("button", { name: /by counting/i })).toContainText(
    "In the field: 9 of the 20 municipalities interviewed count children",
  );
});
