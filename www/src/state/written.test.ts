import { expect, it } from "vitest";
import type { Model, Param, Scenario } from "../engine/protocol.ts";
import type { Session } from "./session.ts";
import type { Against, Settings } from "./settings.ts";
import { isWidenable, removeScenario, renameScenario, widen, writeValues } from "./written.ts";

const text = `fordel 1 da
parameter andel = 3 % { fra 0 % til 10 % } // vedtaget
parameter loft  = 4.500 kr

scenarie "Ti procent" {
  andel = 10 %
}
scenarie "Nul" { andel = 0 % }
`;

const span = (of: string, from = 0) => {
  const at = text.indexOf(of, from);
  return { from: at, to: at + of.length };
};
const share = {
  name: "andel",
  label: "Andel",
  type: "number",
  percent: true,
  value: 0.03,
  from: 0,
  to: 0.1,
  valueAt: span("3 %"),
  fromAt: span("0 %"),
  toAt: span("10 %"),
} as Param;
const cap = { name: "loft", label: "", type: "kr", percent: false, value: 4500, valueAt: span("4.500 kr") } as Param;
const ten: Scenario = {
  name: "Ti procent",
  params: { andel: 0.1 },
  at: span('scenarie "Ti procent" {\n  andel = 10 %\n}'),
  nameAt: span('"Ti procent"'),
};
const none: Scenario = { name: "Nul", params: { andel: 0 }, at: span('scenarie "Nul" { andel = 0 % }') };

/** A session that notes what is written. */
function written(more: Partial<Session> = {}) {
  const model = { currency: "kr", params: [share, cap], scenarios: [ten, none] } as unknown as Model;
  const to: { text?: string; settings?: Settings; against?: Against | undefined } = {};
  const session = {
    model,
    rules: { text, file: "r", lang: "da", revision: 0 },
    checked: { text, problems: [] },
    obstacle: null,
    scenario: null,
    turned: {},
    against: { kind: "auto" },
    language: { lang: "da" },
    rewriteRules: async (_: unknown, text: string, settings: Settings, against?: Against) => {
      Object.assign(to, { text, settings, against });
    },
    ...more,
  } as unknown as Session;
  return { session, to };
}

it("writes what is turned as the values of the parameters, and leaves all else as it stands", async () => {
  const { session, to } = written({ turned: { andel: 0.035, loft: 1_250_000 } });
  await writeValues(session, session, "");
  expect(to.text).toBe(text.replace("3 % {", "3,5 % {").replace("4.500 kr", "1.250.000 kr"));
  expect(to.settings).toEqual({ scenario: null, turned: {} });
});

it("moves the end of a range that a value lies beyond", async () => {
  const { session, to } = written();
  await widen(session, "andel", 0.125);
  expect(to.text).toBe(text.replace("til 10 %", "til 12,5 %"));
  expect(to.settings).toEqual({ scenario: null, turned: { andel: 0.125 } });
  expect([isWidenable(share, 0.2), isWidenable(share, 0.05), isWidenable(cap, 9e9)]).toEqual([true, false, false]);
});

it("renames and removes a scenario, also where it is chosen or measured against", async () => {
  const { session, to } = written({ scenario: "Ti procent", against: { kind: "scenario", name: "Ti procent" } });
  await renameScenario(session, ten, 'Ti "pct."');
  expect(to.text).toBe(text.replace('"Ti procent"', '"Ti \\"pct.\\""'));
  expect([to.settings?.scenario, to.against]).toEqual(['Ti "pct."', { kind: "scenario", name: 'Ti "pct."' }]);
  await removeScenario(session, ten);
  expect(to.text).toBe(text.replace('scenarie "Ti procent" {\n  andel = 10 %\n}\n', ""));
  expect([to.settings, to.against]).toEqual([{ scenario: null, turned: {} }, { kind: "auto" }]);
  await removeScenario(session, none);
  expect(to.text).toBe(text.replace('\nscenarie "Nul" { andel = 0 % }', ""));
});

it("writes nothing into a text that was not read yet", async () => {
  const { session, to } = written({ checked: { text: "", problems: [] } });
  await writeValues(session, session, "");
  await widen(session, "andel", 0.125);
  await removeScenario(session, ten);
  expect(to).toEqual({});
});
