// SPDX-License-Identifier: EUPL-1.2
// Whether the server answers: told by each request, by the browser and by the stream of news.
import { useSyncExternalStore } from "react";

let answered = true;
const listeners = new Set<() => void>();

function tell(now: boolean): void {
  if (now === answered) return;
  answered = now;
  for (const listener of listeners) listener();
}

export const connectionLost = () => tell(false);
export const connectionFound = () => tell(true);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("offline", connectionLost);
  addEventListener("online", connectionFound);
  return () => {
    listeners.delete(listener);
    removeEventListener("offline", connectionLost);
    removeEventListener("online", connectionFound);
  };
}

export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => answered);
}
