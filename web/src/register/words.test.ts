// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// The words of the register are held to the tables that the program prints (docs/formats/agreements.md, programmes.md, meetings.md, library.md, news.md and statistics.md).
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agreementKinds, bodyKinds, channels, counted, coverages, forms, meetingKinds, publicationKinds, roles, stages } from "./codes";
import en from "./words.en.json";

const pages = ["agreements", "programmes", "meetings", "library", "news", "statistics"].map((page) => readFileSync(`../docs/formats/${page}.md`, "utf8"));
const [agreements = "", programmes = "", meetings = "", library = "", , statistics = ""] = pages;
/** First cells of the table below a heading: `word`. */
const column = (page: string, heading: string) => {
  const part = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...part.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, word = ""]) => word);
};
/** First cells of its tables of events. */
const eventsOf = (page: string) =>
  page.split("| event | what it says of its actor |\n").slice(1).flatMap((table) => [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, word = ""]) => word));
const choices = (page: string, parameter: string) => [...(new RegExp(`^\\| \`${parameter}\`\\?? \\| text \\| [^:]+: (.*) \\|$`, "m").exec(page)?.[1] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, word = ""]) => word);
const lacking = (group: string, words: readonly string[]) => words.filter((word) => !(`${group}-${word}` in en));

test("every event and step has its words", () => {
  const events = pages.flatMap(eventsOf);
  expect(events.length).toBeGreaterThan(40);
  expect(lacking("event", events)).toEqual([]);
  const steps = column(agreements, "Steps");
  expect(steps).toHaveLength(9);
  expect(lacking("step", steps)).toEqual([]);
});

test("whatever needs two persons has a name where it waits", () => {
  const binding = pages.flatMap((page) => [...page.matchAll(/^\| \[`([a-z-]+)`\].*two persons(?: where it binds us)? \|$/gm)].map(([, word = ""]) => word));
  expect(binding).toHaveLength(22);
  expect(lacking("command", binding)).toEqual([]);
});

test("the choices of the forms are those of the commands", () => {
  expect([...agreementKinds]).toEqual(choices(agreements, "kind"));
  expect([...counted]).toEqual(choices(statistics, "about"));
  expect([...channels]).toEqual(choices(agreements, "channel"));
  expect([...forms]).toEqual(choices(programmes, "form"));
  expect([...publicationKinds]).toEqual(choices(library, "kind"));
  const [bodies = "", ofMeetings = ""] = meetings.split("\n## Meetings\n");
  expect([...bodyKinds]).toEqual(choices(bodies, "kind"));
  expect([...meetingKinds]).toEqual(choices(ofMeetings, "kind"));
  expect([...roles]).toEqual(choices(ofMeetings, "role"));
  const covers = /kinds of cooperation: (.*) \|/.exec(agreements)?.[1]?.split(", ");
  expect([...coverages]).toEqual(covers);
});

test("every choice has its words", () => {
  for (const [group, words] of [["kind", [...agreementKinds, ...bodyKinds, ...meetingKinds, ...publicationKinds, ...counted]], ["role", roles], ["channel", channels], ["form", forms], ["covers", coverages], ["stage", Object.values(stages).flat()]] as const) expect(lacking(group, words), group).toEqual([]);
});
