import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { examples } from "./scripts/examples.ts";
import { hosts } from "./scripts/hosting.ts";
import { offline } from "./scripts/offline.ts";
import { template } from "./scripts/onefile.ts";
import { headers, security, served } from "./scripts/security.ts";

const gallery = fileURLToPath(new URL("../examples", import.meta.url));

const engine = fileURLToPath(new URL("src/engine/built", import.meta.url));

export default defineConfig({
  base: "./",
  plugins: [
    examples(gallery, engine, process.env.FORDEL_CATALOGUE),
    security(),
    served(),
    hosts(),
    offline(),
    template(),
  ],
  worker: { format: "es" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: { host: "127.0.0.1", headers: headers(true) },
  preview: { host: "127.0.0.1" },
});
