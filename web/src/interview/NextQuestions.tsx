// SPDX-License-Identifier: EUPL-1.2
import type { State } from "../api/types";
import { useWords } from "../words/words";
import { offenceOf } from "./question";
import { askText, useReader } from "./Reading";
import type { OpenQuestion } from "./request";

const first = 5;

interface NextQuestionsProps {
  questions: OpenQuestion[];
  states: State[];
  /** The measures a question decides, in words; "" where it is all of them. */
  measures: (question: OpenQuestion) => string;
  onChoose: (fact: string) => void;
}

/** The questions after this one, to jump to. */
export function NextQuestions({ questions, states, measures, onChoose }: NextQuestionsProps) {
  const t = useWords("interview");
  const reader = useReader(states);
  if (questions.length === 0) return null;
  const entry = (question: OpenQuestion) => (
    <li key={question.fact}>
      <button type="button" className="quiet jump" onClick={() => onChoose(question.fact)}>
        {askText(question, reader)}
        {offenceOf(question.fact) && <span className="code"> {offenceOf(question.fact)}</span>}
      </button>
      {measures(question) && <p className="for-measures">{measures(question)}</p>}
    </li>
  );
  return (
    <section className="panel next-panel no-print" aria-labelledby="next">
      <h2 id="next">{t("next-questions", { count: questions.length })}</h2>
      <ul className="jumps">{questions.slice(0, first).map(entry)}</ul>
      {questions.length > first && (
        <details>
          <summary>{t("all-questions")}</summary>
          <ul className="jumps">{questions.slice(first).map(entry)}</ul>
        </details>
      )}
    </section>
  );
}
