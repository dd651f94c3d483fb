import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { onefile, texts } from "./scripts/onefile.ts";

/** The whole page as one file, into which `fordel page` puts a model: dist/fordel.html. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [texts(), onefile()],
  build: {
    target: "es2022",
    outDir: "dist/onefile",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: fileURLToPath(new URL("src/onefile/main.ts", import.meta.url)),
      output: { codeSplitting: false },
    },
  },
});
