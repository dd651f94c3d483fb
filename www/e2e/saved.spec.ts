import { expect, test } from "./page.ts";

const saved = "fordel 1 da\n// 😀 å\nsæt små = 3 // 😀\n\nsæt bå = 1 + smaa // 😀 𝄞\nsæt c = gal\n";

const ways: Record<string, string | Buffer> = {
  LF: saved,
  CRLF: saved.replaceAll("\n", "\r\n"),
  CR: saved.replaceAll("\n", "\r"),
  "a byte order mark": `\ufeff${saved}`,
  "UTF-16": Buffer.from(`\ufeff${saved}`, "utf16le"),
  "UTF-16, high byte first": Buffer.from(`\ufeff${saved}`, "utf16le").swap16(),
  "decomposed letters": saved.normalize("NFD"),
};

for (const [name, bytes] of Object.entries(ways)) {
  test(`rules saved with ${name} are shown, and their problems marked where they are`, async ({ fordel }) => {
    await fordel.drop({ name: "mine.fordel", text: bytes });
    const problems = fordel.page.locator("fordel-rules fordel-problems");
    await expect(problems).toContainText("Linje 5");
    await expect(problems).toContainText("Linje 6");
    await expect(fordel.page.locator(".cm-lintRange-error")).toHaveText(["smaa", "gal"]);
    expect((await fordel.editor.locator(".cm-line").allTextContents()).join("\n")).toBe(saved);
    await expect(fordel.editor.locator(".word.declared")).toHaveText(["små", "bå", "c"]);
    for (const [line, left] of [
      ["Linje 6", 1],
      ["Linje 5", 0],
    ] as const) {
      await problems.getByRole("button", { name: line }).click();
      await expect(fordel.editor).toBeFocused();
      await fordel.page.keyboard.insertText("små");
      await expect(problems.getByRole("listitem")).toHaveCount(left);
    }
  });
}

test("a stray byte in UTF-8 is marked where it is, and the rest is as it was", async ({ fordel }) => {
  const bytes = Buffer.from(saved.replace("smaa", "sm#aa").replace("gal", "3"));
  bytes[bytes.indexOf("#")] = 0xe5;
  await fordel.drop({ name: "mine.fordel", text: bytes });
  const problems = fordel.page.locator("fordel-rules fordel-problems");
  await expect(problems).toContainText("filen er beskadiget");
  await expect(fordel.page.locator(".cm-lintRange-error").first()).toHaveText("\ufffd");
  await expect(fordel.editor).toContainText("sæt små = 3 // 😀");
  await fordel.drop({ name: "mine.fordel", text: "PK\u0003\u0004" });
  await expect(problems).toContainText("Excel-projektmappe");
});

test("decomposed letters that are pasted become those that they show", async ({ fordel }) => {
  await fordel.write(saved.normalize("NFD").replace("smaa", "små".normalize("NFD")));
  await expect(fordel.page.locator(".cm-lintRange-error")).toHaveText(["gal"]);
  await fordel.page.keyboard.type("// ø");
  await expect.poll(() => fordel.editor.locator(".cm-line").allTextContents()).toContain("sæt bå = 1 + små // 😀 𝄞");
  await expect(fordel.editor.locator(".cm-line").last()).toHaveText("// ø");
});
