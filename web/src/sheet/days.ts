// SPDX-License-Identifier: EUPL-1.2
import { formatDate, type Language, type Words } from "../words/words";

/** A day of the register in words: a day known only to lie in a span is told as that. `t` speaks for the sheet. */
export function dayWords(day: string | null, t: Words, language: Language): string | null {
  if (!day) return null;
  const [from, to, ...more] = day.split("..");
  if (to === undefined || more.length > 0) return formatDate(day, language);
  if (!from) return t("day-not-after", { day: formatDate(to, language) });
  if (!to) return t("day-not-before", { day: formatDate(from, language) });
  return t("day-between", { from: formatDate(from, language), to: formatDate(to, language) });
}
