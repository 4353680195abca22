// SPDX-License-Identifier: EUPL-1.2
// What changes in cases one may see, as the server tells it (docs/formats/api-office.md, "Lists"). One stream for the page.
import { useEffect, useRef } from "react";
import { address } from "../api/client";
import { connectionFound, connectionLost } from "./connection";
import { refreshSession } from "./session";

export interface News {
  case: string;
  number: string;
  version: number;
}

type Listener = (news: News) => void;
const listeners = new Set<Listener>();
let stream: EventSource | null = null;

function open(): void {
  stream = new EventSource(address("events"));
  stream.addEventListener("open", connectionFound);
  stream.addEventListener("case", (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as News;
    for (const listener of listeners) listener(news);
  });
  stream.addEventListener("error", () => {
    // The browser tries again by itself, unless the server said no: then the session is over.
    if (stream?.readyState === EventSource.CLOSED) void refreshSession();
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
    };
  }, []);
}
