// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Answer, RequestAnswer } from "../api/types";
import { changedResults, compareRequests } from "./changes";
import { aboutMeasure, measureNames, measuresOf } from "./measures";
import { openQuestions, requestOf } from "./request";

const empty = {
  law: { version: "2026.11", digest: "sha256:0" }, kind: "assistance", requesting_state: "AZ", requested_state: "FI", as_of: "2026-11-21", by_offence: [],
  conditions: [], duties: [], formal: [], documents: [], documents_possible: [], use_limits: [], deadlines: [], costs: [], procedures: [], texts: {},
} as const;

function answer(outcome: string, fiscal: string, asks: string[], governing = "coe-030"): Answer {
  return {
    ...structuredClone(empty), outcome,
    legal_basis: { governing: [governing], layers: [], also_invocable: [], supplementary: [], excluded: [], conflicts: [], chapters_not_accepted: [], template: false },
    grounds: [{ rule: "coe-030:2.a", id: "g.fiscal", instrument: "coe-030", label: "Fiscal offence", kind: "optional", status: fiscal, because: [], needs: [], excluded_by: null, offence: null, mark: "T" }],
    questions: asks.map((fact, at) => ({ fact, ask: fact, answers: "requesting", decides: [`g.${fact}`], rank: at + 1 })),
  } as unknown as Answer;
}

function request(measures: Record<string, Answer>): RequestAnswer {
  const entries = Object.entries(measures).map(([id, one]) => ({ id, measure: id, label: id, outcome: one.outcome, answer: one }));
  return { law: empty.law, as_of: empty.as_of, outcome: "undetermined", measures: entries, letters: [] };
}

test("each fact is asked once, with the measures it decides; those of most measures come first", () => {
  const asked = openQuestions(request({ search: answer("undetermined", "undetermined", ["military", "fiscal"]), freeze: answer("undetermined", "undetermined", ["drugs", "fiscal"]) }));
  expect(asked.map(({ fact, measures }) => [fact, ...measures])).toEqual([["fiscal", "search", "freeze"], ["military", "search"], ["drugs", "freeze"]]);
});

test("what an answer does to several measures alike is told once", () => {
  const before = request({ search: answer("undetermined", "undetermined", []), freeze: answer("undetermined", "undetermined", []), service: answer("undetermined", "cleared", []) });
  const after = request({ search: answer("must-assist", "cleared", []), freeze: answer("undetermined", "cleared", [], "coe-141"), service: answer("undetermined", "cleared", []) });
  const changes = compareRequests(before, after);
  expect(changes.outcomes).toEqual([{ measure: "search", before: "undetermined", after: "must-assist" }]);
  expect(changes.basis).toEqual(["freeze"]);
  expect(changes.results.map(({ label, before: was, after: now, measures }) => [label, was, now, measures])).toEqual([["Fiscal offence", "undetermined", "cleared", ["search", "freeze"]]]);
  expect(changedResults(changes, "freeze").size).toBe(1);
  expect(changedResults(changes, "service").size).toBe(0);
});

test("a measure that comes in is told with its outcome, nothing of one that goes", () => {
  const changes = compareRequests(request({ search: answer("undetermined", "cleared", []), service: answer("must-assist", "cleared", []) }), request({ search: answer("undetermined", "cleared", []), freeze: answer("may-refuse", "triggered", []) }));
  expect(changes).toEqual({ outcomes: [{ measure: "freeze", before: null, after: "may-refuse" }], basis: [], results: [] });
});

test("the answer to one measure is a request of that measure without letters", () => {
  const one = requestOf(answer("must-assist", "cleared", ["fiscal"]), "search");
  expect(one.measures.map(({ id, outcome }) => [id, outcome])).toEqual([["search", "must-assist"]]);
  expect(one.letters).toEqual([]);
});

test("two measures of a kind are told apart by their ids, and each can be asked about alone", () => {
  const kinds = [{ kind: "freeze", family: "assistance" as const, label: "freezing" }];
  const facts = { "request.measures": ["Freeze", { id: "house", measure: "freeze", "property.type": "land" }], "offence.fiscal": true };
  expect([...measureNames(measuresOf(facts, kinds), kinds)]).toEqual([["freeze", "freezing (freeze)"], ["house", "freezing (house)"]]);
  expect(aboutMeasure(facts, "house")).toEqual({ ...facts, "request.measures": [facts["request.measures"][1]] });
  expect(aboutMeasure({ "request.measure": "freeze" }, "freeze")).toEqual({ "request.measure": "freeze" });
});
