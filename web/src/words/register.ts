// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueLoaders } from "./words";

/** The words of what the register keeps. */
export const registerWords: CatalogueLoaders = {
  en: () => import("./register.en"),
  fr: () => import("./register.fr"),
  ru: () => import("./register.ru"),
  ar: () => import("./register.ar"),
};
