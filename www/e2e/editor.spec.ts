import type { Page } from "@playwright/test";
import { faults } from "./axe.ts";
import { expect, type Opened, test } from "./page.ts";

const rules = `fordel 1 da

parameter andel "Andel til puljen" = 3 %

tabel huse "Huse" {
  id    nøgle
  børn  "Børn i alt" heltal
}

sæt huse.point "Point" = børn * 2
sæt alt_i_alt = sum(huse.point)
`;

/** The list of proposals scrolls with the arrow keys that choose in it, which axe cannot know of a text field on many lines. */
async function accessible(page: Page, scrolls = false): Promise<void> {
  expect(await faults(page, { but: scrolls ? ["scrollable-region-focusable"] : [] })).toEqual([]);
}

/** A word of the text as the engine has coloured it. */
function word({ editor }: Opened, kind: string, text: string) {
  return editor.locator(`.word.${kind}`).filter({ hasText: new RegExp(`^${text}$`) });
}

/** Where the cursor stands, as the line that holds it. */
async function line(page: Page): Promise<string> {
  return (await page.locator(".cm-activeLine").textContent()) ?? "";
}

test("words are coloured by what they mean, while one writes too", async ({ fordel }) => {
  await fordel.write(rules);
  await expect(word(fordel, "statement", "tabel")).toBeVisible();
  await expect(word(fordel, "declared", "andel")).toHaveClass(/parameter/);
  await expect(word(fordel, "column", "børn")).toHaveCount(2);
  await fordel.page.keyboard.insertText("\nsæt mere = andel // bemærk");
  await expect(word(fordel, "parameter", "andel")).toHaveCount(2);
  await expect(word(fordel, "comment", "// bemærk")).toBeVisible();
});

test("what may stand at the cursor is proposed, with type and label, in the language of the rules", async ({
  fordel,
}) => {
  const { page } = fordel;
  await fordel.write(rules);
  const list = page.getByRole("listbox", { name: "Forslag" });
  await page.keyboard.type("\nsæt huse.mere = bø");
  await expect(list.getByRole("option", { selected: true })).toHaveText("børntal · Børn i alt");
  await accessible(page);
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  expect(await line(page)).toBe("sæt huse.mere = børn");
  await page.keyboard.type("\npul");
  await expect(list.getByRole("option", { selected: true })).toContainText("pulje");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.type("je grund {");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  await expect(list.getByRole("option").first()).toContainText("beløb");
  await list.getByRole("option").filter({ hasText: "fordelingsnøgle" }).click();
  expect(await line(page)).toBe("  fordelingsnøgle");
  await page.keyboard.type(" 1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("}");
  expect(await line(page)).toBe("}");
});

test("Enter ends the line behind a word that is written out, and Tab leaves the list and the field", async ({
  fordel,
}) => {
  const { page } = fordel;
  await fordel.write(rules);
  await page.keyboard.type("\nsæt igen = alt_i_al");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.type("t");
  await expect(page.getByRole("listbox")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.locator(".cm-activeLine")).toHaveText("");
  await page.keyboard.type("pu");
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(fordel.editor).not.toBeFocused();
});

test("a word is told about under the pointer and with F1, in the language of the page", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.write(rules);
  const point = word(fordel, "column", "point").last();
  await point.hover();
  const told = page.locator(".told");
  await expect(told).toContainText("point – tal, kolonne i huse");
  await expect(told).toContainText("børn * 2");
  await accessible(page);
  await page.mouse.move(0, 0);
  await expect(told).toHaveCount(0);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Rules", exact: true })).toBeVisible();
  await point.click();
  await expect.poll(() => line(page)).toContain("point");
  const said = page.locator(".cm-announced");
  await said.evaluate((node) => {
    new MutationObserver(() => {
      const text = node.textContent?.trim();
      if (text) node.setAttribute("title", text);
    }).observe(node, { childList: true });
  });
  await page.keyboard.press("F1");
  await expect(told).toHaveCount(1);
  await expect(told).toContainText("point – number, column of huse");
  await expect(said).toHaveAttribute("title", /^point – number.*Point.*line 10/);
  await page.keyboard.press("Escape");
  await expect(told).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F1");
  await expect(told).toContainText("nothing to tell");
});

test("F12, and a click with Ctrl, go to where a name is defined", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.write(rules);
  await word(fordel, "column", "point").last().click();
  await page.keyboard.press("F12");
  await expect.poll(() => line(page)).toBe('sæt huse.point "Point" = børn * 2');
  await word(fordel, "table", "huse")
    .last()
    .click({ modifiers: ["Control"] });
  await expect.poll(() => line(page)).toBe('tabel huse "Huse" {');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("huse");
  await page.keyboard.press("Home");
  await page.keyboard.press("F12");
  await expect(page.locator(".told")).toContainText("ikke et navn");
});

test("F2 renames everywhere in one step; what is taken is refused, with the reason", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.write(rules);
  await word(fordel, "column", "børn").last().click();
  await page.keyboard.press("F2");
  const field = page.getByLabel("Nyt navn til børn (2 steder)");
  await expect(field).toBeFocused();
  await field.fill("point");
  await field.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "allerede" })).toContainText("linje 10");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await accessible(page);
  await field.fill("småbørn");
  await page.getByRole("button", { name: "Omdøb" }).click();
  await expect(fordel.editor).toBeFocused();
  await expect(word(fordel, "column", "småbørn")).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(word(fordel, "column", "børn")).toHaveCount(2);
  await page.keyboard.press("F2");
  await expect(page.getByLabel(/Nyt navn/)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel(/Nyt navn/)).toHaveCount(0);
  await expect(fordel.editor).toBeFocused();
});

test("the contents lead to a statement, broken ones too", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.write(`${rules}\npulje grund "Grund" {\n`);
  const outline = page.locator("fordel-outline");
  await outline.getByText("Indhold").click();
  await expect(outline.getByRole("listitem")).toHaveCount(5);
  await accessible(page);
  await outline.getByRole("button", { name: "tabel huse Huse Linje 5" }).press("Enter");
  await expect(fordel.editor).toBeFocused();
  expect(await line(page)).toBe('tabel huse "Huse" {');
  await expect(outline.getByRole("listitem")).toHaveCount(0);
});

test.describe("in dark colours and a narrow window", () => {
  test.use({ colorScheme: "dark", viewport: { width: 360, height: 800 } });

  test("proposals, told words and the question for a name fit and can be read", async ({ fordel }) => {
    const { page } = fordel;
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await fordel.write(rules);
    await page.keyboard.type("\nsæt huse.mere = ");
    await page.keyboard.press("Control+Space");
    await expect(page.getByRole("listbox")).toBeVisible();
    await fits();
    await accessible(page, true);
    await page.keyboard.press("Escape");
    await word(fordel, "column", "point").last().click();
    await page.keyboard.press("F1");
    await expect(page.locator(".told")).toBeVisible();
    await accessible(page);
    await page.keyboard.press("F2");
    await expect(page.getByLabel(/Nyt navn/)).toBeFocused();
    await fits();
    await accessible(page);
  });
});
