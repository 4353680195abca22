// SPDX-License-Identifier: EUPL-1.2
import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** So many rows are drawn where scrolling goes to, that it never shows a hole, and so many where it comes from: each one drawn is laid out and painted in every frame. */
const AHEAD = 10;
const BEHIND = 3;
/** Where the view begins and ends is counted in so many rows: most frames of scrolling then draw nothing. */
const STEP = 5;
/** Until a row was measured. */
const FIRST_ROWS = 40;

interface View {
  /** Of the box, in px: how far it is scrolled, and its height. */
  top: number;
  height: number;
  /** Height of a row in px; 0 until one was measured. */
  row: number;
  /** The way it was scrolled last. */
  up: boolean;
}

export function rowsInView({ top, height, row, up, count }: View & { count: number }): { first: number; last: number } {
  if (row === 0) return { first: 0, last: Math.min(count, FIRST_ROWS) };
  const step = row * STEP;
  return { first: Math.max(0, Math.floor(top / step) * STEP - (up ? AHEAD : BEHIND)), last: Math.min(count, Math.ceil((top + height) / step) * STEP + (up ? BEHIND : AHEAD)) };
}

/** Which rows of a long list are to be drawn in a box that scrolls; all are equally high. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number): { first: number; last: number; row: number; printing: boolean } {
  const [at, setAt] = useState<View>({ top: 0, height: 0, row: 0, up: false });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const drawn = element.querySelector<HTMLElement>("[data-row]");
      const row = drawn?.getBoundingClientRect().height ?? 0;
      setAt(({ up }) => ({ top: element.scrollTop, height: element.clientHeight, row, up }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, count === 0]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let frame = 0;
    let top = element.scrollTop;
    let up = false;
    const follow = () => {
      if (element.scrollTop !== top) up = element.scrollTop < top;
      top = element.scrollTop;
      const at = { top, up };
      setAt((before) => {
        const now = { ...before, ...at };
        const was = rowsInView({ ...before, count });
        const is = rowsInView({ ...now, count });
        return was.first === is.first && was.last === is.last ? before : now;
      });
    };
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      element.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(frame);
    };
  }, [box, count]);
  // Paper shows all of the list that is here.
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return { ...(printing ? { first: 0, last: count } : rowsInView({ ...at, count })), row: at.row, printing };
}
