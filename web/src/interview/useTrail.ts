// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "react";

/** The questions before this one. Every answer is an entry of the browser's history, so its own "back" works as well. */
export function useTrail(hash: string): { canGoBack: boolean; leave: (hash: string) => void; back: () => void } {
  const [trail, setTrail] = useState<string[]>([]);
  const before = useRef(hash);
  useEffect(() => {
    if (hash === before.current) return;
    before.current = hash;
    setTrail((now) => (now.at(-1) === hash ? now.slice(0, -1) : now));
  }, [hash]);
  return {
    canGoBack: trail.length > 0,
    leave: (left) => setTrail((now) => [...now, left]),
    back: () => history.back(),
  };
}
