// Takes the picture of the built page that the README shows:
//
//   npm run picture
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { preview } from "vite";

const folders = (process.env.PATH ?? "").split(":");
const executablePath = process.env.CHROMIUM ?? folders.map((folder) => `${folder}/chromium`).find(existsSync);
const root = fileURLToPath(new URL("..", import.meta.url));

const server = await preview({ root, preview: { port: 0 } });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: "en-GB" });
await page.goto(server.resolvedUrls?.local[0] ?? "");
await page.locator("html[data-ready]").waitFor();
await page.getByRole("button", { name: "English" }).click();
await page.locator(".brand").click();
await page.locator("fordel-start").getByRole("button", { pressed: true }).click();
await page.getByRole("slider").first().press("ArrowRight");
await page.getByRole("heading", { name: /get more/ }).waitFor();
await page.getByRole("button", { name: "Dismiss the message" }).click();
await page.mouse.move(0, 0);
await page.getByRole("main").focus();
await page.screenshot({ path: `${root}/docs/page.png` });
await browser.close();
await server.close();
