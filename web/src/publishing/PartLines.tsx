// SPDX-License-Identifier: EUPL-1.2
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useRegisterCodes } from "../register/codes";
import { languages, useLanguage, useWords } from "../words/words";
import { linesOf, type Part } from "./part";

/** A part as it is public, or would be. */
export function PartLines({ part }: { part: Part }) {
  const t = useWords("publishing");
  const code = useRegisterCodes();
  const { stateName } = useCommon();
  const { language: read } = useLanguage();
  return (
    <dl className="particulars">
      {languages.map((language) => (
        <div key={language}>
          <dt>{t(`title-${language}`)}</dt>
          <dd lang={language}>{part.titles[language]}</dd>
        </div>
      ))}
      <div>
        <dt>{t("source")}</dt>
        <dd>{part.source}</dd>
      </div>
      {linesOf(part, { code, day: (day) => shortDay(day, read), state: stateName, text: t }).map(({ name, lines }) => (
        <div key={name}>
          <dt>{t(`field-${name}`)}</dt>
          <dd>
            {lines.map((line, at) => (
              <div key={at}>{line}</div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
