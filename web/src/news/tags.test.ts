// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { isTag, tagsOf } from "./tags";

test("tags are typed as words and stand in addresses", () => {
  expect(tagsOf("Digital assets,  visits,, visits\nmeetings ")).toEqual(["digital-assets", "visits", "meetings"]);
});

test("a tag is of a to z, digits and hyphens, at most 40 of them", () => {
  expect(["digital-assets", "2026", "a".repeat(40)].every(isTag)).toBe(true);
  expect(["", "Visits", "визит", "a/b", "a".repeat(41)].some(isTag)).toBe(false);
});
