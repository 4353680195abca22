// SPDX-License-Identifier: EUPL-1.2
import { changeEvents, type ChangeEvent } from "../api/types";
import { navigate, usePlace } from "../app/router";
import { today } from "../atlas/useAtlasAddress";

export const views = ["events", "differences"] as const;

/** What the reader chose; the address holds all of it, so that it can be shared. */
export interface ChangesChoice {
  view: (typeof views)[number];
  from: string;
  /** "" is without end. */
  to: string;
  state: string;
  instrument: string;
  event: ChangeEvent | "";
  kind: string;
}

/** No instrument of the register is older. */
export const firstDay = "1700-01-01";

export const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text >= firstDay;

export function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`.replace("-02-29", "-02-28");
}

export function choiceOf(query: URLSearchParams): ChangesChoice {
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isDay(text) ? text : "";
  };
  const event = query.get("event");
  return {
    view: views.find((one) => one === query.get("view")) ?? "events",
    from: day("from") || yearsBefore(today(), 1),
    to: day("to"),
    state: (query.get("state") ?? "").toUpperCase(),
    instrument: query.get("instrument") ?? "",
    event: changeEvents.find((one) => one === event) ?? "",
    kind: query.get("kind") ?? "",
  };
}

/** `kept` is what other pages carry along: the pair and the day of the Atlas. */
export function addressOf(choice: ChangesChoice, kept: URLSearchParams = new URLSearchParams()): string {
  const query = new URLSearchParams([...kept].filter(([name]) => ["a", "b", "on"].includes(name)));
  const given = { ...choice, view: choice.view === "events" ? "" : choice.view, from: choice.from === yearsBefore(today(), 1) ? "" : choice.from };
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `changes?${text}` : "changes";
}

export function useChangesAddress() {
  const { query } = usePlace();
  const choice = choiceOf(query);
  const choose = (change: Partial<ChangesChoice>, replace = false) => navigate(addressOf({ ...choice, ...change }, query), { replace });
  return { choice, choose };
}
