// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import type { Question, RequestAnswer, State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useLanguage, useWords } from "../words/words";
import { changedResults, type RequestChanges } from "./changes";
import { Determination } from "./Determination";
import { Letters } from "./Letters";
import { MeasureItem } from "./MeasureItem";
import { aboutMeasure } from "./measures";
import { RequestOutcome } from "./Outcome";
import type { Catalogue, Start } from "./question";
import { type Reading, ReadingContext } from "./Reading";
import { RequestClocks } from "./RequestClocks";

interface ResultProps {
  question: Question;
  request: RequestAnswer;
  changes: RequestChanges | null;
  /** What the measures are called, by id. */
  names: Map<string, string>;
  known: Catalogue;
  states: State[];
  start: Start;
  onRemove: (measure: string) => void;
}

/** The answer names the instruments of its rules only; the network knows the titles of all that bind the two. */
function useTitles({ a, b, kinds, on }: Start): Map<string, string> {
  const { language } = useLanguage();
  const load = () => Promise.all(kinds.map((kind) => api.treaties({ a, b, kind, on, lang: language })));
  const treaties = useLoaded(load, [a, b, kinds.join(), on, language]);
  return new Map((treaties.value ?? []).flatMap(({ instruments }) => instruments.map(({ id, title }) => [id, title])));
}

/** The whole answer: of the one measure asked for, or of each of several with the letters they make. */
export function Result({ question, request, changes, names, known, states, start, onRemove }: ResultProps) {
  const t = useWords("interview");
  const titles = useTitles(start);
  const sole = request.measures.length === 1;
  const readings = request.measures.map(({ id, answer }, at) => ({
    id,
    name: names.get(id) ?? id,
    reading: {
      question: { ...question, facts: aboutMeasure(question.facts, id) }, answer, known, states, titles,
      changed: changedResults(changes, id), depth: sole ? 0 : 2, within: sole ? "" : `m${at}-`,
    } satisfies Reading,
  }));
  return (
    <>
      {sole ? (
        readings.map(({ id, reading }) => (
          <ReadingContext key={id} value={reading}>
            <Determination sole />
          </ReadingContext>
        ))
      ) : (
        <>
          <RequestOutcome request={request} />
          <RequestClocks readings={readings} />
          <section className="panel measure-panel" aria-labelledby="measures">
            <h2 id="measures">{t("measures", { count: readings.length })}</h2>
            <ul className="measures">
              {readings.map(({ id, name, reading }) => (
                <ReadingContext key={id} value={reading}>
                  <MeasureItem name={name} onRemove={() => onRemove(id)} />
                </ReadingContext>
              ))}
            </ul>
          </section>
          <Letters question={question} proposed={request.letters} readings={readings} />
        </>
      )}
      <p className="hint law-version">
        {t("law-version", { version: request.law.version })} <span className="code">{request.law.digest.slice(0, 19)}…</span>
      </p>
    </>
  );
}
