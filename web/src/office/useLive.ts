// SPDX-License-Identifier: EUPL-1.2
import type { DependencyList } from "react";
import { type Loaded, useLoaded } from "../api/useLoaded";
import { type News, newsStand } from "./news";
import { useRound } from "./useRound";

/** Loads once the stream of news stands, and again whenever something changed, or may have, that `concerns` it; `of` as useLoaded has it. */
export function useLive<T>(load: (() => Promise<T>) | null, deps: DependencyList, concerns: (news: News) => boolean = () => true, of = ""): Loaded<T> {
  const round = useRound(concerns);
  return useLoaded(load && (() => newsStand().then(load)), [...deps, round], of);
}
