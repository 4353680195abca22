// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { deadlines, heldPersons, type ListedClock, urgency } from "./urgency";

const clock = (more: Partial<ListedClock>): ListedClock => ({
  alarm: "", begun: "", careful: "", case: "c1", counterpart: "TR", due: "", effect: "", gap: false, id: "k", kind: "custody", label: "", number: "",
  next_steps: [], owner: "", period: "", place: "", rule: "", silent_until: "", subject: "s1", subject_name: "", substitute: "", title: "", ...more,
});

test("whose limit nobody knows comes first, then the nearest careful day", () => {
  const held = heldPersons([
    clock({ case: "c1", id: "k.ece-40", careful: "2026-12-29", due: "2026-12-30" }),
    clock({ case: "c1", id: "k.ece-18", careful: "2026-12-07", due: "2026-12-08" }),
    clock({ case: "c2", id: "k.ece-40", careful: "2026-11-30", due: "2026-12-01" }),
    clock({ case: "c3", id: "gap", gap: true }),
    clock({ case: "c4", id: "k.reply", kind: "duty", due: "2026-11-01" }),
  ]);
  expect(held.map(({ key }) => key)).toEqual(["c3/s1", "c2/s1", "c1/s1"]);
  expect(held[2]?.clocks.map(({ id }) => id)).toEqual(["k.ece-18", "k.ece-40"]);
});

test.each([
  [null, "over"], [-1, "over"], [0, "now"], [3, "now"], [4, "soon"], [7, "soon"], [8, "later"],
])("%s days left are %s", (left, expected) => {
  expect(urgency(left)).toBe(expected);
});

test("deadlines are those due in two weeks and those over; a silent one waits for its day", () => {
  const found = deadlines(
    [
      clock({ id: "over", kind: "duty", due: "2026-11-01" }), clock({ id: "in", kind: "duty", due: "2026-12-06" }), clock({ id: "out", kind: "duty", due: "2026-12-07" }),
      clock({ id: "silent", kind: "practice", due: "2026-11-20", silent_until: "2026-11-25" }), clock({ id: "awake", kind: "practice", due: "2026-11-20", silent_until: "2026-11-22" }),
      clock({ id: "held", due: "2026-11-23" }),
    ],
    "2026-11-22",
    14,
  );
  expect(found.map(({ id }) => id)).toEqual(["over", "awake", "in"]);
});
