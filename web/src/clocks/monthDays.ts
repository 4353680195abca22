// SPDX-License-Identifier: EUPL-1.2
const DAY_MS = 86_400_000;

/** The weeks that hold a month, "2026-11", Monday first (ISO 8601), with the days around it that fill them. */
export function monthDays(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const begin = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS;
  const [year = 0, at = 1] = month.split("-").map(Number);
  const end = Date.UTC(year, at, 1);
  const weeks: string[][] = [];
  for (let week = begin; week < end; week += 7 * DAY_MS) weeks.push(Array.from({ length: 7 }, (_, day) => new Date(week + day * DAY_MS).toISOString().slice(0, 10)));
  return weeks;
}
