// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "./words.en.json";
import { preferred, wordsOf } from "./words";

const sources = readdirSync("src/court")
  .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
  .map((name) => readFileSync(`src/court/${name}`, "utf8"));

test("every fault has its words", () => {
  const named = sources.flatMap((source) => [...source.matchAll(/new Wrong\(([^;]+)/g)].flatMap(([, given = ""]) => [...given.matchAll(/"([a-z]+(?:-[a-z0-9]+)+|[a-z]+)"/g)].map(([, word = ""]) => word)));
  const words = [...new Set(named)].filter((word) => !["no-json"].includes(word));
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter((word) => !(`fault-${word}` in en))).toEqual([]);
});

test("every message the page says is there", () => {
  const said = sources.flatMap((source) => [...source.matchAll(/\bsay\("([^"]+)"/g)].map(([, key = ""]) => key));
  expect(said.length).toBeGreaterThan(25);
  expect(said.filter((key) => !(key in en))).toEqual([]);
});

test("words take their values, numbers in the reader's language", () => {
  expect(wordsOf("fr").say("fault-cut-off", { have: 1200, announced: 3 })).toBe("Le fichier a été coupé : il a 1\u202f200 des 3 événements annoncés par sa première ligne.");
  expect(wordsOf("ru").code("event", "note-written")).not.toContain("note");
  expect(wordsOf("en").code("event", "of-tomorrow")).toBe("of tomorrow");
  expect(wordsOf("en").moment(1_772_619_000_000)).toBe("4 March 2026 at 10:10:00 UTC");
});

test("the language is the first that the reader prefers and the page has", () => {
  expect([preferred(["de-CH", "fr-CH", "en"]), preferred(["ru"]), preferred([])]).toEqual(["fr", "ru", "en"]);
});
