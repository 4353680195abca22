// SPDX-License-Identifier: EUPL-1.2
// Words in each language of the public pages, as commands take them: "note", "note_fr", "note_ru".
import { languages } from "../words/words";

export type InLanguage<W extends string> = W | `${W}_fr` | `${W}_ru`;
export type PublicDraft<W extends string> = Record<InLanguage<W>, string>;

export const inLanguage = <W extends string>(word: W, language: (typeof languages)[number]): InLanguage<W> => (language === "en" ? word : `${word}_${language}`);

/** What a form begins with: the words that stand now, or none. */
export const wordsNow = <W extends string>(word: W, now: Record<(typeof languages)[number], string>) => Object.fromEntries(languages.map((language) => [inLanguage(word, language), now[language]])) as PublicDraft<W>;
export const noWords = <W extends string>(word: W) => wordsNow(word, { en: "", fr: "", ru: "" });

/** Trimmed; null while a language lacks them. */
export function publicWords<W extends string>(word: W, draft: PublicDraft<W>): PublicDraft<W> | null {
  const given = languages.map((language) => [inLanguage(word, language), draft[inLanguage(word, language)].trim()] as const);
  return given.every(([, words]) => words !== "") ? (Object.fromEntries(given) as PublicDraft<W>) : null;
}
