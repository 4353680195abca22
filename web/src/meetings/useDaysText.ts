// SPDX-License-Identifier: EUPL-1.2
import { shortDay } from "../office/days";
import { useLanguage } from "../words/words";

/** "12 Mar 2024", or "12 Mar 2024 – 13 Mar 2024". */
export function useDaysText(): (from: string, to: string) => string {
  const { language } = useLanguage();
  return (from, to) => (from === to ? shortDay(from, language) : `${shortDay(from, language)} – ${shortDay(to, language)}`);
}
