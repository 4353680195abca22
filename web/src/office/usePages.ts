// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";
import { ApiProblem, query } from "../api/client";
import { read } from "./ask";
import { newsStand } from "./news";

/** Rows of one answer. */
const PAGE = 100;

interface Pages<Row> {
  rows: Row[];
  /** Of the next page; null at the end. */
  next: string | null;
  problem: ApiProblem | undefined;
  loading: boolean;
}

/**
 * A list of the API, page after page: `list` is its path, `rows` the member of its answers. The rows before stay while a new
 * question is under way; an answer that another question overtook is dropped. Asked for anew as `round` grows (useRound),
 * unless somebody is deep in the list: they are not thrown back to its beginning.
 */
export function usePages<Row>(list: string, asked: Record<string, string>, rows: string, round = 0): Pages<Row> & { more: () => void; retry: () => void } {
  const [pages, setPages] = useState<Pages<Row>>({ rows: [], next: null, problem: undefined, loading: true });
  const question = query(asked);
  const current = useRef(0);

  const load = (cursor: string | null) => {
    const turn = ++current.current;
    setPages((before) => ({ ...before, problem: undefined, loading: true }));
    newsStand()
      .then(() => read<Record<string, Row[]> & { next: string | null }>(`${list}?${query({ ...asked, limit: String(PAGE), ...(cursor && { cursor }) })}`))
      .then(
        (page) => {
          const came = page[rows] ?? [];
          if (turn === current.current) setPages((before) => ({ rows: cursor ? [...before.rows, ...came] : came, next: page.next, problem: undefined, loading: false }));
        },
        (reason: unknown) => {
          const problem = reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason));
          if (turn === current.current) setPages((before) => ({ ...before, rows: cursor ? before.rows : [], problem, loading: false }));
        },
      );
  };
  // Where the last answer ended: what failed is asked for again from there.
  const reached = useRef<string | null>(null);
  useEffect(() => {
    reached.current = null;
    load(null);
    // The question as text stands for what is asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [list, question]);
  useEffect(() => {
    if (round > 0 && pages.rows.length <= PAGE) load(null);
    // What changed is asked for as the list is asked for now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [round]);
  return {
    ...pages,
    more: () => {
      reached.current = pages.next;
      load(pages.next);
    },
    retry: () => load(reached.current),
  };
}
