// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { dayShape, offenceId, readPeriod, writePeriod } from "./parts";
import { toYaml } from "./yaml";

test.each(["P1Y", "P1Y6M", "P18D", "PT12H", "P2Y3M4DT5H", "P0D"])("the period %s is taken apart and put together", (text) => {
  const parts = readPeriod(text);
  expect(parts).not.toBeNull();
  expect(parts && writePeriod(parts)).toBe(text);
});

test("weeks are days", () => expect(readPeriod("P2W")).toEqual({ years: 0, months: 0, days: 14, hours: 0 }));
test.each(["", "P", "PT", "1Y", "P1", "P1YT", "P-1D"])("'%s' is no period", (text) => expect(readPeriod(text)).toBeNull());

test.each([
  ["2026-11-21", "day"],
  ["2026-11-??", "month"],
  ["2026", "year"],
  ["2001-01-09..2001-01-10", "span"],
  ["..2001-01-10", "span"],
])("the day %s is known by its %s", (text, shape) => expect(dayShape(text)).toBe(shape));

test("an offence is named by its words, unlike the others, in any script", () => {
  expect(offenceId("Aggravated fraud", [])).toBe("aggravated-fraud");
  expect(offenceId("Escroquerie à la TVA", [])).toMatch(/^[a-z][a-z0-9-]*$/);
  expect(offenceId("fraud", ["fraud", "fraud-2"])).toBe("fraud-3");
  expect(offenceId("Мошенничество", ["fraud"])).toBe("o2");
});

test("YAML that any reader takes as it was meant", () => {
  const text = toYaml({ as_of: "2026-11-21", facts: { request: { requested_state: "NO", kind: "extradition" }, empty: [], offences: [{ id: "y", fiscal: false, act: "a: b" }] } });
  expect(text).toBe(`as_of: 2026-11-21
facts:
  request:
    requested_state: "NO"
    kind: extradition
  empty: []
  offences:
    - id: "y"
      fiscal: false
      act: "a: b"
`);
});
