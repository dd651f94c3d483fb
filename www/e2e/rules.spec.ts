import { faults } from "./axe.ts";
import { exampleFile, expect, test } from "./page.ts";

const rules = exampleFile("child-counting/rules.fordel");

test("an error is shown at its line, and the last results stay, marked", async ({ fordel }) => {
  const base = await fordel.amount("grund");
  const line = rules.split("\n").findIndex((l) => l.includes("fordelingsnøgle  udsatte")) + 1;
  await fordel.write(rules.replace("fordelingsnøgle  udsatte", "fordelingsnøgle  udsætte"));
  const list = fordel.page.locator("fordel-rules fordel-problems");
  await expect(list).toContainText(`Linje ${line}`);
  await expect(list).toContainText("udsætte");
  await expect(list).toContainText("udsatte");
  await expect(fordel.results).toContainText("Ikke opdateret");
  expect(await fordel.amount("grund")).toBe(base);
  await fordel.page.getByRole("button", { name: "Hent", exact: true }).click();
  await expect(fordel.page.getByRole("button", { name: "Hent: CSV", exact: true })).toBeDisabled();
  await fordel.page.keyboard.press("Escape");

  await list.getByRole("button", { name: `Linje ${line}` }).click();
  await expect(fordel.page.locator(".cm-lintRange-error")).toHaveText("udsætte");
  await fordel.page.keyboard.insertText("udsatte");
  await expect(list.getByRole("listitem")).toHaveCount(0);
  await expect(fordel.results).not.toContainText("Ikke opdateret");
});

test("the place is right after letters that take two units", async ({ fordel }) => {
  await fordel.write('fordel 1 en\n\nmodel "𝄞𝄞 æøå" { year 2026 }\nlet a "𝄞𝄞𝄞" = 1 + wrong\n');
  await expect(fordel.page.locator(".cm-lintRange-error")).toHaveText("wrong");
  await expect(fordel.page.locator("fordel-rules fordel-problems")).toContainText("Linje 4");
});

test("advice that says what to write is put there by a click, and undone", async ({ fordel }) => {
  await fordel.write("fordel 1 en\nlet half = 50 pct\n");
  await fordel.page.locator(".cm-lintRange-error").hover();
  await fordel.page.getByRole("button", { name: "Skriv 50 %" }).click();
  await expect(fordel.editor).toContainText("let half = 50 %");
  await expect(fordel.page.locator(".cm-lintRange-error")).toHaveCount(0);
  await fordel.editor.click();
  await fordel.page.keyboard.press("ControlOrMeta+z");
  await expect(fordel.editor).toContainText("50 pct");
});

test("typing is undone, and so is opening an example", async ({ fordel }) => {
  await fordel.go("Regler");
  await fordel.editor.click();
  await fordel.page.keyboard.press("ControlOrMeta+Home");
  await fordel.page.keyboard.type("// note");
  await expect(fordel.editor).toContainText("// note");
  await fordel.page.keyboard.press("ControlOrMeta+z");
  await expect(fordel.editor).not.toContainText("// note");
  await fordel.example(/2017/);
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText("Regneeksemplet fra 2017");
  await fordel.editor.click();
  await fordel.page.keyboard.press("ControlOrMeta+z");
  await expect(fordel.editor).toContainText("Socioøkonomisk pulje efter optælling af børn");
});

test("an example opens with rules in the language of the page", async ({ fordel }) => {
  await fordel.go("Regler");
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(fordel.editor).toContainText("fordel 1 da");
  await fordel.example(/2017/);
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText("fordel 1 en");
  await expect(fordel.page.locator("fordel-rules .file")).toHaveText("rules.en.fordel");
  await expect(fordel.results).toContainText("99,000,000");
  await fordel.page.getByRole("button", { name: "Dansk" }).click();
  await fordel.example(/optælling af børn/);
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText("fordel 1 da");
});

test("rules are formatted, and undone and redone in one step", async ({ fordel }) => {
  await fordel.write("fordel 1 da\nsæt  a=1,5\nsæt b   =  2 // æ\n");
  const lines = () => fordel.editor.locator(".cm-line").allInnerTexts();
  const written = await lines();
  await fordel.page.getByRole("button", { name: "Formatér" }).click();
  await expect(fordel.page.locator("fordel-rules")).toContainText("Reglerne er sat op.");
  const formatted = await lines();
  expect(formatted).toContain("sæt a = 1,5");
  await fordel.editor.click();
  await fordel.page.keyboard.press("ControlOrMeta+z");
  expect(await lines()).toEqual(written);
  await fordel.page.keyboard.press("ControlOrMeta+y");
  expect(await lines()).toEqual(formatted);
});

