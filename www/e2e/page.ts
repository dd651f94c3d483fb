import { test as base, expect, type Locator, type Page, type Request } from "@playwright/test";

export { exampleFile } from "./files.ts";
export { expect };

/** The page opened and ready, with what happens behind it written down. */
export class Opened {
  /** Requests since the page said it was ready. */
  readonly requests: string[] = [];
  /** Violations of the content security policy, and errors that nobody caught. */
  readonly faults: string[] = [];

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(message.text());
    });
  }

  async open(): Promise<void> {
    await this.page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (e) =>
        console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`),
      );
      // Such as that observers of sizes go round in circles, which is no exception.
      addEventListener("error", (e) => console.error(`error: ${e.message}`));
    });
    await this.page.goto("/");
    await this.page.locator("html[data-ready]").waitFor({ timeout: 60_000 });
    this.page.on("request", (request: Request) => {
      // What the page makes for itself, such as a download, is no request.
      if (!/^(blob|data):/.test(request.url())) this.requests.push(request.url());
    });
  }

  /** Opens an example from the start; its result is shown. */
  async example(title: RegExp): Promise<void> {
    await this.page.locator(".brand").click();
    await this.page.locator("fordel-start").getByRole("button", { name: title }).click();
    await expect(this.results).toBeVisible();
  }

  /** Goes to a view by its tab. */
  async go(view: "Resultat" | "Data" | "Regler" | "Om modellen"): Promise<void> {
    const addresses = { Resultat: "#resultat", Data: "#data", Regler: "#regler", "Om modellen": "#om" };
    await this.page.locator(`fordel-tabs a[href="${addresses[view]}"]`).click();
  }

  get editor(): Locator {
    return this.page.locator(".cm-content");
  }

  get results(): Locator {
    return this.page.locator("fordel-result");
  }

  param(name: string): Locator {
    return this.page.locator("fordel-param").filter({ hasText: name });
  }

  slider(name: string): Locator {
    return this.param(name).getByRole("slider");
  }

  /** The headline figure of a pool. */
  card(pool: string): Locator {
    return this.results.locator(`[data-share="${pool}"]`);
  }

  /** A headline amount as a number, whatever the language. */
  async amount(pool: string): Promise<number> {
    const text = (await this.card(pool).locator(".big").textContent()) ?? "";
    return Number(text.replace(/\D/g, ""));
  }

  /** The table whose caption is the view's label. */
  get table(): Locator {
    return this.results.getByRole("table").first();
  }

  /** The rows of the table, without its total. */
  get rows(): Locator {
    return this.table.locator("tbody.rows tr");
  }

  /** Replaces the rules by typing over them. A note that hovers over the text may not come between. */
  async write(text: string): Promise<void> {
    if (!(await this.editor.isVisible())) await this.go("Regler");
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
  }

  /** Drops files onto the page as from a folder. Text is in UTF-8. */
  async drop(...files: { name: string; text: string | Buffer }[]): Promise<void> {
    const bytes = files.map(({ name, text }) => ({ name, bytes: [...Buffer.from(text as string)] }));
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, bytes } of list) data.items.add(new File([new Uint8Array(bytes)], name));
      return data;
    }, bytes);
    for (const type of ["dragenter", "dragover", "drop"]) {
      await this.page.dispatchEvent("body", type, { dataTransfer: transfer });
    }
  }
}

/** Every test ends by asking that nothing was fetched and no policy broken. */
export const test = base.extend<{ fordel: Opened }>({
  fordel: async ({ page }, use) => {
    const opened = new Opened(page);
    await opened.open();
    await use(opened);
    expect(opened.faults).toEqual([]);
    expect(opened.requests).toEqual([]);
  },
});
