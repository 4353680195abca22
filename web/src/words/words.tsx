// SPDX-License-Identifier: EUPL-1.2
import { IntlMessageFormat } from "intl-messageformat";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** Those that have all words; pages come in one of them by the browser's wish alone. */
export const languages = ["en", "fr", "ru"] as const;
/** Arabic shows that the pages can be mirrored: it has the words of the frame and of the first pages, and is only given to who chooses it. */
export const offered = [...languages, "ar"] as const;
export type Language = (typeof offered)[number];
/** The language to ask the server in, which has those that have all words. */
export const spoken = (language: string): (typeof languages)[number] => languages.find((code) => code === language) ?? "en";
const fromTheRight: readonly Language[] = ["ar"];

/**
 * What stands among words of the other direction without turning them, or being turned: a date, a name, an address (Unicode UAX #9,
 * FSI and PDI). What begins with such a part itself has no letters that say its direction: it has that of the page (RLI).
 */
export const isolated = (text: string, language: Language): string => (fromTheRight.includes(language) ? `${/^[\u2067\u2068]/.test(text) ? "\u2067" : "\u2068"}${text}\u2069` : text);

/** Several things on one line, those that there are: each in its own direction, the line in that of the page (RLM). */
export function joined(parts: readonly (string | false | null | undefined)[], language: Language, by = " · "): string {
  const there = parts.filter((part): part is string => Boolean(part));
  if (!fromTheRight.includes(language) || there.length === 0) return there.join(by);
  return `\u200f${there.map((part) => isolated(part, language)).join(by.replace(",", "،"))}`;
}

/** From one to the next, in the direction in which the page is read. */
export const onward = (language: Language): string => (fromTheRight.includes(language) ? "←" : "→");

/** How days and numbers are written: with the digits of the records, also in Arabic. */
export const localeOf = (language: Language): string => ({ en: "en-GB", fr: "fr", ru: "ru", ar: "ar-u-nu-latn" })[language];
type Catalogue = Record<string, string>;
type Catalogues = Record<string, Catalogue>;
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** Where the catalogues of a language come from, each a chunk of its own. */
export type CatalogueLoaders = Record<Language, () => Promise<{ catalogues: Catalogues }>>;

// The catalogues of every public page.
const loaders: CatalogueLoaders = {
  en: () => import("./en"),
  fr: () => import("./fr"),
  ru: () => import("./ru"),
  ar: () => import("./ar"),
};

const stored = "comity.language";

function preferred(): Language {
  const chosen = offered.find((code) => code === localStorage.getItem(stored));
  return chosen ?? navigator.languages.map((tag) => languages.find((code) => code === tag.slice(0, 2))).find((code) => code !== undefined) ?? "en";
}

interface LanguageState {
  language: Language;
  catalogues: Catalogues;
  setLanguage: (language: string) => void;
}

const LanguageContext = createContext<LanguageState | null>(null);

/** Holds the language and its words; shows nothing until the words are there, so that no screen is mixed. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(preferred);
  const [state, setState] = useState<{ language: Language; catalogues: Catalogues } | null>(null);
  useEffect(() => {
    let current = true;
    void loaders[wanted]().then(({ catalogues }) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      document.documentElement.dir = fromTheRight.includes(wanted) ? "rtl" : "ltr";
      setState({ language: wanted, catalogues });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  if (state === null) return null;
  const setLanguage = (language: string) => {
    const known = offered.find((code) => code === language);
    if (known === undefined) return;
    localStorage.setItem(stored, known);
    setWanted(known);
  };
  return <LanguageContext value={{ ...state, setLanguage }}>{children}</LanguageContext>;
}

/** The words of rooms that most readers never enter, added to those there are; shows nothing until they are there. */
export function MoreWords({ from, children }: { from: CatalogueLoaders; children: ReactNode }) {
  const outer = useLanguageState();
  const [more, setMore] = useState<{ language: Language; catalogues: Catalogues } | null>(null);
  useEffect(() => {
    let current = true;
    void from[outer.language]().then(({ catalogues }) => {
      if (current) setMore({ language: outer.language, catalogues });
    });
    return () => {
      current = false;
    };
  }, [from, outer.language]);
  const all = useMemo(() => (more?.language === outer.language ? { ...outer, catalogues: { ...outer.catalogues, ...more.catalogues } } : null), [outer, more]);
  return all && <LanguageContext value={all}>{children}</LanguageContext>;
}

function useLanguageState(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === null) throw new Error("words are used outside LanguageProvider");
  return state;
}

export function useLanguage(): { language: Language; setLanguage: (language: string) => void } {
  const { language, setLanguage } = useLanguageState();
  return { language, setLanguage };
}

const formats = new Map<string, IntlMessageFormat>();

const apart = (values: Record<string, string | number> = {}, language: Language) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? isolated(value, language) : value]));

/** The words of a page: ICU messages by key. A key that is missing is a fault of the program and shows itself. */
export function useWords(page: string): Words {
  const { language, catalogues } = useLanguageState();
  const catalogue = catalogues[page] ?? {};
  return (key, values) => {
    const message = catalogue[key];
    if (message === undefined) return `⟦${page}.${key}⟧`;
    const id = `${language}.${page}.${key}`;
    let format = formats.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(fromTheRight.includes(language) ? apart(values, language) : values));
  };
}

/** "2026-11-21" as people write it; a day known in part, or a span, is shown as the register has it. */
export function formatDate(day: string | null | undefined, language: Language): string {
  if (!day) return "–";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day.replace("..", " – ");
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return day; // 2026-02-30 is shown as it was typed
  return isolated(new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "UTC" }).format(date), language);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}
