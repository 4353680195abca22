// SPDX-License-Identifier: EUPL-1.2
// What is said of a picture, as the commands take it (docs/formats/news.md).
import { octetsOf } from "./room";

export interface PictureWords {
  alternative: string;
  alternative_fr: string;
  alternative_ru: string;
  credit: string;
}

export const mostPictures = 6;
const longest = 300;

/** Trimmed; null while one of them lacks or is too long. */
export function pictureWords({ alternative, alternative_fr, alternative_ru, credit }: PictureWords): PictureWords | null {
  const words = { alternative: alternative.trim(), alternative_fr: alternative_fr.trim(), alternative_ru: alternative_ru.trim(), credit: credit.trim() };
  return Object.values(words).every((one) => one !== "" && octetsOf(one) <= longest) ? words : null;
}
