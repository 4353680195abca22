// SPDX-License-Identifier: EUPL-1.2
import { navigate, usePlace } from "../app/router";

/** What the reader chose; the address holds all of it, so that it can be shared. */
export interface AtlasChoice {
  a: string;
  b: string;
  kind: string;
  on: string;
  /** Only the States with which there is no basis, or none is known. */
  gaps?: boolean;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function chosenDay(query: URLSearchParams): string | null {
  const on = query.get("on") ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : null;
}

export function choiceOf(query: URLSearchParams): AtlasChoice {
  return {
    a: (query.get("a") ?? "").toUpperCase(),
    b: (query.get("b") ?? "").toUpperCase(),
    kind: query.get("kind") ?? "extradition",
    on: chosenDay(query) ?? today(),
    ...(query.get("show") === "gaps" && { gaps: true }),
  };
}

/** A day that was chosen stays in the address, also today's: who opens it tomorrow sees the same answer. */
export function addressOf(choice: AtlasChoice, dayChosen = choice.on !== today()): string {
  const query = new URLSearchParams();
  if (choice.a) query.set("a", choice.a);
  if (choice.b) query.set("b", choice.b);
  if (choice.kind !== "extradition") query.set("kind", choice.kind);
  if (dayChosen) query.set("on", choice.on);
  if (choice.gaps) query.set("show", "gaps");
  const text = query.toString();
  return text ? `./?${text}` : "./";
}

export function useAtlasAddress() {
  const { query } = usePlace();
  const choice = choiceOf(query);
  const choose = (change: Partial<AtlasChoice>, replace = false) => {
    const dayChosen = change.on !== undefined || chosenDay(query) !== null;
    navigate(addressOf({ ...choice, ...change }, dayChosen), { replace });
  };
  return { choice, choose };
}
