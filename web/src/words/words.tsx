// SPDX-License-Identifier: EUPL-1.2
import { IntlMessageFormat } from "intl-messageformat";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

export const languages = ["en", "fr", "ru"] as const;
export type Language = (typeof languages)[number];
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
};

const stored = "comity.language";

function preferred(): Language {
  const wanted = [localStorage.getItem(stored) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.map((tag) => languages.find((code) => code === tag)).find((code) => code !== undefined) ?? "en";
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
      setState({ language: wanted, catalogues });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  if (state === null) return null;
  const setLanguage = (language: string) => {
    const known = languages.find((code) => code === language);
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
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      formats.set(id, format);
    }
    return String(format.format(values));
  };
}

/** "2026-11-21" as people write it; a day known in part, or a span, is shown as the register has it. */
export function formatDate(day: string | null | undefined, language: Language): string {
  if (!day) return "–";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day.replace("..", " – ");
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return day; // 2026-02-30 is shown as it was typed
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(date);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}
