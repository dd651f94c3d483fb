import { expect, test } from "./page.ts";

test("the policy comes as a header and stands in the page, and the worker has it too", async ({ fordel }) => {
  const { page } = fordel;
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const responses = new Map<string, Record<string, string>>();
  const again = await page.context().newPage();
  again.on("response", (r) => responses.set(new URL(r.url()).pathname, r.headers()));
  await again.goto("/");
  await again.locator("html[data-ready]").waitFor();
  const header = responses.get("/")?.["content-security-policy"];
  expect(header).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
  expect(header).toContain("require-trusted-types-for 'script'");
  expect(header).toBe(`${meta}; frame-ancestors 'none'`);
  const worker = [...responses].find(([path]) => /worker.*\.js$/.test(path));
  expect(worker?.[1]["content-security-policy"]).toBe(header);
});

test("the policy is in force: the page notices what is forbidden", async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (e) => {
      document.documentElement.dataset.violation = e.violatedDirective;
    });
  });
  await page.goto("/");
  await page.evaluate(() => {
    document.head.append(document.createElement("style"));
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
  });
  await expect(page.locator("html")).toHaveAttribute("data-violation", /style-src/);
});

test("nothing is fetched, whatever is done", async ({ fordel }) => {
  await fordel.page.context().setOffline(true);
  await fordel.example(/2017/);
  await expect(fordel.card("grund")).toContainText("99.000.000");
  await fordel.page.getByRole("button", { name: "English" }).click();
  await expect(fordel.card("grund")).toContainText("99,000,000");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("End");
  await expect(fordel.card("grund")).toContainText("90,000,000");
  await fordel.example(/by counting/);
  await expect(fordel.results.getByRole("img")).toBeVisible();
  expect(fordel.requests).toEqual([]);
});
