// SPDX-License-Identifier: EUPL-1.2
import type { Change } from "../api/types";

export interface EventDay {
  day: string;
  events: Change[];
}

/** The events by day, the last day first; within a day in the order of the register. */
export function eventDays(events: Change[]): EventDay[] {
  const days = new Map<string, Change[]>();
  for (const event of events) days.set(event.day, [...(days.get(event.day) ?? []), event]);
  return [...days].map(([day, those]) => ({ day, events: those })).reverse();
}

/** The first `limit` events; the day on which they run out is cut. */
export function firstEvents(days: EventDay[], limit: number): EventDay[] {
  const shown: EventDay[] = [];
  let left = limit;
  for (const { day, events } of days) {
    if (left <= 0) break;
    shown.push({ day, events: events.slice(0, left) });
    left -= events.length;
  }
  return shown;
}

/** The sentence of an event around the title of its instrument; the effect, which stands at its end, is told apart. */
export function sentenceParts({ words, title, effect }: Change): [before: string, title: string, after: string] {
  const sentence = effect && words.endsWith(effect) ? words.slice(0, -effect.length).trimEnd() : words;
  const at = title ? sentence.indexOf(title) : -1;
  return at < 0 ? [sentence, "", ""] : [sentence.slice(0, at), title, sentence.slice(at + title.length)];
}
