// SPDX-License-Identifier: EUPL-1.2
// The glossary as the desk reads and keeps it (docs/formats/glossary.md).
import type { Recording } from "../desk/RecordForm";
import { commandPath, send } from "../office/ask";
import type { GlossaryCommands } from "../office/commands";
import type { useAccount } from "../office/session";
import type { GlossaryDone, GlossaryTerm } from "../office/types";

/** Whoever words papers keeps the words; the server holds to it. */
export const mayKeepTerms = (account: ReturnType<typeof useAccount>) => account.roles.some((role) => ["officer", "head-of-unit", "translator"].includes(role));

export function giveGlossary<K extends keyof GlossaryCommands>(command: K, body: GlossaryCommands[K], at: Record<string, string>, how: Recording): Promise<GlossaryDone> {
  // An empty glossary has no version that one could build upon.
  return send<GlossaryDone>(`glossary/${commandPath(command, at)}`, body, { ...how, basedOn: how.basedOn || undefined });
}

/** Words of a term in a language, the preferred one first. */
export const wordsOf = (term: GlossaryTerm, language: string): string[] => (term.words[language] ?? "").split(";").map((word) => word.trim()).filter(Boolean);

/** The languages in which the terms have words; those of the pages come first. */
export function languagesOf(terms: GlossaryTerm[], first: readonly string[]): string[] {
  const others = new Set(terms.flatMap(({ words }) => Object.keys(words)));
  first.forEach((language) => others.delete(language));
  return [...first, ...[...others].sort()];
}

/** Those with words in both languages that have the text among these. */
export function termsFor(terms: GlossaryTerm[], from: string, to: string, text: string): GlossaryTerm[] {
  const wanted = text.trim().toLowerCase();
  return terms.filter(({ words }) => words[from] && words[to] && `${words[from]};${words[to]}`.toLowerCase().includes(wanted));
}

/** Of a draft by language those that say something. */
export const saidWords = (words: Record<string, string>) => Object.fromEntries(Object.entries(words).map(([language, said]) => [language, said.trim()]).filter(([, said]) => said !== ""));
