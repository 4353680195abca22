// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "../api/client";
import { read } from "../office/ask";
import { newsStand, useNews } from "../office/news";
import type { Cases } from "../office/types";
import { askedOf, type Filter } from "./filter";

export type ListedCase = Cases["cases"][number];

interface Docket {
  rows: ListedCase[];
  next: string | null;
  total: number | undefined;
  problem: ApiProblem | undefined;
  loading: boolean;
}

const PAGE = 100;
const PAUSE_MS = 600;

/** The work list, page after page as it is scrolled; the rows before stay while a new question is under way. */
export function useDocket(filter: Filter): Docket & { more: () => void; retry: () => void } {
  const [docket, setDocket] = useState<Docket>({ rows: [], next: null, total: undefined, problem: undefined, loading: true });
  const [round, setRound] = useState(0);
  const asked = askedOf(filter, {});
  // Answers that were overtaken are dropped.
  const current = useRef(0);
  const fetching = useRef(false);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useNews(() => {
    // Somebody deep in the list is not thrown back to its beginning.
    if (docket.rows.length > PAGE) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRound((count) => count + 1), PAUSE_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    const turn = ++current.current;
    fetching.current = true;
    setDocket((before) => ({ ...before, loading: true, problem: undefined }));
    newsStand()
      .then(() => read<Cases>(`cases?${askedOf(filter, { limit: String(PAGE), total: "true" })}`))
      .then(
        (page) => {
          if (turn !== current.current) return;
          fetching.current = false;
          setDocket({ rows: page.cases, next: page.next, total: page.total, problem: undefined, loading: false });
        },
        (problem: ApiProblem) => {
          if (turn !== current.current) return;
          fetching.current = false;
          setDocket((before) => ({ ...before, problem, loading: false }));
        },
      );
    // The question as text stands for the filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, round]);

  const more = () => {
    if (docket.next === null || fetching.current) return;
    const turn = current.current;
    fetching.current = true;
    read<Cases>(`cases?${askedOf(filter, { limit: String(PAGE), cursor: docket.next })}`).then(
      (page) => {
        fetching.current = false;
        if (turn === current.current) setDocket((before) => ({ ...before, rows: [...before.rows, ...page.cases], next: page.next }));
      },
      (problem: ApiProblem) => {
        fetching.current = false;
        if (turn === current.current) setDocket((before) => ({ ...before, problem, next: null }));
      },
    );
  };
  return { ...docket, more, retry: () => setRound((count) => count + 1) };
}
