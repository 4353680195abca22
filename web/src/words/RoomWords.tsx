// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { type CatalogueLoaders, MoreWords } from "./words";

const roomWords: CatalogueLoaders = {
  en: () => import("./rooms.en"),
  fr: () => import("./rooms.fr"),
  ru: () => import("./rooms.ru"),
  ar: () => import("./rooms.ar"),
};

/** The words of the desk's larger rooms, which its other pages do without. */
export function RoomWords({ children }: { children: ReactNode }) {
  return <MoreWords from={roomWords}>{children}</MoreWords>;
}
