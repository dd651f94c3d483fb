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

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a swipe down the page that begins on a slider turns nothing, and the sheet is drawn away by its head", async ({
    fordel,
  }) => {
    const { page } = fordel;
    const touches = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
      touches.send("Input.dispatchTouchEvent", { type, touchPoints });
    const swipe = async (x: number, y: number, dx: number, dy: number) => {
      await touch("touchStart", { x, y });
      for (let i = 1; i <= 10; i++) await touch("touchMove", { x: x + (dx * i) / 10, y: y + (dy * i) / 10 });
      await touch("touchEnd");
    };
    await page.locator("fordel-dock button.bar").tap();
    const slider = fordel.slider("Andel flyttet til den socioøkonomiske pulje");
    const list = page.locator("fordel-dock .list");
    const before = await slider.inputValue();
    const box = async () => (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const { x, y, width, height } = await box();
    await swipe(x + width * 0.8, y + height / 2, 4, -100);
    await expect.poll(() => list.evaluate((e) => e.scrollTop)).toBeGreaterThan(20);
    expect(await slider.inputValue()).toBe(before);
    await list.evaluate((e) => e.scrollTo(0, 0));
    await swipe(x + width * 0.5, y + height / 2, 60, 4);
    await expect(slider).not.toHaveValue(before);
    const head = (await page.locator("fordel-dock .top").boundingBox()) ?? { x: 0, y: 0 };
    await swipe(head.x + 60, head.y + 10, 0, 300);
    await expect(page.locator("fordel-dock")).not.toHaveAttribute("open");
  });
});
