import { describe, expect, it } from "vitest";
import { noEngine, noModel, withEngine, withModel } from "./parts.ts";

const page = `<body>${noModel}${noEngine}</body>`;

describe("a page of one file", () => {
  it("takes a model whose text can neither end its script nor be taken for a pattern", () => {
    const model = { rules: "</script><!-- $& $1 <script>" };
    const made = withModel(page, model);
    const [, json = ""] = /id="fordel-model">([^<]*)<\/script>/.exec(made) ?? [];
    expect(JSON.parse(json)).toEqual(model);
    expect(made.match(/<\/?script/g)).toHaveLength(4);
  });

  it("takes an engine", () => {
    expect(withEngine(page, "AA+/=")).toContain(`id="fordel-engine">AA+/=</script>`);
  });
});
