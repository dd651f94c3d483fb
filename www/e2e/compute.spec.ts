import { expect, test } from "./page.ts";

test("opens with an example already computed", async ({ fordel }) => {
  await expect(fordel.page).toHaveTitle("Resultat · Socioøkonomisk pulje efter optælling af børn · Fordel");
  expect(await fordel.amount("grund")).toBeGreaterThan(100_000_000);
  await expect(fordel.card("social")).toContainText("14 af 30 institutioner får");
  await expect(fordel.results.getByRole("img")).toBeVisible();
  expect(await fordel.rows.count()).toBe(30);
  await expect(fordel.page.getByText(/6 af 6 kontroller i orden/)).toBeVisible();
});

test("a slider moves money and the total stays what it was", async ({ fordel }) => {
  const base = await fordel.amount("grund");
  const social = await fordel.amount("social");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("ArrowRight");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
  const moved = (await fordel.amount("grund")) + (await fordel.amount("social"));
  expect(moved).toBe(base + social);
  await expect(fordel.param("Andel flyttet")).toContainText("Grundlag: 3");
  await fordel
    .param("Andel flyttet")
    .getByRole("button", { name: /Nulstil/ })
    .click();
  await expect.poll(() => fordel.amount("grund")).toBe(base);
});

test("follows a slider that is dragged, to where it ends", async ({ fordel }) => {
  await fordel.example(/2017/);
  await expect(fordel.card("grund")).toContainText("99.000.000");
  const slider = fordel.slider("Andel flyttet til den socioøkonomiske pulje");
  const box = await slider.boundingBox();
  if (!box) throw new Error("no slider");
  await fordel.page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await fordel.page.mouse.down();
  for (let i = 0; i <= 40; i++)
    await fordel.page.mouse.move(box.x + box.width * (0.3 + i * 0.02), box.y + box.height / 2);
  await fordel.page.mouse.up();
  await expect(slider).toHaveAttribute("aria-valuetext", /^10\s%$/);
  await expect(fordel.card("grund")).toContainText("90.000.000");
});

test("an exact value is read as people write it, and a wrong one says what to write", async ({ fordel }) => {
  await fordel.example(/2017/);
  const field = fordel.param("Andel flyttet til den socioøkonomiske pulje").getByRole("textbox");
  await field.fill("4,50 %");
  await field.press("Enter");
  await expect(field).toHaveValue("4,5");
  await expect(fordel.card("grund")).toContainText("95.500.000");
  await field.fill("4,25");
  await field.press("Enter");
  await expect(fordel.param("Andel flyttet")).toContainText(/Skriv 4\s% eller 4,5\s%/);
  await field.fill("11");
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(fordel.param("Andel flyttet")).toContainText(/Skriv et tal fra 0\s% til 10\s%/);
  await expect(fordel.card("grund")).toContainText("95.500.000");
  await field.fill("4,5");
  await field.press("Enter");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await expect(fordel.param("Andel flyttet")).not.toContainText("Skriv et tal");
  await field.fill("11");
  await field.press("Enter");
  const budget = fordel.param("Institutionernes budget").getByRole("textbox");
  await budget.fill("1 2");
  await budget.press("Enter");
  await expect(budget).toHaveAttribute("aria-invalid", "true");
  await budget.fill("80 mio");
  await budget.press("Enter");
  await expect(budget).toHaveValue("80.000.000");
  await expect(fordel.card("grund")).toContainText("76.400.000");
  await fordel.page.getByRole("button", { name: "Nulstil alle" }).click();
  await expect(field).toHaveValue("1");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await expect(budget).toHaveValue("100.000.000");
});

test("a scenario sets the parameters and the results", async ({ fordel }) => {
  await fordel.example(/2017/);
  await fordel.page.getByLabel("Viser").selectOption("puljeandel = 10 %, faktor = 2");
  await expect(fordel.card("grund")).toContainText("90.000.000");
  await expect(fordel.slider("Andel flyttet til den socioøkonomiske pulje")).toHaveAttribute(
    "aria-valuetext",
    /^10\s%$/,
  );
  await fordel.page.getByLabel("Viser").selectOption({ label: "Grundlag" });
  await expect(fordel.slider("Andel flyttet til den socioøkonomiske pulje")).toHaveAttribute(
    "aria-valuetext",
    /^1\s%$/,
  );
  await expect(fordel.card("grund")).toContainText("99.000.000");
});

test("figures that stay are said to be of the scenario they are from", async ({ fordel }) => {
  await fordel.drop({
    name: "mine.fordel",
    text: `fordel 1 da

tabel huse {
  id     nøgle
  behov  heltal
} rækker {
  "Ask";  1
  "Elm";  2
}

parameter loft = 900 kr

pulje social {
  beløb            1.000 kr
  til              huse
  fordelingsnøgle  behov
  højst            loft
}

scenarie "Lavt" { loft = 100 kr }
`,
  });
  await expect(fordel.card("social")).toContainText("1.000");
  await fordel.page.getByLabel("Viser").selectOption("Lavt");
  await expect(fordel.results).toContainText("Ikke opdateret");
  await expect(fordel.results).not.toContainText("(Lavt)");
});

test("the other example opens from the gallery", async ({ fordel }) => {
  await fordel.example(/2017/);
  await expect(fordel.card("grund")).toContainText("99.000.000");
  expect(await fordel.amount("social")).toBe(1_000_000);
  expect(await fordel.rows.count()).toBe(20);
  await fordel.page.locator(".brand").click();
  await expect(fordel.page.locator('fordel-start .card[aria-pressed="true"]')).toContainText("2017");
});

test("a failed expectation is said loudly, with both sides", async ({ fordel }) => {
  await fordel.write('fordel 1 en\n\nparam x = 2\n\nexpect "Two is three" = x == 3\n');
  await fordel.go("Resultat");
  const alert = fordel.results.getByRole("alert");
  await expect(alert).toContainText("1 kontrol holder ikke");
  await expect(alert).toContainText("Two is three");
  await expect(alert).toContainText("Venstre side er 2, højre side er 3");
});

test("the sides of a failed expectation have their units; one that cannot be decided is not said to fail", async ({
  fordel,
}) => {
  await fordel.write(
    [
      "fordel 1 en",
      "param part = 12.5 %",
      "param parts = 4",
      'scenario "None" { parts = 0 }',
      "let each = 1 / parts",
      'expect "Part" = part == 20 %',
      'expect "Each" = each < 1',
    ].join("\n"),
  );
  await fordel.go("Resultat");
  const alert = fordel.results.getByRole("alert").filter({ hasText: "holder ikke" });
  await expect(alert).toContainText("1 kontrol holder ikke");
  await expect(alert).toContainText(/Venstre side er 12,5.%, højre side er 20.%/);
  await expect(alert).toContainText("Each kan ikke afgøres i »None«, hvor der er fejl.");
});
