// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import type { Answer, Question, State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useLanguage, useWords } from "../words/words";
import type { Changes } from "./changes";
import { Clocks } from "./Clocks";
import { Grounds } from "./Grounds";
import { LegalBasis } from "./LegalBasis";
import { Letter } from "./Letter";
import { Outcome } from "./Outcome";
import { Papers } from "./Papers";
import type { Catalogue, Start } from "./question";
import { ReadingContext } from "./Reading";
import { ResultItem } from "./ResultItem";
import { ResultList } from "./ResultList";

interface ResultProps {
  question: Question;
  answer: Answer;
  changes: Changes | null;
  known: Catalogue;
  states: State[];
  start: Start;
}

/** The whole answer, clocks first. */
export function Result({ question, answer, changes, known, states, start }: ResultProps) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const { a, b, kind, on } = start;
  // The answer names the instruments of its rules only; the network knows the titles of all that bind the two.
  const treaties = useLoaded(() => api.treaties({ a, b, kind, on, lang: language }), [a, b, kind, on, language]);
  const titles = new Map((treaties.value?.instruments ?? []).map(({ id, title }) => [id, title]));
  const changed = new Set((changes?.results ?? []).map((change) => change.key));
  return (
    <ReadingContext value={{ question, answer, known, states, titles, changed }}>
      <Outcome />
      <Clocks />
      <Grounds />
      <ResultList list="conditions" open />
      <Papers />
      <ResultList list="formal" />
      <Letter />
      <ResultList list="duties" />
      <ResultList list="use_limits" />
      <LegalBasis />
      {answer.procedures.length + answer.costs.length > 0 && (
        <details className="panel section">
          <summary>
            <h2>
              {t("procedures")} <span className="count">{answer.procedures.length + answer.costs.length}</span>
            </h2>
          </summary>
          <ul className="results">
            {[...answer.costs, ...answer.procedures].map((result, at) => (
              <ResultItem key={`${result.rule} ${at}`} result={result} explained={false}>
                {"payer" in result && ` · ${t("payer", { state: states.find((state) => state.code === result.payer)?.name ?? result.payer })}`}
              </ResultItem>
            ))}
          </ul>
        </details>
      )}
      <p className="hint law-version">
        {t("law-version", { version: answer.law.version })} <span className="code">{answer.law.digest.slice(0, 19)}…</span>
      </p>
    </ReadingContext>
  );
}
