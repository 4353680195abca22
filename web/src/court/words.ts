// SPDX-License-Identifier: EUPL-1.2
// The words of the page in three languages, all of them in the one file it is.
import linesEn from "../casefile/words.en.json";
import linesFr from "../casefile/words.fr.json";
import linesRu from "../casefile/words.ru.json";
import codesEn from "../codes/words.en.json";
import codesFr from "../codes/words.fr.json";
import codesRu from "../codes/words.ru.json";
import en from "./words.en.json";
import fr from "./words.fr.json";
import ru from "./words.ru.json";
import { type Catalogue, type Language, sayer } from "./language";

export { type Language, preferred } from "./language";

const own: Record<Language, Catalogue> = { en, fr, ru };
const codes: Record<Language, Catalogue> = { en: codesEn, fr: codesFr, ru: codesRu };
const lines: Record<Language, Catalogue> = { en: linesEn, fr: linesFr, ru: linesRu };

export interface Words {
  language: Language;
  /** A message of words.*.json with its values. */
  say: (key: string, values?: Record<string, string | number>) => string;
  /** The word of a record; one that this page does not know shows itself. */
  code: (group: string, word: string) => string;
  /** What a part of a payload is called. */
  line: (name: string) => string;
  moment: (milliseconds: number) => string;
  number: (value: number) => string;
}

export function wordsOf(language: Language): Words {
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  return {
    language,
    say: sayer(language, own[language]),
    number,
    code: (group, word) => codes[language][`${group}-${word.replaceAll(" ", "-")}`] ?? word.replaceAll("-", " "),
    line: (name) => lines[language][`line-${name}`] ?? name,
    moment: (milliseconds) => `${new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" }).format(milliseconds)} UTC`,
  };
}
