// SPDX-License-Identifier: EUPL-1.2
import type { Answer, NextQuestion, RequestAnswer } from "../api/types";

/** An open question, and the measures whose answer waits for it. */
export interface OpenQuestion extends NextQuestion {
  measures: string[];
}

/** The answer to a question of one measure in the form of one of several. */
export function requestOf(answer: Answer | RequestAnswer, kind: string): RequestAnswer {
  if ("measures" in answer) return answer;
  return { ...answer, measures: [{ id: kind, measure: kind, label: "", outcome: answer.outcome, answer }], letters: [] };
}

/** What all measures ask, each fact once: those of most measures first, as `comity determine` has them. */
export function openQuestions(request: RequestAnswer): OpenQuestion[] {
  const asked = new Map<string, OpenQuestion>();
  for (const { id, answer } of request.measures) {
    for (const question of answer.questions) {
      const same = asked.get(question.fact);
      if (!same) asked.set(question.fact, { ...question, measures: [id] });
      else asked.set(question.fact, { ...same, decides: [...new Set([...same.decides, ...question.decides])], measures: [...same.measures, id] });
    }
  }
  return [...asked.values()].sort((one, other) => other.measures.length - one.measures.length);
}
