// SPDX-License-Identifier: EUPL-1.2
import { isolated, joined, type Language, localeOf } from "../words/words";

const DAY_MS = 86_400_000;

/** The day it is now at the seat of the authority. */
export function todayAt(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** Whole days from one to the other; negative when it lies behind; null where a day is not known. */
export function daysBetween(from: string, to: string): number | null {
  const [a, b] = [from, to].map((day) => (/^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(`${day.slice(0, 10)}T00:00:00Z`) : Number.NaN));
  return a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b) ? null : Math.round((b - a) / DAY_MS);
}

// To make one takes far longer than to write a day with it, and lists write hundreds.
const shapes = new Map<string, Intl.DateTimeFormat>();
function shapeOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${options.dateStyle ?? ""}`;
  const known = shapes.get(key) ?? new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: "UTC" });
  shapes.set(key, known);
  return known;
}

/** "22 Nov 2026": for lists. */
export function shortDay(day: string | null | undefined, language: Language): string {
  if (!day) return "–";
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  // Arabic would write figures and strokes alone, which turn round beside other letters: the month has its name.
  const shape: Intl.DateTimeFormatOptions = language === "ar" ? { day: "numeric", month: "short", year: "numeric" } : { dateStyle: "medium" };
  return isolated(shapeOf(language, shape).format(date), language);
}

/** "Sunday, 22 November 2026". */
export function longDay(day: string, language: Language): string {
  return shapeOf(language, { dateStyle: "full" }).format(new Date(`${day}T00:00:00Z`));
}

/** An instant as the clock showed it where it was recorded: "22 Nov 2026, 07:43". */
export function moment(instant: string, language: Language): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant);
  return parts ? isolated(joined([shortDay(parts[1], language), parts[2]], language, ", "), language) : instant;
}

/** Now, as RFC 3339 with the offset of this machine: what a person means by a moment they type. */
export function withOffset(local: string): string {
  const offset = -new Date(local).getTimezoneOffset();
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offset) % 60).padStart(2, "0");
  return `${local.length === 16 ? `${local}:00` : local}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}
