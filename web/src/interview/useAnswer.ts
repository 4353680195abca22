// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import { api, type ApiProblem } from "../api/client";
import type { Question, RequestAnswer } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { compareRequests, type RequestChanges } from "./changes";
import { requestOf } from "./request";

interface Asked {
  request: RequestAnswer;
  language: string;
  changes: RequestChanges | null;
}

/** The answer to the question in the address, and what it changed against the one before; `kind` is what a single measure is called. */
export function useAnswer(question: Question | null, kind: string, language: string): { request?: RequestAnswer; changes: RequestChanges | null; problem?: ApiProblem; loading: boolean; retry: () => void } {
  const text = JSON.stringify(question);
  const loaded = useLoaded(question ? () => api.determine(question, language).then((answer) => ({ request: requestOf(answer, kind), language })) : null, [text, language]);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const now = loaded.value;
    if (now === undefined) return;
    setAsked((before) => {
      if (before?.request === now.request) return before;
      // The same answer in another language changes nothing.
      return { ...now, changes: before && before.language === now.language ? compareRequests(before.request, now.request) : null };
    });
  }, [loaded.value]);
  return { request: asked?.request, changes: asked?.changes ?? null, problem: loaded.problem, loading: loaded.loading, retry: loaded.retry };
}
