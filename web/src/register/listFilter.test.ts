// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { addressOf, askedOf, axesOf, filterOf, knownAt } from "./listFilter";

test("a view is its address, and what it does not know is left out", () => {
  const filter = filterOf(new URLSearchParams("state=KZ&on=2024-06-30&colour=red&owner="));
  expect(filter).toEqual({ state: "KZ", on: "2024-06-30" });
  expect(addressOf("agreements", filter)).toBe("desk/agreements?state=KZ&on=2024-06-30");
  expect(addressOf("programmes", {})).toBe("desk/programmes");
  expect(addressOf("publications", filter, "list")).toBe("desk/publications?room=list&state=KZ&on=2024-06-30");
});

test("a list is asked for as it was known at the end of a day, and keeps what else was chosen", () => {
  const filter = filterOf(new URLSearchParams("state=KZ&on=2024-06-30&known=2024-07-01"));
  expect(askedOf(filter)).toEqual({ state: "KZ", on: "2024-06-30", known: knownAt("2024-07-01") });
  expect(addressOf("meetings", filter)).toBe("desk/meetings?state=KZ&on=2024-06-30&known=2024-07-01");
});

test("a list is asked for as it was known at the end of a day, and keeps what else was chosen", () => {
  const filter = filterOf(new URLSearchParams("state=KZ&on=2024-06-30&known=2024-07-01"));
  expect(askedOf(filter)).toEqual({ state: "KZ", on: "2024-06-30", known: knownAt("2024-07-01") });
  expect(addressOf("meetings", filter)).toBe("desk/meetings?state=KZ&on=2024-06-30&known=2024-07-01");
});

test("what was known on a day is what was known until its end, here", () => {
  const { known } = axesOf({ known: "2024-06-30" });
  expect(new Date(known ?? "").getTime()).toBe(new Date(2024, 5, 30, 23, 59, 59, 999).getTime());
  expect(axesOf({ on: "2024-01-01", known: "" })).toEqual({ on: "2024-01-01" });
});
