// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { partedByFormFeeds } from "./formFeeds";

test("a line of three hyphens parts two pages", () => {
  expect(partedByFormFeeds("one\n---\ntwo\n--- \nthree")).toBe("one\n\ftwo\n\fthree");
});

test("hyphens within a line, and form feeds, stay as they are", () => {
  expect(partedByFormFeeds("a --- b\n----\n\fc")).toBe("a --- b\n----\n\fc");
});
