// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { IntlMessageFormat } from "intl-messageformat";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import courtEn from "../court/words.en.json";
import courtFr from "../court/words.fr.json";
import courtRu from "../court/words.ru.json";
import readerEn from "../reader/words.en.json";
import readerFr from "../reader/words.fr.json";
import readerRu from "../reader/words.ru.json";
import { catalogues as ar } from "./ar";
import { catalogues as deskAr } from "./desk.ar";
import { catalogues as deskEn } from "./desk.en";
import { catalogues as deskFr } from "./desk.fr";
import { catalogues as deskRu } from "./desk.ru";
import { catalogues as en } from "./en";
import { catalogues as registerAr } from "./register.ar";
import { catalogues as registerEn } from "./register.en";
import { catalogues as roomsAr } from "./rooms.ar";
import { catalogues as roomsEn } from "./rooms.en";
import { catalogues as roomsFr } from "./rooms.fr";
import { catalogues as roomsRu } from "./rooms.ru";
import { catalogues as fr } from "./fr";
import { catalogues as registerFr } from "./register.fr";
import { catalogues as ru } from "./ru";
import { catalogues as registerRu } from "./register.ru";

type Catalogue = Record<string, string>;
const all: Record<string, Record<string, Catalogue>> = {
  en: { ...en, ...deskEn, ...registerEn, ...roomsEn, court: courtEn, reader: readerEn }, fr: { ...fr, ...deskFr, ...registerFr, ...roomsFr, court: courtFr, reader: readerFr }, ru: { ...ru, ...deskRu, ...registerRu, ...roomsRu, court: courtRu, reader: readerRu },
};
const pages = Object.keys(all.en ?? {});

interface Part {
  type: number;
  value: string;
  options?: Record<string, { value: Part[] }>;
}
// Element types of ICU messages that carry a name; 0 is text, 7 the "#" of a plural.
const placeholders = (parts: Part[]): string[] =>
  parts.flatMap((part) => [
    ...(part.type === 0 || part.type === 7 ? [] : [part.value]),
    ...Object.values(part.options ?? {}).flatMap((option) => placeholders(option.value)),
  ]);
const plurals = (parts: Part[]): string[][] => parts.flatMap((part) => (part.type === 6 ? [Object.keys(part.options ?? {})] : []));
const parse = (message: string, language: string) =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst() as unknown as Part[];

describe.each(pages)("the words of %s", (page) => {
  const english = all.en?.[page] ?? {};

  test.each(["fr", "ru"])("have the same keys in %s as in English", (language) => {
    expect(Object.keys(all[language]?.[page] ?? {}).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(["en", "fr", "ru"])("are nowhere empty in %s and all are ICU messages", (language) => {
    for (const [key, message] of Object.entries(all[language]?.[page] ?? {})) {
      expect(message.trim(), key).not.toBe("");
      expect(() => parse(message, language), key).not.toThrow();
    }
  });

  test.each(["fr", "ru"])("take the same values in %s as in English", (language) => {
    const names = (message: string, lang: string) => [...new Set(placeholders(parse(message, lang)))].sort();
    for (const [key, message] of Object.entries(english))
      expect(names(all[language]?.[page]?.[key] ?? "", language), key).toEqual(names(message, "en"));
  });

  // CLDR: Russian counts 1 and 2–4 by forms of their own; "other" may stand for 5 and more.
  test("have the Russian plural forms", () => {
    for (const [key, message] of Object.entries(all.ru?.[page] ?? {}))
      for (const forms of plurals(parse(message, "ru"))) expect(forms, key).toEqual(expect.arrayContaining(["one", "few", "other"]));
  });

  test("are in Cyrillic where they are Russian", () => {
    for (const [key, message] of Object.entries(all.ru?.[page] ?? {})) {
      const letters = parse(message, "ru").some((part) => part.type === 0 && /\p{L}{3}/u.test(part.value));
      if (letters && message !== "Comity" && english[key] === message) expect.fail(`${page}.${key} is not translated: ${message}`);
    }
  });
});

const arabic: Record<string, Catalogue> = { ...ar, ...deskAr, ...roomsAr };

describe.each(["app", ...Object.keys(deskAr), "approvals", "newcase"])("the Arabic words of %s", (page) => {
  const [own, english] = [arabic[page] ?? {}, all.en?.[page] ?? {}];

  test("have the same keys and take the same values as in English", () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(english))
      expect([...new Set(placeholders(parse(own[key] ?? "", "ar")))].sort(), key).toEqual([...new Set(placeholders(parse(message, "en")))].sort());
  });

  test("have every plural form of Arabic", () => {
    for (const [key, message] of Object.entries(own)) for (const forms of plurals(parse(message, "ar"))) expect(forms.sort(), key).toEqual(["few", "many", "one", "other", "two", "zero"]);
  });

  test("are in Arabic letters, but for the names of keys", () => {
    for (const [key, message] of Object.entries(own)) if (!/^key-[^]*(?<!-does)$/.test(key) && /\p{L}/u.test(message.replace(/\{[^}]*\}/g, ""))) expect(message, key).toMatch(/\p{Script=Arabic}/u);
  });
});

test("the desk is wholly in Arabic but for its rooms, and of the register its frame is", () => {
  expect(Object.keys(deskAr)).toEqual(Object.keys(deskEn));
  const frame: Catalogue = registerAr.register;
  expect(Object.keys(frame).sort()).toEqual(Object.keys(registerEn.register).sort());
  for (const key of Object.keys(frame).filter((each) => /^(kind|stage|pane|room)-/.test(each))) expect(frame[key], key).toMatch(/\p{Script=Arabic}/u);
});

test("every message a page names is there", () => {
  const missing: string[] = [];
  for (const file of readdirSync("src", { recursive: true }).map(String)) {
    if (!file.endsWith(".tsx") || file.includes(".test.")) continue;
    const source = readFileSync(`src/${file}`, "utf8");
    for (const [, variable, page] of source.matchAll(/const (\w+) = useWords\("(\w+)"\)/g)) {
      const inPages = [...source.matchAll(new RegExp(`const ${variable} = useWords\\("(\\w+)"\\)`, "g"))].map((found) => found[1] ?? "");
      for (const [, key] of source.matchAll(new RegExp(`\\b${variable}\\("([^"]+)"`, "g")))
        if (key && !inPages.some((one) => key in (all.en?.[one] ?? {}))) missing.push(`${file}: ${page}.${key}`);
    }
  }
  expect(missing).toEqual([]);
});
