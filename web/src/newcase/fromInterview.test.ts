// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { answersOf, beginningOf } from "./fromInterview";

test("the State that works here decides who asks whom", () => {
  expect(beginningOf({ a: "TR", b: "FI", kinds: ["extradition"] }, "FI")).toEqual({ direction: "incoming", counterpart: "TR", kind: "extradition", measures: [] });
  expect(beginningOf({ a: "FI", b: "CH", kinds: ["bank-accounts", "search"] }, "FI")).toEqual({ direction: "outgoing", counterpart: "CH", kind: "assistance", measures: ["bank-accounts", "search"] });
  expect(beginningOf({ a: "TR", b: "FI", kinds: ["transfer-sentenced"] }, "FI").kind).toBe("sentenced-person");
  expect(beginningOf({ a: "", b: "", kinds: [] }, "FI").kind).toBe("");
});

test("each answer is a fact, of its offence and of the person", () => {
  const facts = { "request.kind": "extradition", "custody.basis": "provisional", "person.alive": null, offences: [{ id: "fraud", purpose: "prosecution", fiscal: true }] };
  expect(answersOf(facts, "s1")).toEqual([
    { fact: "custody.basis", value: "provisional", subject: "s1" },
    { fact: "offence.purpose", value: "prosecution", offence: "fraud" },
    { fact: "offence.fiscal", value: true, offence: "fraud" },
  ]);
  expect(answersOf(facts, "")[0]).toEqual({ fact: "custody.basis", value: "provisional" });
});
