// SPDX-License-Identifier: EUPL-1.2
// Where days lie in the period of a programme, as parts of its length.
import { daysBetween } from "../office/days";

export interface Span {
  /** From 0 at the first day to 1 behind the last. */
  from: number;
  to: number;
}

/** The days of an item in the period; what lies outside is cut off. */
export function spanIn(period: { from: string; to: string }, from: string, to: string): Span {
  const days = (daysBetween(period.from, period.to) ?? 0) + 1;
  const part = (day: number) => Math.min(1, Math.max(0, day / days));
  return { from: part(daysBetween(period.from, from) ?? 0), to: part((daysBetween(period.from, to) ?? 0) + 1) };
}

/** Where a day lies; nothing where it is not in the period. */
export const placeOf = (period: { from: string; to: string }, day: string): number | null => (day < period.from || day > period.to ? null : spanIn(period, day, day).from);
