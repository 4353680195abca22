// SPDX-License-Identifier: EUPL-1.2
import { createContext, useContext } from "react";
import type { Answer, Question, State } from "../api/types";
import { useLanguage, useWords } from "../words/words";
import type { Reader } from "./fields";
import { type Catalogue, describe, offenceOf, statusOf } from "./question";

/** What every part of the result needs to put it into words. */
export interface Reading {
  question: Question;
  answer: Answer;
  known: Catalogue;
  states: State[];
  /** Instruments by id. */
  titles: Map<string, string>;
  /** Results the last answer changed. */
  changed: Set<string>;
  /** How far below the page's own headings those of this answer stand. */
  depth: number;
  /** What the ids of its parts begin with: among several answers each has its own; "" where there is one. */
  within: string;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error("a result is shown without its answer");
  return reading;
}

export function useReader(states: State[]): Reader {
  const t = useWords("interview");
  const { language } = useLanguage();
  return { t, language, state: (code) => states.find((state) => state.code === code)?.name ?? code };
}

/** "coe-024:6.1.a#court" → coe-024, 6.1.a. */
export function citation(rule: string): { instrument: string; article: string } {
  const [instrument = rule, article = ""] = rule.split(/:(.*)/s);
  return { instrument, article: article.split("#")[0] ?? "" };
}

export function instrumentTitle(id: string, reading: Reading): string {
  const known = reading.titles.get(id);
  if (known) return known;
  return Object.entries(reading.answer.texts).find(([rule]) => citation(rule).instrument === id)?.[1].instrument ?? id;
}

/** What a fact is called. */
export function factLabel(name: string, known: Catalogue, { t, state }: Reader): string {
  if (name === "offences") return t("offences");
  const status = statusOf(name);
  if (status) return t("status-fact", { state: state(status.state), instrument: status.instrument });
  const label = describe(name, known)?.label ?? name;
  const offence = offenceOf(name);
  return offence ? `${label} (${offence})` : label;
}

/** A question in the reader's language; what no fact of the catalogue asks, the engine asks in English alone. */
export function askText(question: { fact: string; ask: string }, { t, state }: Reader): string {
  if (question.fact === "offences") return t("ask-offences");
  const status = statusOf(question.fact);
  return status ? t("ask-status", { state: state(status.state), instrument: status.instrument }) : question.ask;
}

/** "g.nationality" → the words the answer has for it. */
export function resultLabels(answer: Answer): Map<string, string> {
  const labels = new Map<string, string>();
  const lists = [answer.grounds, answer.conditions, answer.deadlines, answer.duties, answer.formal, answer.documents, answer.documents_possible, answer.use_limits];
  for (const result of lists.flat()) {
    const label = result.label || answer.texts[result.rule]?.title;
    if (label && result.id && !labels.has(result.id)) labels.set(result.id, label);
    if (label && !labels.has(result.rule)) labels.set(result.rule, label);
  }
  return labels;
}
