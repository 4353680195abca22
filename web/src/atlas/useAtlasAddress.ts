// SPDX-License-Identifier: EUPL-1.2
import { navigate, usePlace } from "../app/router";

/** What the reader chose; the address holds all of it, so that it can be shared. */
export interface AtlasChoice {
  a: string;
  b: string;
  kind: string;
  on: string;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function choiceOf(query: URLSearchParams): AtlasChoice {
  const on = query.get("on") ?? "";
  return {
    a: (query.get("a") ?? "").toUpperCase(),
    b: (query.get("b") ?? "").toUpperCase(),
    kind: query.get("kind") ?? "extradition",
    on: /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : today(),
  };
}

export function addressOf(choice: AtlasChoice): string {
  const query = new URLSearchParams();
  if (choice.a) query.set("a", choice.a);
  if (choice.b) query.set("b", choice.b);
  if (choice.kind !== "extradition") query.set("kind", choice.kind);
  if (choice.on !== today()) query.set("on", choice.on);
  const text = query.toString();
  return text ? `./?${text}` : "./";
}

export function useAtlasAddress() {
  const { query } = usePlace();
  const choice = choiceOf(query);
  const choose = (change: Partial<AtlasChoice>, replace = false) => navigate(addressOf({ ...choice, ...change }), { replace });
  return { choice, choose };
}
