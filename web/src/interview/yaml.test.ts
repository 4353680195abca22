// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { toYaml } from "./yaml";

test("words, days and numbers a reader would take for something else are quoted", () => {
  const value = { state: "NO", initial: "N", day: "2026-11-21", part: "2026-11-??", year: "1990", text: "a: b # c", flag: true, number: 2.5, gap: null };
  expect(toYaml(value)).toBe(
    'state: "NO"\ninitial: "N"\nday: 2026-11-21\npart: "2026-11-??"\nyear: "1990"\ntext: "a: b # c"\nflag: true\nnumber: 2.5\ngap: null\n',
  );
});

test("records and lists stand in blocks, empty ones in brackets", () => {
  expect(toYaml({ offences: [{ id: "fraud", places: ["CH", "FR"] }, {}], none: [] })).toBe(
    "offences:\n  - id: fraud\n    places:\n      - CH\n      - FR\n  - {}\nnone: []\n",
  );
});
