// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { type Loaded, useLoaded } from "../api/useLoaded";
import { type Catalogue, describe } from "../interview/question";
import { factLabel, useReader } from "../interview/Reading";
import { valueText } from "../interview/fields";
import { useCommon } from "../office/common";
import { useLanguage } from "../words/words";

/** The law's facts by name, in the reader's language. */
export function useCatalogue(): Loaded<Catalogue> {
  const { language } = useLanguage();
  return useLoaded(async () => new Map((await api.facts(language)).facts.map((fact) => [fact.name, fact])), [language]);
}

/** Puts facts and their values into words. */
export function useFactWords(known: Catalogue | undefined): { label: (fact: string) => string; value: (fact: string, value: unknown) => string } {
  const { states } = useCommon();
  const reader = useReader(states);
  return {
    label: (fact) => (known ? factLabel(fact, known, reader) : fact),
    value: (fact, value) => valueText((known && describe(fact, known)) ?? { type: "text" }, value, reader),
  };
}

/** Facts about one person; the others hold for the whole case (src/cases/decide_parts.cpp). */
export const aboutPerson = (fact: string) => ["custody.", "surrender.", "consent.", "person.", "transit."].some((part) => fact.startsWith(part));
