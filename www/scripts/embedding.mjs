// Builds the examples that need a bundler, from copies beside which the packed package and React are installed:
//
//   node scripts/embedding.mjs FROM TO
import { join } from "node:path";
import { build } from "vite";

const [from, to] = process.argv.slice(2);

for (const name of ["react", "vite"]) {
  await build({
    root: join(from, name),
    configFile: false,
    base: "./",
    logLevel: "warn",
    build: {
      target: "es2022",
      outDir: join(to, name),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
}
