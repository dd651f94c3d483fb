import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { onefile, texts } from "./scripts/onefile.ts";

/** The whole page as one file but for its engine; `fordel page` and the page put that and a model into it. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [texts(), onefile()],
  build: {
    target: "es2022",
    outDir: "src/onefile/built",
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
