// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { inLanguage, noWords, publicWords } from "./publicWords";

test("words stand in a command under the names of its parameters", () => {
  expect((["en", "fr", "ru"] as const).map((language) => inLanguage("note", language))).toEqual(["note", "note_fr", "note_ru"]);
  expect(noWords("title")).toEqual({ title: "", title_fr: "", title_ru: "" });
});

test("nothing is sent while a language lacks its words", () => {
  expect(publicWords("note", { note: " One ", note_fr: "Un", note_ru: " " })).toBeNull();
  expect(publicWords("note", { note: " One ", note_fr: "Un", note_ru: "Один" })).toEqual({ note: "One", note_fr: "Un", note_ru: "Один" });
});
