// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import { type News, useNews } from "./news";

/** News come in bursts: what they change is asked for once they pause. */
const PAUSE_MS = 400;

/** Grows whenever something changed, or may have, that `concerns` the caller. */
export function useRound(concerns: (news: News) => boolean): number {
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
  return round;
}