test("rules are rewritten in the other language, and compute the same", async ({ fordel }) => {
  await fordel.example(/2017/);
  await expect(fordel.card("grund")).toContainText("99.000.000");
  await fordel.go("Regler");
  const language = fordel.page.getByLabel("Reglernes sprog");
  await expect(language).toHaveValue("da");
  await language.selectOption("English");
  await expect(fordel.editor).toContainText("fordel 1 en");
  await expect(fordel.page.locator("fordel-rules")).toContainText("Reglerne står nu på engelsk.");
  await expect(fordel.page.locator("fordel-rules fordel-problems").getByRole("listitem")).toHaveCount(0);
  await fordel.go("Resultat");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("End");
  await expect(fordel.card("grund")).toContainText("90.000.000");
  await fordel.go("Regler");
  await expect(language).toHaveValue("en");
  await fordel.editor.click();
  await fordel.page.keyboard.press("ControlOrMeta+z");
  await expect(fordel.editor).toContainText("fordel 1 da");
  await expect(language).toHaveValue("da");
});

test("the rules are told in sentences, in the language of the page, and follow the rules", async ({ fordel }) => {
  await fordel.example(/2017/);
  await fordel.go("Regler");
  const panel = fordel.page.locator("fordel-rules");
  await expect(fordel.editor).toBeVisible();
  const told = panel.getByRole("region", { name: "Forklaret i ord" });
  await expect(told.getByRole("heading", { name: "Regneeksemplet fra 2017" })).toBeVisible();
  await expect(told).toContainText("fordeles mellem alle institutioner");
  expect(await faults(fordel.page)).toEqual([]);
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(panel.getByRole("region", { name: "In words" })).toContainText("is shared among");
  await fordel.example(/by counting/i);
  await fordel.go("Regler");
  await expect(panel.getByRole("region")).toContainText("Socioøkonomisk pulje efter optælling af børn");
  await fordel.write('fordel 1 en\n\nparam x = 2\n\nexpect "Two" = x == wrong\n');
  await expect(panel.getByRole("button", { name: /Line 5/ })).toBeVisible();
  await expect(panel).toContainText("The rules have errors.");
  await panel.getByRole("button", { name: /Line 5/ }).click();
  await expect(fordel.editor).toBeFocused();
});

test("rules can be saved", async ({ fordel }) => {
  await fordel.go("Regler");
  const download = fordel.page.waitForEvent("download");
  await fordel.page.locator("fordel-rules").getByRole("button", { name: "Gem reglerne" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("rules.fordel");
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(rules);
});

test("problems are told in the chosen language", async ({ fordel }) => {
  await fordel.write("fordel 1 en\n\nlet a = wrong\n");
  const list = fordel.page.locator("fordel-rules fordel-problems");
  await expect(list).toContainText("Fejl");
  const danish = await list.locator(".what").textContent();
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(list).toContainText("Error");
  await expect(list.locator(".what")).not.toHaveText(danish ?? "");
});

test("a sentence and its line are lit together, a number leads to its place, and F6 changes side", async ({
  fordel,
}) => {
  const { page } = fordel;
  await fordel.go("Regler");
  const words = page.locator("fordel-words");
  const cap = words.locator("li").filter({ hasText: /^\s*Loft: Ingen/ });
  await expect(cap).toContainText(/Gælder \d+ lige nu\./);
  await cap.getByText(/får mere end/).hover();
  await expect(fordel.editor.locator(".cm-line.lit")).toHaveText(/højst\s+loft/);
  const share = words.locator("tr").filter({ hasText: "Loft pr. vægtet barn" });
  await share.getByRole("button", { name: "4.500" }).click();
  await expect(fordel.editor).toBeFocused();
  await page.keyboard.insertText("5.000");
  await expect(share).toContainText("5.000");
  await expect(words.locator("tr.lit")).toContainText("Loft pr. vægtet barn");
  await page.keyboard.press("F6");
  await expect(words.locator("tr.lit").getByRole("button").first()).toBeFocused();
  await page.keyboard.press("F6");
  await expect(fordel.editor).toBeFocused();
  const checks = words.locator('[data-about="checks"] li');
  await expect(checks.first()).toContainText("holder");
  expect(await faults(page)).toEqual([]);
  await fordel.go("Resultat");
  await fordel.go("Regler");
  await expect(fordel.editor).toContainText("5.000 kr");
});
