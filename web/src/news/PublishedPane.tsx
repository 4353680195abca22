// SPDX-License-Identifier: EUPL-1.2
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { NewsRevision } from "../office/register";
import { useNewsItem } from "../register/holding";
import { useLanguageName } from "../register/languageName";
import { publicAddress } from "../register/publicAddress";
import { spoken, useLanguage, useWords } from "../words/words";
import { PublicPreview } from "./PublicPreview";

function Revision({ revision, at }: { revision: NewsRevision; at: number }) {
  const t = useWords("news");
  const { language } = useLanguage();
  const { personName, today } = useCommon();
  const languageName = useLanguageName();
  const { number, revisions, stage } = useNewsItem();
  const last = revisions.findLast(({ on }) => on <= today);
  const stands = stage === "published" && revision === last;
  return (
    <li>
      <div className="row-what">
        <h3>
          {at === 0 ? t("first") : t("correction")} · {shortDay(revision.on, language)} {stands && <span className="badge good">{t("public-now")}</span>}
        </h3>
        <p className="hint">{t("published-by", { name: personName(revision.recorded.by) })}</p>
        {revision.note[spoken(language)] && <p className="quoted">{revision.note[spoken(language)]}</p>}
        {stands && (
          <p className="row no-print">
            {revision.texts.map((text) => (
              <a key={text.language} href={publicAddress(text.language, "news", number)} target="_blank" rel="noreferrer">
                {t("public-page", { language: languageName(text.language) })}
              </a>
            ))}
          </p>
        )}
        {revision.texts.map((text) => (
          <details key={text.language}>
            <summary>
              {languageName(text.language)}: <span lang={text.language}>{text.headline}</span>
            </summary>
            <PublicPreview text={text} on={revisions[0]?.on ?? revision.on} pictures={revision.pictures} tags={revision.tags} states={revision.states} corrections={revisions.slice(1, at + 1)} />
          </details>
        ))}
      </div>
    </li>
  );
}

/** All that was ever public of it, the newest first. */
export function PublishedPane() {
  const t = useWords("news");
  const { language } = useLanguage();
  const { revisions, withdrawn_on, withdrawn_because } = useNewsItem();
  return (
    <section className="panel" aria-labelledby="published">
      <h2 id="published">
        {t("published")} <span className="count">{revisions.length}</span>
      </h2>
      {revisions.length === 0 && <p className="hint">{t("not-public-yet")}</p>}
      {withdrawn_on && <p className="notice">{t("withdrawn-since", { day: shortDay(withdrawn_on, language), reason: withdrawn_because[spoken(language)] })}</p>}
      <ol className="rows" reversed>
        {revisions.map((revision, at) => <Revision key={revision.id} revision={revision} at={at} />).reverse()}
      </ol>
    </section>
  );
}
