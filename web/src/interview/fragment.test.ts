// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Question } from "../api/types";
import { fromFragment, toFragment } from "./fragment";

const question: Question = {
  as_of: "2026-11-21",
  facts: { "request.kind": "extradition", "person.name": "Дюрренматт 💼 \"q\"", offences: [{ id: "fraud", fiscal: false }] },
};

test("a question comes back from its link as it went in", () => {
  expect(fromFragment(toFragment(question))).toEqual(question);
});

test("the link holds only what an address may hold unescaped", () => {
  expect(toFragment(question)).toMatch(/^q=[A-Za-z0-9_-]+$/);
});

test("no question in the address is none", () => {
  expect(fromFragment("")).toBeNull();
  expect(fromFragment("content")).toBeNull();
});

test.each([
  ["cut off", toFragment(question).slice(0, -9)],
  ["empty", "q="],
  ["not base64", "q=***"],
  ["not JSON", `q=${btoa("facts")}`],
  ["no question", `q=${btoa("[1]")}`],
  ["without facts", `q=${btoa('{"as_of":"2026-11-21"}')}`],
  ["with a list for facts", `q=${btoa('{"facts":[]}')}`],
  ["not UTF-8", `q=${btoa("\xff\xfe")}`],
])("a link that is %s is told apart from none", (_, hash) => {
  expect(fromFragment(hash)).toBeUndefined();
});
