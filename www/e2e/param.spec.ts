import { expect, test } from "./page.ts";

const rules = `fordel 1 da

tabel huse {
  navn  nøgle
  børn  heltal
}

parameter ramme "Rammen" = 12 mio kr { fra 0 kr til 999_999_999_999 kr }
parameter sats "Satsen" = 1,5 { fra 0 til 1000 trin 0,001 }
parameter frit "Uden skyder" = 123_456_789_012,75 kr
parameter andel "Andelen" = 5 % { fra 0 % til 100 % trin 0,01 % }

pulje alt "Det hele" {
  beløb          ramme
  til            huse
  fordelingsnøgle børn
}
`;

/** Every number that a parameter may have, as it is longest in its field. */
const longest: Record<string, string> = {
  Rammen: "999.999.999.998",
  Satsen: "999,999",
  "Uden skyder": "123.456.789.012,75",
  Andelen: "99,99",
};

test("no number within a parameter's range is cut in its field, and the field keeps its width", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.drop({ name: "mine.fordel", text: rules }, { name: "huse.csv", text: "navn;børn\nA;1\nB;2\n" });
  await expect(fordel.param("Rammen")).toBeVisible();
  const widths = async () => {
    const boxes = await Promise.all(
      Object.keys(longest).map((name) =>
        fordel
          .param(name)
          .getByRole("textbox")
          .evaluate((e) => (e as HTMLElement).offsetWidth),
      ),
    );
    return boxes;
  };
  const before = await widths();
  for (const [name, text] of Object.entries(longest)) {
    const field = fordel.param(name).getByRole("textbox");
    await field.fill(text);
    await field.press("Enter");
    await expect(field).toHaveValue(text);
    await expect(field).not.toHaveAttribute("aria-invalid");
  }
  expect(await widths()).toEqual(before);
  for (const width of [280, 320, 720, 721, 768, 1040, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const bar = page.locator("fordel-dock button.bar");
    if ((await bar.isVisible()) && (await bar.getAttribute("aria-expanded")) === "false") await bar.click();
    for (const name of Object.keys(longest)) {
      const field = fordel.param(name).getByRole("textbox");
      const cut = await field.evaluate((input) => {
        const { left, right } = input.getBoundingClientRect();
        return input.scrollWidth - input.clientWidth > 0 || left < 0 || right > innerWidth;
      });
      expect(cut, `${name} at ${width} px`).toBe(false);
    }
  }
});
