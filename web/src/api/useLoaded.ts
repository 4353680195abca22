// SPDX-License-Identifier: EUPL-1.2
import { type DependencyList, useEffect, useState } from "react";
import { ApiProblem } from "./client";

export interface Loaded<T> {
  /** The last value that came; kept while a newer one is under way, so that the page does not flicker. */
  value?: T;
  problem?: ApiProblem;
  loading: boolean;
  retry: () => void;
}

/** Loads when `deps` change; an answer that comes after they changed again is dropped. `null` loads nothing. */
export function useLoaded<T>(load: (() => Promise<T>) | null, deps: DependencyList): Loaded<T> {
  const [state, setState] = useState<{ value?: T; problem?: ApiProblem; loading: boolean }>({ loading: load !== null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (load === null) {
      setState({ loading: false });
      return;
    }
    let current = true;
    setState((before) => ({ value: before.value, loading: true }));
    load().then(
      (value) => current && setState({ value, loading: false }),
      (reason: unknown) => {
        const problem = reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason));
        if (current) setState((before) => ({ value: before.value, problem, loading: false }));
      },
    );
    return () => {
      current = false;
    };
    // The caller names what the load depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, attempt]);
  return { ...state, retry: () => setAttempt((n) => n + 1) };
}
