import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";

export { expect } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".csv": "text/csv",
};

/** Something that a host serves: a text, or the bytes of a file. */
type Served = { body: string | Buffer; headers?: Record<string, string> };

/** Somebody's site on an origin of its own, which serves the package and what a test puts there. */
export class Host {
  readonly requests: string[] = [];
  readonly #pages = new Map<string, Served>();
  readonly #server: Server;

  constructor(
    /** What the package's files are changed to on their way, as to those of another release. */
    private readonly change: (bytes: Buffer, name: string) => Buffer = (bytes) => bytes,
  ) {
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
      this.requests.push(path);
      const served = this.#pages.get(path) ?? this.#file(path);
      if (path === "/favicon.ico") return void response.writeHead(204).end();
      const headers = { "Content-Type": types[extname(path)] ?? "text/html; charset=utf-8", ...served?.headers };
      response.writeHead(served ? 200 : 404, headers);
      response.end(served?.body);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the package consists of. */
  files(): string[] {
    return readdirSync(join(root, "www/dist/package"));
  }

  /** Puts something at a path. */
  put(path: string, body: string, headers: Record<string, string> = {}): void {
    this.#pages.set(path, { body, headers });
  }

  /** The package below /package/, which any origin may read, pages that use it below /embedding/, and the examples below /examples/. */
  #file(path: string): Served | null {
    const [, folder, ...rest] = normalize(path).split("/");
    const from = { package: "www/dist/package", embedding: "www/dist/embedding", examples: "examples" }[folder ?? ""];
    if (!from) return null;
    try {
      const bytes = readFileSync(join(root, from, ...rest));
      const body = folder === "package" ? this.change(bytes, rest.join("/")) : bytes;
      return { body, headers: { "Access-Control-Allow-Origin": "*" } };
    } catch {
      return null;
    }
  }
}

/** What a page says on its console and throws, and the policies that it breaks. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return faults;
}

/** Tests with two sites of their own. */
export const test = base.extend<{ host: Host; other: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
  host: async ({}, use) => served(new Host(), use),
  // biome-ignore lint/correctness/noEmptyPattern: the same
  other: async ({}, use) => served(new Host(), use),
});

async function served(host: Host, use: (host: Host) => Promise<void>): Promise<void> {
  await host.start();
  await use(host);
  host.stop();
}

/** A small model with its rows, as it is written into a page. */
export const schools = `
  <script type="text/x-fordel">
    fordel 1 en

    table schools {
      name    key
      pupils  whole
    }
    param budget "The budget" = 1 mio kr { from 0 kr to 5 mio kr }
    param least "The least" = 200_000 kr { from 0 kr to 300_000 kr }
    pool support "Support" {
      amount  budget
      to      schools
      key     pupils
      floor   least
    }
  </script>
  <script type="text/csv" data-table="schools">
    name,pupils
    Hillside,310
    Harbour,90
    Old Town,240
  </script>`;

/** A page with something in its body. */
export function pageOf(body: string, head = "", lang = "en"): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;
}
