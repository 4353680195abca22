// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Fact, Kind } from "../api/types";
import { describe as describeFact, dotted, factValue, given, nested, startFromQuery, startOf, startQuery, withFact, withoutMeasure, withStart } from "./question";

const kinds: Kind[] = [
  { kind: "extradition", family: "extradition", label: "extradition" },
  { kind: "transit", family: "extradition", label: "transit" },
  { kind: "bank-accounts", family: "assistance", label: "bank accounts" },
  { kind: "assistance-transit", family: "assistance", label: "transit of a witness" },
];
const fact = (name: string): Fact => ({
  name, type: "yes/no", label: name, ask: "", help: "", answered_by: "requested", appreciation: false, per_offence: false, values: [], fields: [],
});
const known = new Map(["person.nationalities", "offence.fiscal", "treaty.status"].map((name) => [name, fact(name)]));

test("the address gives the start, with extradition and capital letters where it does not say", () => {
  expect(startFromQuery(new URLSearchParams("a=tr&b=ch&on=2014-05-01"))).toEqual({ a: "TR", b: "CH", kinds: ["extradition"], on: "2014-05-01" });
});

test("before the two States are known nothing is asked for that the address does not name", () => {
  expect(startFromQuery(new URLSearchParams("b=ch")).kinds).toEqual([]);
  expect(startFromQuery(new URLSearchParams("kind=freeze,search,freeze")).kinds).toEqual(["freeze", "search"]);
});

test("several measures come back from their address and from their question", () => {
  const start = { a: "AZ", b: "FI", kinds: ["bank-accounts", "assistance-transit", "transit"], on: "2026-11-21" };
  expect(startFromQuery(new URLSearchParams(startQuery(start)))).toEqual(start);
  const question = withStart({ facts: {} }, start, kinds);
  expect(question.facts["request.measures"]).toEqual(start.kinds);
  expect(startOf(question, kinds)).toEqual(start);
});

test("a measure goes, its own facts with it, and every common fact stays; the last one needs no list", () => {
  const facts = { "request.measures": ["bank-accounts", { measure: "extradition", "offence.fiscal": true }], "person.nationalities": ["TR"] };
  expect(withoutMeasure({ facts }, "extradition", kinds).facts).toEqual({ "request.measure": "bank-accounts", "person.nationalities": ["TR"] });
  expect(withoutMeasure({ facts }, "bank-accounts", kinds).facts).toEqual({
    "request.measures": [{ measure: "extradition", "offence.fiscal": true }], "person.nationalities": ["TR"],
  });
});

test("ticking another measure leaves those there as they are, two of a kind too", () => {
  const measures = [{ id: "first", measure: "bank-accounts" }, { measure: "bank-accounts", "offence.fiscal": true }];
  const start = { a: "", b: "", kinds: ["bank-accounts", "extradition"], on: "2026-11-21" };
  expect(withStart({ facts: { "request.measures": measures } }, start, kinds).facts).toEqual({ "request.measures": [...measures, "extradition"] });
});

test("a fact of one measure is given, read, listed and taken back with that measure", () => {
  const facts = { "request.measures": ["extradition", "bank-accounts"], "offence.fiscal": false };
  const changed = withFact(facts, "measures.1.offence.fiscal", true);
  expect(changed["request.measures"]).toEqual(["extradition", { measure: "bank-accounts", "offence.fiscal": true }]);
  expect(factValue(changed, "measures.1.offence.fiscal")).toBe(true);
  expect(factValue(changed, "measures.0.offence.fiscal")).toBeUndefined();
  expect(factValue(changed, "offence.fiscal")).toBe(false);
  expect(given(changed)).toEqual([{ name: "offence.fiscal", value: false }, { name: "measures.1.offence.fiscal", value: true, measure: 1 }]);
  expect(withFact(changed, "measures.1.offence.fiscal", undefined)).toEqual(facts);
});

