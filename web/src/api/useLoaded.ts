// SPDX-License-Identifier: EUPL-1.2
import { type DependencyList, useEffect, useState } from "react";
import { ApiProblem } from "./client";

export interface Loaded<T> {
  /** The last value that came; kept while a newer one is under way, so that the page does not flicker, unless that is of something else. */
  value?: T;
  problem?: ApiProblem;
  loading: boolean;
  retry: () => void;
}

interface State<T> {
  value?: T;
  problem?: ApiProblem;
  loading: boolean;
  of: string;
}

/**
 * Loads when `deps` change; an answer that comes after they changed again is dropped. `null` loads nothing. `of` names what
 * is asked about: once it is another, nothing that came for the one before is given any more.
 */
export function useLoaded<T>(load: (() => Promise<T>) | null, deps: DependencyList, of = ""): Loaded<T> {
  const [state, setState] = useState<State<T>>({ loading: load !== null, of });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (load === null) {
      setState({ loading: false, of });
      return;
    }
    let current = true;
    const kept = (before: State<T>) => (before.of === of ? before.value : undefined);
    setState((before) => ({ value: kept(before), loading: true, of }));
    load().then(
      (value) => current && setState({ value, loading: false, of }),
      (reason: unknown) => {
        const problem = reason instanceof ApiProblem ? reason : new ApiProblem(0, "", String(reason));
        if (current) setState((before) => ({ value: kept(before), problem, loading: false, of }));
      },
    );
    return () => {
      current = false;
    };
    // The caller names what the load depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, of, attempt]);
  const { value, problem, loading }: Omit<State<T>, "of"> = state.of === of ? state : { loading: load !== null };
  return { value, problem, loading, retry: () => setAttempt((n) => n + 1) };
}
