// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { pageAddress } from "./pageAddress";

test("a page has an address of its own, on both axes of time", () => {
  expect(pageAddress("k1", "x2", 14)).toBe("desk/publications/k1?pane=pages&text=x2&page=14");
  expect(pageAddress("k1", "x2", 1, { on: "2024-03-01", known: "" })).toBe("desk/publications/k1?pane=pages&text=x2&page=1&on=2024-03-01");
});
