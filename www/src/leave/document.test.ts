import { expect, it } from "vitest";
import { partsOf } from "./document.ts";

it("takes a document apart, its style as that of an element", () => {
  const style =
    "@page { size: A4 }\nbody { margin: 0 }\n.body { color: red }\n@media print { body { background: none } }\n";
  const document = `<!doctype html>\n<html lang="da">\n<head><title>T</title>\n<style>${style}</style></head>\n<body>\n<section>&lt;body&gt;</section>\n</body></html>\n`;
  expect(partsOf(document)).toEqual({
    style:
      "@page { size: A4 }\n:host { margin: 0 }\n.body { color: red }\n@media print { :host { background: none } }\n",
    pages: "\n<section>&lt;body&gt;</section>\n",
  });
});