test.each(kinds.map(({ kind }) => kind))("a start with %s comes back from the question made of it", (kind) => {
  const start = { a: "TR", b: "CH", kinds: [kind], on: "2026-11-21" };
  expect(startOf(withStart({ facts: {} }, start, kinds), kinds)).toEqual(start);
});

test("extradition kinds are request.kind, measures request.measure without their prefix", () => {
  const facts = (kind: string) => withStart({ facts: {} }, { a: "", b: "", kinds: [kind], on: "2026-11-21" }, kinds).facts;
  expect(facts("transit")).toEqual({ "request.kind": "transit" });
  expect(facts("assistance-transit")).toEqual({ "request.measure": "transit" });
  expect(facts("bank-accounts")).toEqual({ "request.measure": "bank-accounts" });
});

test("another start keeps the facts given and drops the old start", () => {
  const question = { facts: { "request.kind": "extradition", "request.requesting_state": "TR", "person.nationalities": ["TR"] } };
  const changed = withStart(question, { a: "FR", b: "CH", kinds: ["bank-accounts"], on: "2026-11-21" }, kinds);
  expect(changed.facts).toEqual({
    "request.measure": "bank-accounts", "request.requesting_state": "FR", "request.requested_state": "CH", "person.nationalities": ["TR"],
  });
});

test("nested facts become dotted ones; records that are values stay whole", () => {
  expect(dotted({ person: { nationalities: ["TR"] }, treaty: { status: { CH: "1967-03-20" } }, offences: [{ id: "fraud" }] }, known)).toEqual({
    "person.nationalities": ["TR"], "treaty.status": { CH: "1967-03-20" }, offences: [{ id: "fraud" }],
  });
});

test("the measures of a link are read as the server reads them: a word, a record, a list of either", () => {
  expect(dotted({ request: { measures: "freeze" } }, known)).toEqual({ "request.measures": ["freeze"] });
  expect(dotted({ request: { measures: ["search", { measure: "freeze", person: { nationalities: ["TR"] } }] } }, known)).toEqual({
    "request.measures": ["search", { measure: "freeze", "person.nationalities": ["TR"] }],
  });
});

test("a fact of an offence is given, read and taken back with the offence it belongs to", () => {
  const facts = { offences: [{ id: "fraud" }, { id: "theft", fiscal: true }] };
  const changed = withFact(facts, "offences.fraud.fiscal", false);
  expect(factValue(changed, "offences.fraud.fiscal")).toBe(false);
  expect(factValue(changed, "offences.theft.fiscal")).toBe(true);
  expect(withFact(changed, "offences.fraud.fiscal", undefined)).toEqual(facts);
  expect(facts.offences[0]).toEqual({ id: "fraud" });
});

test("changing a fact keeps its place among the others", () => {
  const facts = { first: 1, second: 2, third: 3 };
  expect(Object.keys(withFact(facts, "second", 5))).toEqual(["first", "second", "third"]);
  expect(withFact(facts, "second", 5)).toEqual({ first: 1, second: 5, third: 3 });
});

test("what was given is listed fact by fact, without the start", () => {
  const facts = { "request.kind": "extradition", "person.nationalities": [], offences: [{ id: "fraud", fiscal: true }] };
  expect(given(facts).map(({ name }) => name)).toEqual(["person.nationalities", "offences", "offences.fraud.fiscal"]);
});

test("a fact of an offence is described by the catalogue's entry for offences", () => {
  expect(describeFact("offences.fraud.fiscal", known)?.name).toBe("offence.fiscal");
  expect(describeFact("person.nationalities", known)?.name).toBe("person.nationalities");
  expect(describeFact("measures.2.offences.fraud.fiscal", known)?.name).toBe("offence.fiscal");
  expect(describeFact("no.such", known)).toBeUndefined();
});

test("written out, the question is nested", () => {
  expect(nested({ as_of: "2026-11-21", facts: { "request.kind": "extradition", "request.requested_state": "CH" } })).toEqual({
    as_of: "2026-11-21", facts: { request: { kind: "extradition", requested_state: "CH" } },
  });
});
