// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef, useState } from "react";

/** The width an element has now: pictures are drawn for it, so that their letters stay as large as those of the page. */
export function useWidth<E extends HTMLElement>(before: number) {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
