// SPDX-License-Identifier: EUPL-1.2
// What changes in cases and in the register, as far as one may see it and as the server tells it (docs/formats/api-office.md, "Lists"). One stream for the desk.
import { useEffect, useRef } from "react";
import { officeAddress } from "./ask";
import { connectionFound, connectionLost } from "./connection";
import { refreshSession } from "./session";

export interface News {
  /** What changed: "case", or of the register "agreement", "news" … */
  of: string;
  id: string;
  number: string;
  version: number;
}

type Told = Pick<News, "number" | "version"> & ({ case: string } | { word: string; holding: string });
const newsOf = ({ number, version, ...told }: Told): News => ("case" in told ? { of: "case", id: told.case, number, version } : { of: told.word, id: told.holding, number, version });

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

/** A stream that the server ended is opened again: soon at first, then ever more seldom. */
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
let pause = FIRST_PAUSE_MS;
let reopening: ReturnType<typeof setTimeout> | null = null;

function openLater(): void {
  reopening = setTimeout(() => {
    reopening = null;
    open(true);
  }, pause);
  pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
}

/** `missed`: until it stands, and while it is broken, changes are told by nobody. */
function open(missed: boolean): void {
  const source = new EventSource(officeAddress("events"));
  stream = source;
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
    pause = FIRST_PAUSE_MS;
    if (missed) for (const listener of listeners) listener(null);
    missed = false;
  });
  for (const name of ["case", "register"])
    source.addEventListener(name, (event) => {
      const news = newsOf(JSON.parse((event as MessageEvent<string>).data) as Told);
      for (const listener of listeners) listener(news);
    });
  source.addEventListener("error", () => {
    missed = true;
    if (source !== stream) return;
    // The browser tries again by itself, unless the server said no: then the session may be over.
    if (source.readyState !== EventSource.CLOSED) {
      connectionLost();
      return;
    }
    stream = null;
    void refreshSession();
    openLater();
  });
}

/** Calls `listener` for every change, as long as the component is shown. */
export function useNews(listener: Listener): void {
  const newest = useRef(listener);
  newest.current = listener;
  useEffect(() => {
    const listen: Listener = (news) => newest.current(news);
    listeners.add(listen);
    if (stream === null && reopening === null) open(false);
    return () => {
      listeners.delete(listen);
      if (listeners.size > 0) return;
      stream?.close();
      stream = null;
      if (reopening !== null) clearTimeout(reopening);
      reopening = null;
      pause = FIRST_PAUSE_MS;
      stood = Promise.resolve();
    };
  }, []);
}
