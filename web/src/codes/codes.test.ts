// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// Every word that the office puts into its answers has words here: read from the tables the server is built from.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actions, channels, evidencesOf } from "../casefile/channels";
import words from "./words.en.json";

const cases = "../src/cases";
const sources = (folder: string) =>
  readdirSync(`${cases}/${folder}`)
    .filter((file) => /\.(cpp|h)$/.test(file) && !file.includes("test"))
    .map((file) => readFileSync(`${cases}/${folder}/${file}`, "utf8"))
    .join("\n");
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ""))].filter(Boolean);
const lacking = (group: string, found: string[]) => found.filter((word) => !((`${group}-${word}`.replaceAll(" ", "-")) in words));
const column = (table: string, at: number) =>
  readFileSync(`${cases}/correspondence/${table}.csv`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[at] ?? "");

test("steps and stages of every course", () => {
  const courses = sources("lifecycle");
  const steps = all(courses, /\.word = "([a-z-]+)"/g);
  const stages = all(courses, /\.to = "([a-z-]+)"/g);
  expect(steps.length).toBeGreaterThan(200);
  expect(stages.length).toBeGreaterThan(60);
  expect(lacking("step", steps)).toEqual([]);
  expect(lacking("stage", stages)).toEqual([]);
});

test("events of the story", () => {
  const events = all(sources("") + sources("correspondence") + sources("papers"), /EventType\{"([a-z._-]+)"/g);
  expect(events.length).toBeGreaterThan(60);
  expect(lacking("event", events)).toEqual([]);
});

test("kinds of cases", () => {
  expect(lacking("kind", all(readFileSync(`${cases}/kind.cpp`, "utf8"), /\{Kind::\w+, "([a-z-]+)"/g))).toEqual([]);
});

test("channels, messages and evidence are those of the tables", () => {
  expect(channels).toEqual(column("channels", 0));
  expect(actions).toEqual(column("actions", 0));
  const pairs = column("evidences", 0).map((channel, at) => [channel, column("evidences", 1)[at]] as const);
  for (const channel of channels.filter((word) => word !== "as4")) expect(evidencesOf(channel), channel).toEqual(pairs.filter(([of]) => of === channel).map(([, evidence]) => evidence));
  expect(lacking("channel", column("channels", 0))).toEqual([]);
  expect(lacking("action", column("actions", 0))).toEqual([]);
  expect(lacking("evidence", [...new Set(column("evidences", 1))])).toEqual([]);
});
