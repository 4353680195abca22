// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { placeOf, spanIn } from "./period";

const ten = { from: "2026-01-01", to: "2026-01-10" };

test("an item takes its days, the last one whole", () => {
  expect(spanIn(ten, "2026-01-01", "2026-01-10")).toEqual({ from: 0, to: 1 });
  expect(spanIn(ten, "2026-01-03", "2026-01-03")).toEqual({ from: 0.2, to: 0.3 });
});

test("what lies outside the period is cut off", () => {
  expect(spanIn(ten, "2025-12-01", "2026-01-05")).toEqual({ from: 0, to: 0.5 });
  expect(spanIn(ten, "2026-01-06", "2027-01-01")).toEqual({ from: 0.5, to: 1 });
});

test("today stands in the picture only where it is in the period", () => {
  expect(["2025-12-31", "2026-01-01", "2026-01-06", "2026-01-10", "2026-01-11"].map((day) => placeOf(ten, day))).toEqual([null, 0, 0.5, 0.9, null]);
});
