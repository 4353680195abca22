// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { ApiProblem } from "../api/client";
import { faultsOf } from "./faults";

test("a fault in a fact of one measure is shown at that fact of that measure", () => {
  const question = { facts: { "request.measures": ["search", { id: "b", measure: "freeze", "property.type": "boat", "request.urgent": "maybe" }], "judgment.sentence": "x" } };
  const text = JSON.stringify(question);
  const errors = ['"boat"', '"maybe"', '"x"'].map((value) => ({ place: `question:1:${text.indexOf(value) + 1}`, message: value, hint: "" }));
  expect(faultsOf(new ApiProblem(422, "", "", errors), question).map((fault) => fault.fact)).toEqual([
    "measures.1.property.type", "measures.1.request.urgent", "judgment.sentence",
  ]);
});

test("a fault is shown at the fact it stands at; columns are bytes", () => {
  const question = {
    as_of: "2026-11-21",
    facts: { "property.location": "Цюрих", "judgment.sentence": "x", offences: [{ id: "a", fiscal: "maybe" }], status: { "coe-222": { TR: "never" } } },
  };
  const text = JSON.stringify(question);
  const place = (value: string) => `question:1:${new TextEncoder().encode(text.slice(0, text.indexOf(value))).length + 1}`;
  const errors = ['"x"', '"maybe"', '"never"', '"2026-11-21"'].map((value) => ({ place: place(value), message: value, hint: "" }));
  expect(faultsOf(new ApiProblem(422, "", "", errors), question).map((fault) => fault.fact)).toEqual(["judgment.sentence", "offences.a.fiscal", "status.coe-222.TR", ""]);
});
