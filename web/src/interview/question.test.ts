// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Fact, Kind } from "../api/types";
import { describe as describeFact, dotted, factValue, given, nested, startFromQuery, startOf, withFact, withStart } from "./question";

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
  expect(startFromQuery(new URLSearchParams("a=tr&b=ch&on=2014-05-01"))).toEqual({ a: "TR", b: "CH", kind: "extradition", on: "2014-05-01" });
});

test.each(kinds.map(({ kind }) => kind))("a start with %s comes back from the question made of it", (kind) => {
  const start = { a: "TR", b: "CH", kind, on: "2026-11-21" };
  expect(startOf(withStart({ facts: {} }, start, kinds), kinds)).toEqual(start);
});

test("extradition kinds are request.kind, measures request.measure without their prefix", () => {
  const facts = (kind: string) => withStart({ facts: {} }, { a: "", b: "", kind, on: "2026-11-21" }, kinds).facts;
  expect(facts("transit")).toEqual({ "request.kind": "transit" });
  expect(facts("assistance-transit")).toEqual({ "request.measure": "transit" });
  expect(facts("bank-accounts")).toEqual({ "request.measure": "bank-accounts" });
});

test("another start keeps the facts given and drops the old start", () => {
  const question = { facts: { "request.kind": "extradition", "request.requesting_state": "TR", "person.nationalities": ["TR"] } };
  const changed = withStart(question, { a: "FR", b: "CH", kind: "bank-accounts", on: "2026-11-21" }, kinds);
  expect(changed.facts).toEqual({
    "request.measure": "bank-accounts", "request.requesting_state": "FR", "request.requested_state": "CH", "person.nationalities": ["TR"],
  });
});

test("nested facts become dotted ones; records that are values stay whole", () => {
  expect(dotted({ person: { nationalities: ["TR"] }, treaty: { status: { CH: "1967-03-20" } }, offences: [{ id: "fraud" }] }, known)).toEqual({
    "person.nationalities": ["TR"], "treaty.status": { CH: "1967-03-20" }, offences: [{ id: "fraud" }],
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
  expect(describeFact("no.such", known)).toBeUndefined();
});

test("written out, the question is nested", () => {
  expect(nested({ as_of: "2026-11-21", facts: { "request.kind": "extradition", "request.requested_state": "CH" } })).toEqual({
    as_of: "2026-11-21", facts: { request: { kind: "extradition", requested_state: "CH" } },
  });
});
