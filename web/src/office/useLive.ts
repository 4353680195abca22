// SPDX-License-Identifier: EUPL-1.2
import { type DependencyList, useEffect, useState } from "react";
import { type Loaded, useLoaded } from "../api/useLoaded";
import { type News, newsStand, useNews } from "./news";

/** News come in bursts: what they change is asked for once they pause. */
const PAUSE_MS = 400;

/** Loads once the stream of news stands, and again whenever something changed, or may have, in a case that `concerns` it. */
export function useLive<T>(load: (() => Promise<T>) | null, deps: DependencyList, concerns: (news: News) => boolean = () => true): Loaded<T> {
  const [round, setRound] = useState(0);
  const [heard, setHeard] = useState(0);
  useNews((news) => {
    if (news === null || concerns(news)) setHeard((count) => count + 1);
  });
  useEffect(() => {
    if (heard === 0) return;
    const timer = setTimeout(() => setRound((count) => count + 1), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [heard]);
  return useLoaded(load && (() => newsStand().then(load)), [...deps, round]);
}
