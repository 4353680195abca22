// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { daysBetween, moment, todayAt } from "./days";

// Kiritimati is fourteen hours before UTC, Pago Pago eleven behind it.
test.each([
  ["Pacific/Kiritimati", "2026-11-23"],
  ["Europe/Helsinki", "2026-11-22"],
  ["Pacific/Pago_Pago", "2026-11-21"],
])("the day is that of %s", (zone, day) => {
  expect(todayAt(zone, new Date("2026-11-22T10:30:00Z"))).toBe(day);
});

// The provisional arrest of 20 November ends after forty days on 30 December; the last Sunday of March has 23 hours.
test.each([
  ["2026-11-20", "2026-12-30", 40],
  ["2026-12-30", "2026-11-20", -40],
  ["2026-03-28", "2026-03-30", 2],
  ["2026-11-22", "2026-11-22T16:00:00+02:00", 0],
  ["2026-11-22", "", null],
])("from %s to %s are %s days", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test("a moment stays on the clock of its place", () => {
  expect(moment("2026-11-20T08:00:00.000+05:00", "en")).toBe("20 Nov 2026, 08:00");
});
