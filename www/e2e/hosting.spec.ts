import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { headers } from "../scripts/security.ts";
import { freePort, Programs, until } from "./other/program.ts";
import { program, skip } from "./skipped.ts";

const dist = join(import.meta.dirname, "../dist");

/** nginx with the built page and what the build says that goes into the `server` block, all else as little as can be. */
function started(programs: Programs, nginx: string, port: number): void {
  const { home } = programs;
  const server = readFileSync(join(dist, "hosting/nginx.conf"), "utf8").replaceAll("/srv/fordel", dist);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  copyFileSync("/etc/nginx/mime.types", join(home, "mime.types"));
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off; ${process.getuid?.() === 0 ? "user root;" : ""} worker_processes 1;
    pid ${home}/pid; error_log ${home}/error.log;
    events {}
    http { access_log off; ${temporary.join(" ")} server { listen 127.0.0.1:${port};\n${server}\n} }`,
  );
  programs.start(nginx, ["-p", home, "-c", join(home, "nginx.conf"), "-e", join(home, "error.log")]);
}

test("nginx serves the page as the build says: headers, types, what may be kept", async ({ page }) => {
  const nginx = program("nginx") ?? skip("nginx is not installed");
  const programs = new Programs();
  const [port, faults] = [await freePort(), [] as string[]];
  const at = `http://127.0.0.1:${port}`;
  try {
    started(programs, nginx, port);
    const home = await until("nginx answers", () => fetch(`${at}/`).catch(() => null));
    const asset = (ending: string) =>
      `/assets/${readdirSync(join(dist, "assets")).find((name) => name.endsWith(ending))}`;
    const [wasm, script] = await Promise.all([".wasm", ".js"].map((ending) => fetch(at + asset(ending))));
    const [worker, nothing] = await Promise.all(["/sw.js", "/nothing"].map((path) => fetch(at + path)));
    for (const reply of [home, wasm, script, worker, nothing]) {
      for (const [name, value] of Object.entries(headers())) expect(reply?.headers.get(name)).toBe(value);
    }
    expect([home, wasm, script, worker, nothing].map((reply) => reply?.status)).toEqual([200, 200, 200, 200, 404]);
    expect(wasm?.headers.get("content-type")).toBe("application/wasm");
    expect(script?.headers.get("content-type")).toMatch(/javascript/);
    expect(home.headers.get("cache-control")).toBe("no-cache");
    expect(worker?.headers.get("cache-control")).toBe("no-cache");
    expect(wasm?.headers.get("cache-control")).toContain("immutable");
    expect(script?.headers.get("content-encoding")).toBe("gzip");
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(at);
    await page.locator("html[data-ready]").waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
  } finally {
    await programs.end();
  }
});
