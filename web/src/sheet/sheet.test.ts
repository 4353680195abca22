// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { SheetInstrument, StateSheet, Topic, TopicLine } from "../api/sheet";
import { authoritiesOf } from "./Authorities";
import { dayWords } from "./days";
import { textsOf } from "./English";
import { chosenInstruments, familyOf } from "./instrumentFilter";
import { alike, enquiries, sayingOf, standingOf } from "./questions";

const said = (key: string, values?: Record<string, string | number>) => `${key} ${Object.values(values ?? {}).join(" ")}`;
const line = (more: Partial<TopicLine>): TopicLine => ({
  origin: "declaration", value: null, label: null, says: "", cite: null, instrument: null, from: null, to: null, source: null, as_of: null,
  verified: true, mark: null, authority: null, ...more,
});
const topic = (name: string, known: Topic["known"], whom: string[]): Topic => ({
  topic: name, title: name, known, lines: [], question: `${name}?`, ask: whom.map((words) => ({ whom: "depositary", name: null, words })),
});
const instrument = (id: string, more: Partial<SheetInstrument> = {}): SheetInstrument => ({
  id, title: id, reference: null, status: "bound", from: null, to: null, signed: null, deposited: null, act: null, source: null, as_of: null,
  verified: true, note: null, loaded: true, between: [], depositary: null, declarations: [], suspensions: [], ...more,
});

test.each([
  ["1971-08-10", "10 August 1971"],
  ["2011", "2011"],
  ["2006-05-25..2026-11-21", "day-between 25 May 2006 21 November 2026"],
  ["..2026-11-21", "day-not-after 21 November 2026"],
  ["2006-05-25..", "day-not-before 25 May 2006"],
])("the day %s is told as %s", (day, told) => expect(dayWords(day, said, "en")).toBe(told));

test("no day is told as nothing, for the reader of the row to say so", () => expect(dayWords(null, said, "en")).toBeNull());

test("what is not known is asked of the same people together; what is known is not asked again", () => {
  const asked = enquiries([topic("a", "no", ["X"]), topic("b", "yes", []), topic("c", "no", ["X", "Y"]), topic("d", "no", ["X"]), topic("e", "partly", ["X"])]);
  expect(asked.map(({ whom, topics }) => [whom.map(({ words }) => words), topics.map((one) => one.topic)])).toEqual([
    [["X"], ["a", "d"]],
    [["X", "Y"], ["c"]],
  ]);
});

test("the same words under several articles stand once, under each of them", () => {
  const lines = [line({ says: "one", cite: "coe-030:18" }), line({ says: "two", cite: "coe-030:19" }), line({ says: "one", cite: "coe-030:20" })];
  expect(alike(lines, sayingOf).map((same) => same.map(({ cite }) => cite))).toEqual([["coe-030:18", "coe-030:20"], ["coe-030:19"]]);
});

test("a reservation and a declaration in the same words stay apart", () => {
  expect(alike([line({ value: "reservation", says: "one" }), line({ value: "declaration", says: "one" })], sayingOf)).toHaveLength(2);
});

test("the source of several articles is told once, unless they hold from different days", () => {
  const lines = [line({ cite: "coe-030:18", source: "list" }), line({ cite: "coe-030:19", source: "list" }), line({ cite: "coe-030:20", source: "list", from: "2014" })];
  expect(alike(lines, standingOf).map((same) => same.map(({ cite }) => cite))).toEqual([["coe-030:18", "coe-030:19"], ["coe-030:20"]]);
});

test.each([
  ["un-untoc", [], "un"],
  ["coe-024", [], "coe"],
  ["eu-eaw", [], "eu"],
  ["cis-minsk-1993", [], "cis"],
  ["oas-mla-1992", [], "other"],
  ["us-in-extradition-1997", ["US", "IN"], "bilateral"],
])("%s belongs to its family", (id, between, family) => expect(familyOf({ id, between })).toBe(family));

test("instruments are found by the name of the other State, without accents, and stand by their standing", () => {
  const all = [
    instrument("ru-tr-1", { between: ["RU", "TR"], status: "ended" }), instrument("ru-cn-1", { between: ["RU", "CN"] }),
    instrument("ru-tr-2", { between: ["RU", "TR"] }), instrument("coe-024"),
  ];
  const names: Record<string, string> = { TR: "Türkiye", CN: "China", RU: "Russia" };
  const found = chosenInstruments(all, { text: "turkiye", family: "", declared: false }, (code) => names[code] ?? code);
  expect(found.map(([standing, group]) => [standing, group.map(({ id }) => id)])).toEqual([
    ["bound", ["ru-tr-2"]],
    ["ended", ["ru-tr-1"]],
  ]);
});

test("a family and what was declared narrow the instruments further", () => {
  const made = { article: "6", kind: "reservation", effect: "…", from: null, to: null, source: null, verified: true };
  const all = [instrument("coe-024", { declarations: [made] }), instrument("coe-030"), instrument("un-untoc", { declarations: [made] })];
  expect(chosenInstruments(all, { text: "", family: "coe", declared: true }, String)).toEqual([["bound", [all[0]]]]);
});

test("an authority that answers several topics stands once", () => {
  const authority = { name: "Ministry", competence: "mla", role: "central", address: null, languages: "uk", channel: "direct" };
  const lines = [line({ origin: "authority", value: "uk", authority }), line({ origin: "authority", value: "direct", authority }), line({ says: "no authority" })];
  const sheet = { topics: [{ ...topic("a", "yes", []), lines: lines.slice(0, 1) }, { ...topic("b", "yes", []), lines: lines.slice(1) }] };
  expect(authoritiesOf(sheet as StateSheet).map((one) => one.authority.name)).toEqual(["Ministry"]);
});

test("every text of the English sheet is known as English, and none while the page is English", () => {
  const english = textsOf({ note: "left in 2022", topics: [{ lines: [{ says: "Citizens not" }] }] } as unknown as StateSheet);
  expect([english.has("left in 2022"), english.has("Citizens not"), english.has("Граждане")]).toEqual([true, true, false]);
  expect(textsOf(null).size).toBe(0);
});
