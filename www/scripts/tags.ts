import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/**
 * Gives the page's components names of this release, wherever they are written: two releases of the
 * package on one page would otherwise want the same names for other elements. The suffix ends in the fingerprint of the contract.
 */
export function ownTags(suffix: string): Plugin {
  const folder = fileURLToPath(new URL("../src/components", import.meta.url));
  const files = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  const names = files.flatMap((text) =>
    [...text.matchAll(/@customElement\("fordel-([\w-]+)"\)/g)].map(([, name]) => name),
  );
  const anywhere = new RegExp(`\\bfordel-(${names.join("|")})(?![\\w-])`, "g");
  // The element's own events are called alike, and stay.
  const inTags = new RegExp(`(?<=</?)fordel-(${names.join("|")})(?![\\w-])`, "g");
  return {
    name: "fordel-tags",
    enforce: "pre",
    transform(code, id) {
      const [path = ""] = id.split("?");
      if (!/\/www\/src\/.*\.(ts|css)$/.test(path)) return null;
      const written = /\/src\/package\/.*\.ts$/.test(path) ? inTags : anywhere;
      return { code: code.replace(written, `fordel-$1-${suffix}`), map: null };
    },
  };
}
