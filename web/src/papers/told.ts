// SPDX-License-Identifier: EUPL-1.2
// What a paper is told beside the facts, as a form holds it and as it is sent (docs/formats/templates.md, section 6).
import type { PaperTemplates } from "../office/types";

export type TemplateField = PaperTemplates["templates"][number]["fields"][number];

/** A field of the template, of one offence where it is asked of each. */
export interface Asked {
  key: string;
  field: TemplateField;
  offence: string;
}

/** For each of its entries the words per language; a value that is the same in all languages stands once. */
export type Entries = Record<string, string[][]>;

export const hasWords = ({ type }: TemplateField) => type === "text" || type === "name";

export function askedFields(fields: TemplateField[], offences: string[]): Asked[] {
  return fields.flatMap((field) => (field.per_offence ? offences.map((offence) => ({ key: `${field.name}/${offence}`, field, offence })) : [{ key: field.name, field, offence: "" }]));
}

function toldOf(told: Record<string, unknown>, { field, offence }: Asked): unknown {
  const part = (offence ? (told.offences as Record<string, unknown> | undefined)?.[offence] : told.fields) as Record<string, unknown> | undefined;
  return part?.[field.name];
}

function signs(value: unknown, field: TemplateField, languages: string[]): string[] {
  if (!hasWords(field)) return [value === undefined || value === null ? "" : String(value)];
  if (typeof value === "string") return languages.map((_, at) => (at === 0 ? value : ""));
  const words = (value ?? {}) as Record<string, string>;
  return languages.map((language) => words[language] ?? "");
}

export function entriesOf(told: Record<string, unknown>, asked: Asked[], languages: string[]): Entries {
  return Object.fromEntries(
    asked.map((one) => {
      const value = toldOf(told, one);
      const items = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [one.field.list && Array.isArray(value) ? undefined : value];
      return [one.key, items.map((item) => signs(item, one.field, languages))];
    }),
  );
}

function sentValue(words: string[], field: TemplateField, languages: string[]): unknown {
  const given = words.map((word) => word.trim());
  if (given.every((word) => word === "")) return null;
  if (!hasWords(field)) return given[0];
  // One spelling of a name may stand for all languages; words stand for their own alone.
  if (field.type === "name" && given.slice(1).every((word) => word === "")) return given[0];
  return Object.fromEntries(languages.map((language, at) => [language, given[at] ?? ""]).filter(([, word]) => word !== ""));
}

export interface Told {
  fields?: Record<string, unknown>;
  offences?: Record<string, Record<string, unknown>>;
}

/** What was changed, to be sent; null where nothing was. Of `entries` are those that somebody touched. */
export function changesOf(entries: Entries, before: Entries, asked: Asked[], languages: string[]): Told | null {
  const told: Told = {};
  for (const { key, field, offence } of asked) {
    const items = entries[key];
    if (items === undefined || JSON.stringify(items) === JSON.stringify(before[key])) continue;
    const values = items.map((words) => sentValue(words, field, languages)).filter((value) => value !== null);
    const value = field.list ? values : (values[0] ?? null);
    if (offence) ((told.offences ??= {})[offence] ??= {})[field.name] = value;
    else (told.fields ??= {})[field.name] = value;
  }
  return told.fields || told.offences ? told : null;
}
