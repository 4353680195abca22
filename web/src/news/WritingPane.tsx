// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { query } from "../api/client";
import { Link, navigate, usePlace } from "../app/router";
import { AreaField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import type { NewsText } from "../office/register";
import { useChanges, useNewsItem } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useLanguageName } from "../register/languageName";
import { formatNumber, languages, useLanguage, useWords } from "../words/words";
import { paragraphs } from "./paragraphs";
import { PublicPreview } from "./PublicPreview";
import { LONGEST_HEADLINE, LONGEST_TEXT, octetsOf } from "./room";

/** Where the text in a language is written. */
function useAddressOf(): (language: string) => string {
  const { id } = useNewsItem();
  const { query: place } = usePlace();
  return (language) => `desk/news/${id}?${query({ language, on: place.get("on") ?? "", known: place.get("known") ?? "" })}`;
}

/** The texts in every language of the authority, one at a time, beside what a reader will see. */
export function WritingPane() {
  const t = useWords("news");
  const languageName = useLanguageName();
  const addressOf = useAddressOf();
  const { query: place } = usePlace();
  const { texts, proposals, withdrawn_on } = useNewsItem();
  const waits = proposals.some(({ status }) => status === "waiting");
  const writes = useChanges() && withdrawn_on === "" && !waits;
  const asked = place.get("language") ?? "";
  const further = texts.map(({ language }) => language).filter((language) => !languages.some((one) => one === language));
  const all = [...new Set([...languages, ...further, ...(/^[a-z]{2,3}$/.test(asked) ? [asked] : [])])];
  const chosen = all.includes(asked) ? asked : "en";
  const text = texts.find(({ language }) => language === chosen);
  return (
    <section className="panel" aria-labelledby="writing">
      <h2 id="writing">{t("texts")}</h2>
      <nav className="row news-languages no-print" aria-label={t("languages")}>
        {all.map((language) => (
          <Link key={language} to={addressOf(language)} aria-current={language === chosen ? "true" : undefined}>
            {languageName(language)} {!texts.some((one) => one.language === language) && <span className="badge warn">{t("missing")}</span>}
          </Link>
        ))}
        {writes && <FurtherLanguage />}
      </nav>
      {writes ? <Write key={chosen} language={chosen} text={text} /> : <Written language={chosen} text={text} />}
      {text?.recorded && <WrittenBy text={text} />}
    </section>
  );
}

function WrittenBy({ text: { recorded } }: { text: NewsText }) {
  const t = useWords("news");
  const { language } = useLanguage();
  const { personName } = useCommon();
  return <p className="hint written-by">{recorded && t("written-by", { name: personName(recorded.by), moment: moment(recorded.at, language) })}</p>;
}

function FurtherLanguage() {
  const t = useWords("news");
  const addressOf = useAddressOf();
  const [tag, setTag] = useState("");
  return (
    <Folded label={t("further-language")}>
      {(close) => (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            close();
            navigate(addressOf(tag));
          }}
        >
          <TextField label={t("language-tag")} value={tag} onChange={(typed) => setTag(typed.trim().toLowerCase())} help={t("language-tag-help")} required />
          <button type="submit" disabled={!/^[a-z]{2,3}$/.test(tag)}>
            {t("add-language")}
          </button>
          <button type="button" onClick={close}>
            {t("cancel")}
          </button>
        </form>
      )}
    </Folded>
  );
}

/** The day that an item bears which is not public yet: today, unless one is chosen when it is proposed. */
function usePreviewDay(): string {
  const { today } = useCommon();
  const { revisions } = useNewsItem();
  return revisions[0]?.on ?? today;
}

function Written({ language, text }: { language: string; text: NewsText | undefined }) {
  const t = useWords("news");
  const languageName = useLanguageName();
  const { pictures, tags, states } = useNewsItem();
  const on = usePreviewDay();
  if (text === undefined) return <p className="hint">{t("no-text", { language: languageName(language) })}</p>;
  return (
    <>
      <h3>{t("preview")}</h3>
      <PublicPreview text={text} on={on} pictures={pictures} tags={tags} states={states} />
    </>
  );
}

function Write({ language, text }: { language: string; text: NewsText | undefined }) {
  const t = useWords("news");
  const languageName = useLanguageName();
  const { language: shown } = useLanguage();
  const { pictures, tags, states, texts } = useNewsItem();
  const on = usePreviewDay();
  const initial = { headline: text?.headline ?? "", text: text?.text ?? "" };
  const others = texts.filter((one) => one.language !== language);
  return (
    <HoldingForm
      to="news"
      command="texts"
      name={language}
      initial={initial}
      standsOn={JSON.stringify(initial)}
      stays
      body={(draft, began) => {
        const [headline, words] = [draft.headline.trim(), draft.text.trim()];
        const fits = headline !== "" && words !== "" && octetsOf(headline) <= LONGEST_HEADLINE && octetsOf(words) <= LONGEST_TEXT;
        return fits && (headline !== began.headline || words !== began.text) ? { language, headline, text: words } : null;
      }}
    >
      {(draft, set) => (
        <div className="news-desk">
          <div className="stack">
            <TextField label={t("headline")} value={draft.headline} onChange={(headline) => set({ headline })} help={octetsOf(draft.headline) > LONGEST_HEADLINE ? t("headline-too-long") : undefined} required />
            <div className="news-text">
              <AreaField label={t("text")} value={draft.text} onChange={(words) => set({ text: words })} help={t("room-left", { percent: formatNumber(Math.max(0, Math.floor(100 - (octetsOf(draft.text) * 100) / LONGEST_TEXT)), shown) })} required />
            </div>
            {octetsOf(draft.text) > LONGEST_TEXT && (
              <p className="bad" role="status">
                {t("text-too-long")}
              </p>
            )}
          </div>
          <div>
            <h3>{t("preview")}</h3>
            <PublicPreview text={{ language, ...draft }} on={on} pictures={pictures} tags={tags} states={states} />
            {others.map((other) => (
              <details key={other.language} className="beside">
                <summary>{t("beside", { language: languageName(other.language) })}</summary>
                <div lang={other.language} dir="auto">
                  <p>
                    <strong>{other.headline}</strong>
                  </p>
                  {paragraphs(other.text).map((paragraph, at) => (
                    <p key={at}>{paragraph}</p>
                  ))}
                </div>
              </details>
            ))}
          </div>
        </div>
      )}
    </HoldingForm>
  );
}
