// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { useCase } from "../casefile/CaseFile";
import { wordsOf } from "../glossary/glossary";
import { read } from "../office/ask";
import { longDay } from "../office/days";
import type { EarlierTranslations, PaperSegment, PaperTerms } from "../office/types";
import { onward, useLanguage, useWords } from "../words/words";
import { partAddress, usePaper } from "./PaperRoom";

interface AidsProps {
  segment: PaperSegment;
  language: string;
  typed: string;
  onOffered: (words: string[]) => void;
  onTake: (words: string) => void;
  onTerm: (word: string) => void;
}

/** Terms of the glossary that stand in the source; where the words as they were kept have none of a term's, it says so. */
function Terms({ segment, language, typed, onTerm }: Omit<AidsProps, "onOffered" | "onTake">) {
  const t = useWords("papers");
  const { language: reading } = useLanguage();
  const { file } = useCase();
  const { paper, text } = usePaper();
  const content = paper.versions.at(-1)?.content;
  const { value, problem, retry } = useLoaded(() => read<PaperTerms>(`cases/${file.id}/papers/${paper.id}/terms?${query({ to: language })}`), [file.id, paper.id, content, language]);
  const source = text.languages[segment.source] ?? "";
  const uses = (value?.uses ?? []).filter((use) => use.segment === segment.id);
  const terms = (value?.terms ?? []).filter(({ id }) => uses.some((use) => use.term === id));
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (terms.length === 0) return null;
  return (
    <section className="aids" aria-label={t("terms")}>
      <h4>{t("terms")}</h4>
      <ul className="term-list">
        {terms.map((term) => {
          const words = wordsOf(term, language);
          const typedIt = words.some((word) => typed.toLowerCase().includes(word.toLowerCase()));
          const missing = !typedIt && uses.some((use) => use.term === term.id && use.missing);
          return (
            <li key={term.id} title={[term.note, term.source].filter(Boolean).join(" – ")}>
              <span lang={source}>{wordsOf(term, source)[0]}</span> {onward(reading)}{" "}
              {words.map((word) => (
                <button key={word} type="button" className="quiet" lang={language} aria-label={t("put-in-word", { word })} onClick={() => onTerm(word)}>
                  {word}
                </button>
              ))}
              {missing && <span className="badge warn">{t("term-missing")}</span>}
              {term.note && <span className="hint"> {term.note}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How persons translated before what says nearly the same. */
function Earlier({ segment, language, onOffered, onTake }: Omit<AidsProps, "typed" | "onTerm">) {
  const t = useWords("papers");
  const { language: own } = useLanguage();
  const { file } = useCase();
  const { paper, text } = usePaper();
  const content = paper.versions.at(-1)?.content;
  const { value, problem, retry } = useLoaded(() => read<EarlierTranslations>(`cases/${file.id}/papers/${paper.id}/earlier?${query({ to: language, segment: segment.id })}`), [file.id, paper.id, content, segment.id, language]);
  const translations = value?.translations ?? [];
  useEffect(() => {
    onOffered(translations.map(({ translation }) => translation));
  });
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (translations.length === 0) return null;
  return (
    <section className="aids" aria-label={t("earlier")}>
      <h4>{t("earlier")}</h4>
      <ol className="rows">
        {translations.map((one, at) => (
          <li key={`${one.case} ${one.paper} ${at}`}>
            <div className="row-what">
              {one.likeness < 100 && (
                <p className="hint" lang={text.languages[segment.source]}>
                  {one.source}
                </p>
              )}
              <p lang={language}>{one.translation}</p>
              <p className="hint">
                <Link to={partAddress(one.case, one.paper, "text")}>{one.number}</Link>, {longDay(one.on, own)} · {t("likeness", { percent: one.likeness })}
              </p>
              <button type="button" aria-keyshortcuts={`Alt+${at + 1}`} aria-label={t("take-earlier-named", { number: at + 1 })} onClick={() => onTake(one.translation)}>
                {t("take-earlier")} <kbd>Alt+{at + 1}</kbd>
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What stands beside a passage that is being translated. */
export function TranslatorAids(props: AidsProps) {
  return (
    <>
      <Terms {...props} />
      <Earlier {...props} />
    </>
  );
}
