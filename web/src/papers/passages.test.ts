// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { PaperReview, PaperSegment, PaperText } from "../office/types";
import { askedOf, isOpen, isOutdated, offencesOf, oneParagraph, partsOf, piecesOf, standingOf, wordsOf } from "./passages";

const segment = (id: string, versions: PaperSegment["versions"]): PaperSegment => ({ id, origin: "standard", source: 0, versions, gives: [] });
const held = segment("held", [[{ text: "Held since " }, { text: "2 April", slot: 0 }], [{ text: "Détenu depuis le " }, { text: "2 avril", slot: 0 }]]);
const text: PaperText = {
  kind: "bank-records", languages: ["en", "fr"], titles: [], reference: "", date: "", requesting: "FI", requested: "CH", draft: true, template_digest: "", law_version: "", law_digest: "",
  slots: [{ name: "custody.arrest_date", kind: "date", value: "2026-04-02", words: ["2 April", "2 avril"], empty: false }, { name: "offence.title/fraud", kind: "text", value: "", words: ["⟦title⟧", "⟦titre⟧"], empty: true }],
  blocks: [
    { block: "heading", level: 1, words: segment("head", [[], []]) },
    { block: "table", head: [], rows: [[segment("row:1", [[], []]), segment("row:2", [[], []])]] },
    { block: "list", numbered: false, items: [segment("a", [[], []]), segment("b", [[], []])] },
    { block: "page-break" },
    { block: "paragraph", words: held },
  ],
  footnotes: [segment("note", [[], []])],
  attachments: [{ paper: "", title: segment("attached", [[], []]), pages: 1, digest: "" }],
};
const clean: PaperReview = { template: "bank-records", gaps: [], open: [], requirements: [], differences: [], changes: [] };

test("the parts come in reading order, a row of a table as one", () => {
  expect(partsOf(text).map(({ kind, segments }) => `${kind} ${segments.map(({ id }) => id).join("+")}`)).toEqual(["heading head", "cells row:1+row:2", "item a", "item b", "paragraph held", "footnote note", "attachment attached"]);
});

test("what the case gives stays bound, by its name in braces", () => {
  expect(wordsOf(held.versions[1] ?? [], text.slots)).toBe("Détenu depuis le {custody.arrest_date}");
});

test("whose words a passage has is told where nothing is wrong with it", () => {
  expect(standingOf(held, "fr", text, clean)).toBe("standard");
  expect(standingOf({ ...held, origin: "free" }, "fr", text, clean)).toBe("written");
});

test("what the guard found and what has no words comes before who wrote it", () => {
  const place = (language: string) => ({ language, begin: 0, end: 1, says: "" });
  const differing = { ...clean, differences: [{ kind: "date" as const, segment: "held", source: place("en"), other: place("fr") }] };
  expect(standingOf(held, "fr", text, differing)).toBe("differs");
  expect(standingOf(held, "en", text, differing)).toBe("standard");
  expect(standingOf(held, "fr", text, { ...clean, gaps: [{ segment: "held", slot: "facts.summary", language: "fr" }] })).toBe("untranslated");
  expect(standingOf(segment("held", [[{ text: "x" }], []]), "fr", text, clean)).toBe("untranslated");
});

test("marks count octets: a letter of two octets is one sign", () => {
  const pieces = piecesOf([{ text: "Détenu " }, { text: "3 mars", slot: 0 }], [{ begin: 1, end: 3 }, { begin: 8, end: 9 }]);
  expect(pieces.map(({ text: words, marked, slot }) => [words, marked, slot])).toEqual([["D", false, undefined], ["é", true, undefined], ["tenu ", false, undefined], ["3", true, 0], [" mars", false, 0]]);
});

test("a slot names what is asked and of which offence", () => {
  expect(askedOf("offence.title/tax/fraud")).toEqual({ name: "offence.title", offence: "tax/fraud" });
  expect(askedOf("facts.summary")).toEqual({ name: "facts.summary", offence: "" });
  expect(offencesOf(text)).toEqual(["fraud"]);
});

test("words that are sent are one paragraph", () => {
  expect(oneParagraph("one \r\n\n two")).toBe("one two");
});

test("a translation whose source was worded anew is to be looked at, before what the guard found of it", () => {
  const place = (language: string) => ({ language, begin: 0, end: 0, says: "" });
  const outdated: PaperSegment = { ...held, origin: "free", outdated: [1] };
  const review: PaperReview = { ...clean, differences: [{ kind: "outdated", segment: "held", source: place("en"), other: place("fr") }] };
  expect(isOutdated(outdated, "fr", text)).toBe(true);
  expect(isOutdated(outdated, "en", text)).toBe(false);
  expect(standingOf(outdated, "fr", text, review)).toBe("outdated");
  expect(isOpen(standingOf(outdated, "fr", text, review))).toBe(true);
  expect(standingOf(outdated, "fr", text, { ...clean, differences: [...review.differences, { kind: "date", segment: "held", source: place("en"), other: place("fr") }] })).toBe("outdated");
  expect(standingOf({ ...outdated, outdated: undefined }, "fr", text, clean)).toBe("written");
});
