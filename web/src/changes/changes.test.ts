// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Change } from "../api/types";
import { today } from "../atlas/useAtlasAddress";
import { eventDays, firstEvents, sentenceParts } from "./eventDays";
import { addressOf, type ChangesChoice, choiceOf, yearsBefore } from "./useChangesAddress";

const read = (address: string) => choiceOf(new URL(address, "http://localhost/").searchParams);
const nothing: ChangesChoice = { view: "events", from: yearsBefore(today(), 1), to: "", state: "", instrument: "", event: "", kind: "" };

test.each<ChangesChoice>([
  nothing,
  { ...nothing, from: "2020-01-01", to: "2020-12-31", state: "RU", instrument: "coe-217", event: "bound" },
  { ...nothing, view: "differences", from: "2020-01-01", to: "2026-01-01", state: "FI", kind: "extradition" },
])("the address of %o leads back to it", (choice) => expect(read(addressOf(choice))).toEqual(choice));

test("nothing chosen is the last twelve months at the plain address", () => {
  expect(addressOf(nothing)).toBe("changes");
  expect(read("changes").from).toBe(yearsBefore(today(), 1));
});

test("the pair and day of the Atlas are carried along", () => {
  expect(addressOf({ ...nothing, state: "FI" }, new URLSearchParams("a=TR&b=CH&on=2014-05-01&state=RU"))).toBe("changes?a=TR&b=CH&on=2014-05-01&state=FI");
});

test("what is no day, view or event is left out; letters of any case are States", () => {
  expect(read("?from=yesterday&to=2020-13-01&view=all&event=war&state=fi")).toEqual({ ...nothing, state: "FI" });
});

test("a year before 29 February is 28 February", () => expect(yearsBefore("2024-02-29", 1)).toBe("2023-02-28"));

const event = (id: string, day: string): Change => ({
  id, day, certain: true, event: "bound", state: "FI", toward: null, instrument: "coe-024", title: "European Convention on Extradition",
  words: "European Convention on Extradition enters into force for Finland.", effect: null, source: "", as_of: null, verified: true, note: null,
});

test("events stand by day, the last first, and keep their order within it", () => {
  const days = eventDays([event("1", "2020-01-01"), event("2", "2020-05-01"), event("3", "2020-05-01")]);
  expect(days.map(({ day, events }) => [day, ...events.map(({ id }) => id)])).toEqual([["2020-05-01", "2", "3"], ["2020-01-01", "1"]]);
  expect(firstEvents(days, 1).map(({ day, events }) => [day, events.length])).toEqual([["2020-05-01", 1]]);
  expect(firstEvents(days, 3).map(({ day, events }) => [day, events.length])).toEqual([["2020-05-01", 2], ["2020-01-01", 1]]);
});

test("the title is set apart in the sentence, the effect taken off its end", () => {
  const declared = { ...event("1", "1958-01-01"), words: "Danemark : réserve, article 17. Convention relative au statut des réfugiés. Limits it.", title: "Convention relative au statut des réfugiés", effect: "Limits it." };
  expect(sentenceParts(declared)).toEqual(["Danemark : réserve, article 17. ", "Convention relative au statut des réfugiés", "."]);
  expect(sentenceParts({ ...declared, title: "European Union", words: "Belgium joins.", effect: null })).toEqual(["Belgium joins.", "", ""]);
});
