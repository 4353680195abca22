// SPDX-License-Identifier: EUPL-1.2
import { changedOf } from "../desk/changed";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { Assignment } from "../register/Assignment";
import { useChanges, useNewsItem } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { HoldingHead } from "../register/HoldingHead";
import { useLanguageName } from "../register/languageName";
import { languages, spoken, useLanguage, useWords } from "../words/words";
import { newsBody, NewsFields } from "./NewsFields";
import { CorrectNews, PublishNews, WithdrawNews } from "./NewsForms";

/** What it is about, since when it is public, and what leads it there and back. */
export function NewsHead() {
  const t = useWords("news");
  const { language } = useLanguage();
  const { tags, revisions, withdrawn_on, withdrawn_because } = useNewsItem();
  return (
    <HoldingHead
      what={t("item")}
      facts={[
        [t("tags"), tags.join(", ")],
        [t("public-from"), revisions[0] ? shortDay(revisions[0].on, language) : ""],
        [t("corrected-on"), revisions.slice(1).map(({ on }) => shortDay(on, language)).join(", ")],
        [t("withdrawn-on"), withdrawn_on && `${shortDay(withdrawn_on, language)}: ${withdrawn_because[spoken(language)]}`],
      ]}
    >
      <Ways />
    </HoldingHead>
  );
}

/** What an editor can do now, or why not. */
function Ways() {
  const t = useWords("news");
  const { today } = useCommon();
  const languageName = useLanguageName();
  const { texts, revisions, proposals, withdrawn_on } = useNewsItem();
  const changes = useChanges();
  const missing = languages.filter((language) => !texts.some((text) => text.language === language));
  const first = revisions[0];
  const waits = proposals.some(({ status }) => status === "waiting");
  const open = changes && withdrawn_on === "" && !waits;
  return (
    <>
      {changes && waits && <p className="hint no-print">{t("waits-still")}</p>}
      {open && missing.length > 0 && <p className="hint no-print">{t("missing-texts", { languages: missing.map(languageName).join(", ") })}</p>}
      <div className="row no-print">
        {open && missing.length === 0 && first === undefined && <Folded label={t("publish")}>{(close) => <PublishNews onClose={close} />}</Folded>}
        {open && first !== undefined && first.on <= today && <Folded label={t("correct")}>{(close) => <CorrectNews onClose={close} />}</Folded>}
        {open && first !== undefined && <Folded label={t("withdraw")}>{(close) => <WithdrawNews onClose={close} />}</Folded>}
        {open && <Describe />}
        <Assignment />
      </div>
    </>
  );
}

function Describe() {
  const t = useWords("register");
  const { title, tags, states } = useNewsItem();
  return (
    <Folded label={t("describe")}>
      {(close) => (
        <HoldingForm to="news" command="description" initial={{ title, tags: tags.join(", "), states }} body={(draft, began) => changedOf(newsBody(draft), newsBody(began))} onDone={close} onCancel={close}>
          {(draft, set) => <NewsFields draft={draft} set={set} />}
        </HoldingForm>
      )}
    </Folded>
  );
}
