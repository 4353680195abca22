// SPDX-License-Identifier: EUPL-1.2
import { officeAddress } from "../office/ask";
import type { NewsPicture } from "../office/register";
import { useNewsItem } from "../register/holding";
import { registerWords } from "../words/register";
import { useLoaded } from "../api/useLoaded";
import type { Language } from "../words/words";

/** A picture as the public page shows it: what it shows is said in the language around it. */
export function NewsPhotograph({ picture, language }: { picture: NewsPicture; language: Language }) {
  const { id } = useNewsItem();
  const said = language === "fr" || language === "ru" ? language : "en";
  const { value: words } = useLoaded(() => registerWords[said](), [said]);
  return (
    <figure className="photograph" lang={said}>
      <img src={officeAddress(`news/${id}/pictures/${picture.id}`)} width={picture.width} height={picture.height} alt={picture.alternative[said]} loading="lazy" />
      <figcaption>
        {words?.catalogues.news?.photograph}: {picture.credit}
      </figcaption>
    </figure>
  );
}
