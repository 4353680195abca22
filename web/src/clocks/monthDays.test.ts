// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { monthDays } from "./monthDays";

test("November 2026 begins on a Sunday and takes six weeks", () => {
  const weeks = monthDays("2026-11");
  expect(weeks).toHaveLength(6);
  expect(weeks[0]?.[0]).toBe("2026-10-26");
  expect(weeks[0]?.[6]).toBe("2026-11-01");
  expect(weeks[5]?.[0]).toBe("2026-11-30");
});

test("February 2027 begins on a Monday and takes four", () => {
  expect(monthDays("2027-02").map((week) => week[0])).toEqual(["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22"]);
});

test("a leap day is there", () => {
  expect(monthDays("2028-02").flat()).toContain("2028-02-29");
});
