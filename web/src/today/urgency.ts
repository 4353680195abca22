// SPDX-License-Identifier: EUPL-1.2
import { daysBetween } from "../office/days";
import type { Clocks } from "../office/types";

export type ListedClock = Clocks["clocks"][number];

/** The day to keep: the careful one where courts count differently. Its absence is a gap, which is worse than any day. */
export const dayToKeep = (clock: { careful: string; due: string; gap: boolean }) => (clock.gap ? "" : clock.careful || clock.due);

export type Urgency = "over" | "now" | "soon" | "later";

/** Three days and one day are the alarms of the office (docs/formats/lifecycles.md); a week is time to prepare. */
export function urgency(left: number | null): Urgency {
  if (left === null || left < 0) return "over";
  if (left <= 3) return "now";
  return left <= 7 ? "soon" : "later";
}

/** One person held in one case, with all clocks of their custody, the nearest first. */
export interface HeldPerson {
  key: string;
  clocks: [ListedClock, ...ListedClock[]];
}

/** Those held, whose day is nearest first; a limit that nobody knows comes before all. */
export function heldPersons(clocks: ListedClock[]): HeldPerson[] {
  const sorted = clocks
    .filter((clock) => clock.kind === "custody")
    .sort((one, other) => (dayToKeep(one) === dayToKeep(other) ? one.id.localeCompare(other.id) : dayToKeep(one).localeCompare(dayToKeep(other))));
  const people = new Map<string, HeldPerson>();
  for (const clock of sorted) {
    const key = `${clock.case}/${clock.subject}`;
    const known = people.get(key);
    if (known) known.clocks.push(clock);
    else people.set(key, { key, clocks: [clock] });
  }
  return [...people.values()];
}

/** What is not about liberty: overdue, and up to `days` ahead. */
export function deadlines(clocks: ListedClock[], today: string, days: number): ListedClock[] {
  return clocks
    .filter((clock) => clock.kind !== "custody" && !(clock.silent_until && clock.silent_until > today))
    .filter((clock) => (daysBetween(today, dayToKeep(clock)) ?? -1) <= days)
    .sort((one, other) => dayToKeep(one).localeCompare(dayToKeep(other)));
}
