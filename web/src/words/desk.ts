// SPDX-License-Identifier: EUPL-1.2
import type { CatalogueLoaders } from "./words";

/** The words of the officer's desk. */
export const deskWords: CatalogueLoaders = {
  en: () => import("./desk.en"),
  fr: () => import("./desk.fr"),
  ru: () => import("./desk.ru"),
  ar: () => import("./desk.ar"),
};
