// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { dotted, factValue, given, nested, withFact } from "./question";

test("what the register does not say is given for one treaty and State, read and taken back", () => {
  const facts = withFact(withFact({ offences: [] }, "status.coe-222.TR", "2020-01-01"), "status.coe-222.CH", "2019-02-03");
  expect(facts).toEqual({ offences: [], status: { "coe-222": { TR: "2020-01-01", CH: "2019-02-03" } } });
  expect(factValue(facts, "status.coe-222.TR")).toBe("2020-01-01");
  expect(given(facts).map((one) => one.name)).toEqual(["offences", "status.coe-222.TR", "status.coe-222.CH"]);
  expect(dotted(nested({ facts }).facts as Record<string, unknown>, new Map())).toEqual(facts);
  const taken = withFact(withFact(facts, "status.coe-222.TR", undefined), "status.coe-222.CH", undefined);
  expect(taken).toEqual({ offences: [] });
});
