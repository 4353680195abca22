// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { GlossaryTerm } from "../office/types";
import { languagesOf, saidWords, termsFor, wordsOf } from "./glossary";

const term = (id: string, words: Record<string, string>): GlossaryTerm => ({ id, words, note: "", source: "", withdrawn: false, withdrawn_because: "", recorded: { by: "tara", at: "2026-01-01T00:00:00Z", event: 1, on_behalf_of: "" } });
const terms = [term("t1", { en: "speciality", fr: "spécialité; règle de la spécialité" }), term("t2", { en: "surrender", ru: "передача лица", de: "Übergabe" })];

test("a pair of languages has the terms with words in both, by what stands among them", () => {
  expect(termsFor(terms, "en", "fr", "").map(({ id }) => id)).toEqual(["t1"]);
  expect(termsFor(terms, "fr", "en", "RÈGLE").map(({ id }) => id)).toEqual(["t1"]);
  expect(termsFor(terms, "en", "ru", "spec")).toEqual([]);
});

test("the first of several words is the preferred one", () => {
  expect(wordsOf(terms[0]!, "fr")).toEqual(["spécialité", "règle de la spécialité"]);
  expect(wordsOf(terms[0]!, "ru")).toEqual([]);
});

test("languages of the pages come first, then the others in their order", () => {
  expect(languagesOf(terms, ["en", "fr", "ru"])).toEqual(["en", "fr", "ru", "de"]);
});

test("what is left empty is not said", () => {
  expect(saidWords({ en: " speciality ", fr: "  " })).toEqual({ en: "speciality" });
});
