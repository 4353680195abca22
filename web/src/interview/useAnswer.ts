// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import { api, type ApiProblem } from "../api/client";
import type { Answer, Question } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { type Changes, compare } from "./changes";

interface Asked {
  answer: Answer;
  language: string;
  changes: Changes | null;
}

/** The answer to the question in the address, and what it changed against the one before. */
export function useAnswer(question: Question | null, language: string): { answer?: Answer; changes: Changes | null; problem?: ApiProblem; loading: boolean; retry: () => void } {
  const text = JSON.stringify(question);
  const loaded = useLoaded(question ? () => api.determine(question, language).then((answer) => ({ answer, language })) : null, [text, language]);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const now = loaded.value;
    if (now === undefined) return;
    setAsked((before) => {
      if (before?.answer === now.answer) return before;
      // The same answer in another language changes nothing.
      return { ...now, changes: before && before.language === now.language ? compare(before.answer, now.answer) : null };
    });
  }, [loaded.value]);
  return { answer: asked?.answer, changes: asked?.changes ?? null, problem: loaded.problem, loading: loaded.loading, retry: loaded.retry };
}
