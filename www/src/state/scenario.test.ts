import { expect, it } from "vitest";
import type { Model, Param } from "../engine/protocol.ts";
import { differences, scenarioText } from "./scenario.ts";
import { base } from "./settings.ts";

const param = (name: string, more: Partial<Param>): Param => ({
  name,
  label: name.toUpperCase(),
  type: "number",
  percent: false,
  value: 1,
  valueAt: { from: 0, to: 0 },
  ...more,
});
const model = {
  currency: "kr",
  params: [
    param("share", { percent: true, value: 0.03 }),
    param("cap", { type: "kr", value: 4500 }),
    param("count", {}),
    param("open", { type: "flag", value: false }),
    param("area", { type: "text", value: "north" }),
  ],
  scenarios: [{ name: "S", params: { count: 5 } }],
} as unknown as Model;
const turned = { share: 0.035, cap: 1_250_000, open: true, area: "south" };

it("tells what differs, in the order of the rules", () => {
  const found = differences(model, { scenario: "S", turned: {} }, { scenario: null, turned });
  expect(found.map(({ param, before, now }) => [param.name, before, now])).toEqual([
    ["share", 0.03, 0.035],
    ["cap", 4500, 1_250_000],
    ["count", 5, 1],
    ["open", false, true],
    ["area", "north", "south"],
  ]);
  expect(differences(model, base, base)).toEqual([]);
});

it("writes a scenario as the rules' language has it", () => {
  const settings = { scenario: null, turned };
  expect(scenarioText('Mit "forslag"', settings, model, "da")).toBe(
    'scenarie "Mit \\"forslag\\"" {\n  share = 3,5 %\n  cap = 1.250.000 kr\n  open = ja\n  area = "south"\n}\n',
  );
  expect(scenarioText("Mine", settings, model, "en")).toBe(
    'scenario "Mine" {\n  share = 3.5 %\n  cap = 1_250_000 kr\n  open = yes\n  area = "south"\n}\n',
  );
});
