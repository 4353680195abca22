// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { periodDraft, periodOf, readPeriod } from "./period";

test.each([
  ["P30D", { count: 30, unit: "D" }],
  ["P6M", { count: 6, unit: "M" }],
  ["P5Y", { count: 5, unit: "Y" }],
  ["P2W", { count: 2, unit: "W" }],
  ["P1Y6M", null],
  ["30 days", null],
  ["", null],
])("%s is read", (text, period) => {
  expect(readPeriod(text)).toEqual(period);
});

test("what is no whole number is no period", () => {
  expect(["30D", "5Y", "D", "0D", "1.5M", "-3D", "100000D"].map(periodOf)).toEqual(["P30D", "P5Y", "", "", "", "", ""]);
});

test("a field holds what the register says, and nothing of nothing", () => {
  expect(["P30D", ""].map(periodDraft)).toEqual(["30D", "D"]);
  expect(periodOf(periodDraft("P1Y6M"))).toBe("");
});
