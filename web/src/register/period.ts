// SPDX-License-Identifier: EUPL-1.2
// Periods as the register writes them (ISO 8601): one number and one unit.

export const units = ["D", "W", "M", "Y"] as const;
export type Unit = (typeof units)[number];

export interface Period {
  count: number;
  unit: Unit;
}

/** Nothing of what is written otherwise: it is shown as it stands. */
export function readPeriod(text: string): Period | null {
  const [, count, unit] = /^P(\d{1,5})([DWMY])$/.exec(text) ?? [];
  return count && unit ? { count: Number(count), unit: unit as Unit } : null;
}

/** What a field holds of it: "30D"; "D" while there is no number. */
export const periodDraft = (text: string): string => text.slice(1) || "D";

/** What was entered, as commands take it: "P30D"; "" where no whole number was. */
export const periodOf = (draft: string): string => (/^[1-9]\d{0,4}[DWMY]$/.test(draft) ? `P${draft}` : "");
