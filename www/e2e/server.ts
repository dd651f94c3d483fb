import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { headers } from "../scripts/security.ts";

const dist = join(import.meta.dirname, "../dist");
const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A plain web server of the built page, which can be ended, and can serve a newer build of it. */
export class PageServer {
  /** Of the build that is served: the second is like the first but for what it says of itself. */
  edition = 1;
  /** The paths that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://page").pathname;
      this.asked.push(path);
      const file = join(dist, path === "/" ? "index.html" : path);
      if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        ...headers(),
        "Content-Type": types[extname(file)] ?? "text/plain",
        "Cache-Control": path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache",
      });
      const newer = this.edition > 1 && { "/": 'lang="da"', "/sw.js": "const version = " }[path];
      if (newer)
        response.end(
          readFileSync(file, "utf8").replace(newer, `${newer}${path === "/" ? " data-edition=2" : '"2" + '}`),
        );
      else createReadStream(file).pipe(response);
    });
  }

  static async start(): Promise<PageServer> {
    const server = new PageServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
