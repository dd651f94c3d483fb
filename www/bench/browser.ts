import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { type Browser, chromium } from "@playwright/test";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Does something in the system's Chromium with a folder's files, and others beside them, served on this machine. */
export async function inBrowser<T>(
  folders: readonly string[],
  act: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  const server = await serve(folders);
  const browser = await chromium.launch({ executablePath: system(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    return await act(browser, `http://127.0.0.1:${address.port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(folders: readonly string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname === "/" ? "index.html" : decodeURIComponent(pathname);
    const path = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    response.writeHead(path || pathname === "/empty.html" ? 200 : 404, {
      "Content-Type": types[extname(name)] ?? "application/octet-stream",
    });
    response.end(path ? readFileSync(path) : "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** The system's Chromium: no browser is ever fetched. */
function system(): string {
  const folders = (process.env.PATH ?? "").split(":");
  const places = folders.flatMap((f) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(f, name)));
  const found = process.env.CHROMIUM ?? places.find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium found: install it, or say where it is with CHROMIUM=/path/to/chromium");
  return found;
}
