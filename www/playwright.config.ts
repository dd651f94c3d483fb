import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { defineConfig, devices } from "@playwright/test";

/** The system's Chromium: no browser is ever fetched. */
function chromium(): string {
  const places = (process.env.PATH ?? "")
    .split(":")
    .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => `${folder}/${name}`));
  const found = process.env.CHROMIUM ?? ["/usr/bin/chromium", ...places].find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium found: install it, or say where it is with CHROMIUM=/path/to/chromium");
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

// The processes of one test run read this file anew and share the first one's port.
process.env.FORDEL_PORT ??= String(await freePort());
const port = process.env.FORDEL_PORT;
const url = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  forbidOnly: true,
  // A browser on a busy machine can stall once: the second try is told as flaky, not hidden.
  retries: 1,
  reporter: "list",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 30_000,
    ...devices["Desktop Chrome"],
    baseURL: url,
    locale: "da-DK",
    serviceWorkers: "block", // the page's own is tried by e2e/offline.spec.ts; everywhere else it would only take time
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "retain-on-failure",
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    url,
    stdout: "ignore",
    gracefulShutdown: { signal: "SIGTERM", timeout: 2000 },
  },
});
