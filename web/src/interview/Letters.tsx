// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { ProposedLetter, Question } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useLanguage, useWords } from "../words/words";
import { LetterBody } from "./Letter";
import { type Reading, ReadingContext } from "./Reading";

interface LettersProps {
  question: Question;
  proposed: ProposedLetter[];
  readings: { id: string; name: string; reading: Reading }[];
}

/** Which measures travel together, why the others go apart, and what each letter must be; the latter asked for when one is opened. */
export function Letters({ question, proposed, readings }: LettersProps) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const loaded = useLoaded(opened ? () => api.letter(question, language) : null, [opened, JSON.stringify(question), language]);
  const names = (ids: string[]) => ids.map((id) => readings.find((one) => one.id === id)?.name ?? id).join("; ");
  return (
    <section className="panel letter-panel" aria-labelledby="letters">
      <h2 id="letters">{t("letters", { count: proposed.length })}</h2>
      <p className="hint">{proposed.length === 1 ? t("letters-together") : t("letters-apart")}</p>
      {loaded.problem && <Problem problem={loaded.problem} retry={loaded.retry} />}
      <ol className="letters">
        {proposed.map(({ measures, apart }, at) => {
          // The law's answer for a letter of several measures is that of its first.
          const first = readings.find(({ id }) => id === measures[0])?.reading;
          const letter = loaded.value?.letters.find((one) => one.measures.map(({ id }) => id).join() === measures.join());
          return (
            <li key={measures.join()}>
              <h3>{t("letter-of", { number: at + 1, measures: names(measures) })}</h3>
              <ul className="apart">
                {apart.map((reason) => (
                  <li key={reason.id}>
                    <strong>{reason.title}</strong> – {t("letter-not-with", { measures: names(reason.from) })}
                  </li>
                ))}
              </ul>
              <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
                <summary>{t("letter-open")}</summary>
                {apart.map((reason) => (
                  <p key={reason.id} className="hint">
                    {reason.title}: {reason.says}{" "}
                    <span lang="en" className="code">
                      {reason.source}
                    </span>
                  </p>
                ))}
                {letter && first && (
                  <ReadingContext value={{ ...first, depth: 1, within: `l${at}-` }}>
                    <LetterBody letter={letter} />
                  </ReadingContext>
                )}
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
