import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["{src,scripts,bench}/**/*.test.ts"], environment: "node" },
});
