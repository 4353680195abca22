// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueLoaders } from "./words";

/** The words of agreements, programmes and the library. */
export const registerWords: CatalogueLoaders = {
  en: () => import("./register.en"),
  fr: () => import("./register.fr"),
  ru: () => import("./register.ru"),
};
