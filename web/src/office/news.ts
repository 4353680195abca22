// SPDX-License-Identifier: EUPL-1.2
// What changes in cases one may see, as the server tells it (docs/formats/api-office.md, "Lists"). One stream for the desk.
import { useEffect, useRef } from "react";
import { address } from "../api/client";
import { connectionFound, connectionLost } from "./connection";
import { refreshSession } from "./session";

export interface News {
  case: string;
  number: string;
  version: number;
}

/** Told of a change; with null when something may have changed that nobody told. */
type Listener = (news: News | null) => void;
const listeners = new Set<Listener>();
let stream: EventSource | null = null;

/** How long a question waits for the stream: where it does not come, a page without news is better than none. */
const PATIENCE_MS = 1000;
let stood: Promise<void> = Promise.resolve();

/**
 * When the stream stands, or will not in time. What is asked behind it misses nothing: a change recorded before is in the
 * answer, one recorded after is told.
 */
export const newsStand = (): Promise<void> => stood;

function open(): void {
  const source = new EventSource(address("events"));
  stream = source;
  // Until it stands, and while it is broken, changes are told by nobody.
  let missed = false;
  stood = new Promise((done) => {
    const patience = setTimeout(() => {
      missed = true;
      done();
    }, PATIENCE_MS);
    for (const end of ["open", "error"])
      source.addEventListener(end, () => {
        clearTimeout(patience);
        done();
      });
  });
  source.addEventListener("open", () => {
    connectionFound();
    if (missed) for (const listener of listeners) listener(null);
    missed = false;
  });
  source.addEventListener("case", (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as News;
    for (const listener of listeners) listener(news);
  });
  source.addEventListener("error", () => {
    missed = true;
    // The browser tries again by itself, unless the server said no: then the session is over.
    if (source.readyState === EventSource.CLOSED) void refreshSession();
    else connectionLost();
  });
}

/** Calls `listener` for every change, as long as the component is shown. */
export function useNews(listener: Listener): void {
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => {
    const listen: Listener = (news) => newest.current(news);
    listeners.add(listen);
    if (stream === null) open();
    return () => {
      listeners.delete(listen);
      if (listeners.size > 0) return;
      stream?.close();
      stream = null;
      stood = Promise.resolve();
    };
  }, []);
}
