// SPDX-License-Identifier: EUPL-1.2
// What a second person is asked to make public, to correct or to withdraw: to the letter, as nothing moves while it waits.
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { NewsText, PublicWords } from "../office/register";
import type { Proposal } from "../office/types";
import { ChangedWords } from "../register/ChangedWords";
import { useNewsItem } from "../register/holding";
import { useLanguageName } from "../register/languageName";
import { inLanguage } from "../register/publicWords";
import { languages, useLanguage, useWords } from "../words/words";
import { PublicPreview } from "./PublicPreview";
import "./news.css";

/** "note", "note_fr", "note_ru" of a command. */
const wordsOf = (payload: Record<string, unknown>, word: string) => Object.fromEntries(languages.map((language) => [language, String(payload[inLanguage(word, language)] ?? "")])) as unknown as PublicWords;

function InEveryLanguage({ words }: { words: PublicWords }) {
  const languageName = useLanguageName();
  return (
    <dl className="particulars">
      {languages.map((language) => (
        <div key={language}>
          <dt>{languageName(language)}</dt>
          <dd lang={language}>{words[language]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a correction changes of what is public in a language. */
function Changed({ text, before }: { text: NewsText; before: NewsText | undefined }) {
  const t = useWords("news");
  if (before?.headline === text.headline && before.text === text.text) return <p className="hint">{t("unchanged")}</p>;
  return (
    <div className="clauses" lang={text.language} dir="auto">
      <p className="clause-text">
        <ChangedWords before={before?.headline ?? ""} after={text.headline} />
      </p>
      <p className="clause-text">
        <ChangedWords before={before?.text ?? ""} after={text.text} />
      </p>
    </div>
  );
}

export function ProposedNews({ proposal }: { proposal: Proposal }) {
  const t = useWords("news");
  const { language } = useLanguage();
  const { today } = useCommon();
  const languageName = useLanguageName();
  const { texts, pictures, revisions, tags, states } = useNewsItem();
  const payload = proposal.arguments as Record<string, unknown>;
  if (proposal.command === "withdraw-news") return <InEveryLanguage words={wordsOf(payload, "because")} />;
  const waits = proposal.status === "waiting";
  const corrects = proposal.command === "correct-news";
  const day = typeof payload.on === "string" && payload.on > today ? payload.on : today;
  const before = revisions.at(-1);
  const note = wordsOf(payload, "note");
  return (
    <>
      {corrects ? <InEveryLanguage words={note} /> : <p>{typeof payload.on === "string" ? t("public-from-day", { day: shortDay(payload.on, language) }) : t("public-at-once")}</p>}
      {waits &&
        texts.map((text) => (
          <details key={text.language} open={text.language === language}>
            <summary>
              {languageName(text.language)}: <span lang={text.language}>{text.headline}</span>
            </summary>
            {corrects && <Changed text={text} before={before?.texts.find((one) => one.language === text.language)} />}
            <PublicPreview text={text} on={revisions[0]?.on ?? day} pictures={pictures} tags={tags} states={states} corrections={corrects ? [...revisions.slice(1), { on: today, note }] : []} />
          </details>
        ))}
    </>
  );
}
