// SPDX-License-Identifier: EUPL-1.2
import { useLanguage } from "../words/words";

/** "en": "English", as the reader calls it. */
export function useLanguageName(): (tag: string) => string {
  const { language } = useLanguage();
  return (tag) => {
    try {
      return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
    } catch {
      return tag; // no tag of BCP 47
    }
  };
}
