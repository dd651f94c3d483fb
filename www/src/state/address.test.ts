import { expect, test } from "vitest";
import type { Model } from "../engine/protocol.ts";
import { addressed, addressFor, againstIn, settingsIn } from "./address.ts";
import type { Session } from "./session.ts";

const rules = "fordel 1 da\n";
const example = { name: "tælling", text: { da: rules, en: rules } };
const as = (more: object) =>
  ({
    scenario: null,
    turned: {},
    against: { kind: "auto" },
    rules: { text: rules },
    example,
    data: new Map(),
    ...more,
  }) as unknown as Session;
const own = new Map([["huse", { origin: "own" }]]);

test("what is as it comes is not said in the address", () => {
  expect(addressFor("result", as({}), "", "tælling")).toBe("#resultat");
  expect(addressFor("start", as({ turned: { a: 1 } }), "", "tælling")).toBe("#start");
  expect(addressed("#resultat")).toBeNull();
  expect(addressed("#del=1.abc?x=1")).toBeNull();
});

test("an address says what it is told of", () => {
  const turned = { andel: 0.04, vis: "a & b", med: true };
  const settings = {
    scenario: "Ti procent + én",
    turned,
    against: { kind: "column", name: "sidste_år", measure: "pulje" },
  };
  const address = addressFor("compare", as(settings), "cell/huse/i alt/I01", "en anden");
  expect(addressed(address)).toEqual({
    of: "tælling",
    scenario: "Ti procent + én",
    turned: { andel: "0.04", vis: "a & b", med: "true" },
    against: { kind: "column", name: "sidste_år", measure: "pulje" },
    saved: {},
    why: "cell/huse/i alt/I01",
  });
});

test("an address says what the explained number is compared with, but no row of the user's own data", () => {
  const cell = "cell/huse/i_alt/I01";
  const rows = { kind: "row", key: "I:08 æ" } as const;
  const besides = [rows, { kind: "setting", scenario: null }, { kind: "setting", scenario: "A & b" }] as const;
  for (const beside of besides) {
    expect(addressed(addressFor("result", as({}), cell, "tælling", beside))?.beside).toEqual(beside);
  }
  expect(addressed(addressFor("result", as({}), cell, "tælling", { kind: "file" }))?.beside).toBe("measured");
  expect(addressFor("result", as({ data: own }), cell, "tælling", rows)).not.toContain("08");
  expect(addressed("#resultat?hvorfor=a&ikke=raekke:")?.beside).toBeUndefined();
});

test("rules are named by what they say, and rows of the user's own data not at all", () => {
  const [ours, edited] = [as({ data: own }), as({ rules: { text: `${rules}// mere` } })];
  const of = (session: Session) => addressed(addressFor("result", session, "cell/huse/i_alt/0101011234", "tælling"));
  expect(of(ours)?.of).not.toBe("tælling");
  expect(of(ours)?.of).not.toBe(of(edited)?.of);
  expect(of(ours)?.why).toBe("");
  expect(of(edited)?.why).toBe("cell/huse/i_alt/0101011234");
});

test("a model takes of an address what it has", () => {
  const model = {
    params: [
      { name: "andel", type: "number", value: 0.03, from: 0, to: 0.1 },
      { name: "med", type: "flag", value: false },
      { name: "sted", type: "text", value: "nord", choices: ["nord", "syd"] },
    ],
    scenarios: [{ name: "Ti procent", params: { andel: 0.1 } }],
  } as unknown as Model;
  const settings = (query: string) => settingsIn(model, addressed(`#resultat?${query}`) ?? expect.fail("an address"));
  expect(settings("p.andel=0.04&p.med=true&p.sted=syd")).toEqual({
    scenario: null,
    turned: { andel: 0.04, med: true, sted: "syd" },
  });
  expect(settings("p.andel=0.4&p.sted=vest&p.anden=1&vis=Ukendt")).toEqual({ scenario: null, turned: {} });
  const saved = addressFor(
    "result",
    as({ against: { kind: "settings", settings: { scenario: null, turned: { andel: 0.05 } } } }),
    "",
    "",
  );
  expect(againstIn(model, addressed(saved) ?? expect.fail("an address"))).toEqual({
    kind: "settings",
    settings: { scenario: null, turned: { andel: 0.05 } },
  });
  expect(settings("p.andel=x")).toEqual({ scenario: null, turned: {} });
  expect(settings("p.andel=")).toEqual({ scenario: null, turned: {} });
  expect(settings("vis=Ti+procent&p.andel=0.1")).toEqual({ scenario: "Ti procent", turned: {} });
});
