// SPDX-License-Identifier: EUPL-1.2
// The languages of pages that are one file each, and how their messages take values.

export const languages = { en: "English", fr: "Français", ru: "Русский" } as const;
export type Language = keyof typeof languages;
export type Catalogue = Record<string, string>;

/** Says a message of a catalogue with its values; numbers as the language writes them. */
export const sayer =
  (language: Language, catalogue: Catalogue) =>
  (key: string, values: Record<string, string | number> = {}): string =>
    (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : (value ?? "");
    });

export const preferred = (tags: readonly string[]): Language => {
  const known = Object.keys(languages) as Language[];
  return tags.map((tag) => known.find((language) => tag.startsWith(language))).find(Boolean) ?? "en";
};
