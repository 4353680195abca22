// SPDX-License-Identifier: EUPL-1.2
// Answers of several parts, taken apart for their fields and put together again.

export interface Parts {
  years: number;
  months: number;
  days: number;
  hours: number;
}

/** "P1Y6M" → 1 year, 6 months; null for what is no period. Weeks become days. */
export function readPeriod(text: string): Parts | null {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?$/.exec(text);
  if (!found || text === "P" || text.endsWith("T")) return null;
  const number = (at: number) => Number(found[at] ?? 0);
  return { years: number(1), months: number(2), days: number(3) * 7 + number(4), hours: number(5) };
}

export function writePeriod({ years, months, days, hours }: Parts): string {
  const day = `${years ? `${years}Y` : ""}${months ? `${months}M` : ""}${days ? `${days}D` : ""}`;
  const time = hours ? `T${hours}H` : "";
  return day + time === "" ? "P0D" : `P${day}${time}`;
}

export type DayShape = "day" | "month" | "year" | "span";

/** A day known in part: 2026-11-??, 2026, 2001-01-09..2001-01-10, ..2001-01-10. */
export function dayShape(text: string): DayShape {
  if (text.includes("..")) return "span";
  if (/^\d{4}-\d{2}-\?\?$/.test(text)) return "month";
  return /^\d{4}$/.test(text) ? "year" : "day";
}

/** Short and unlike the ids already there; it names the offence in links and files. */
export function offenceId(name: string, taken: string[]): string {
  const word = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 24);
  const base = /^[a-z]/.test(word) ? word : `o${taken.length + 1}`;
  let id = base;
  for (let n = 2; taken.includes(id); n += 1) id = `${base}-${n}`;
  return id;
}

export const penaltyKinds = ["imprisonment", "detention-order", "fine", "life", "death", "indeterminate"];
