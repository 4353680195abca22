// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { paragraphs } from "./paragraphs";

test("an empty line ends a paragraph, and more of them end no more", () => {
  expect(paragraphs("One.\n\nTwo.\n\n\n\nThree.")).toEqual(["One.", "Two.", "Three."]);
  expect(paragraphs("One.\r\n\r\nTwo,\r\nstill two.\r\n")).toEqual(["One.", "Two,\nstill two."]);
});

test("a line that holds a blank ends nothing, and no text has no paragraph", () => {
  expect(paragraphs("One.\n \nStill one.")).toEqual(["One.\n \nStill one."]);
  expect(paragraphs("\n\n")).toEqual([]);
});
