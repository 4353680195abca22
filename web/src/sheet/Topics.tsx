// SPDX-License-Identifier: EUPL-1.2
import type { StateSheet } from "../api/sheet";
import { useWords } from "../words/words";
import { SaidAround } from "./English";
import { enquiries } from "./questions";
import { TopicLines } from "./TopicLines";

const tones = { yes: "good", partly: "warn", unverified: "warn", no: "bad" } as const;

/** Law and practice by topic: what is known, and what is known only in part with whom to ask for the rest. */
export function KnownTopics({ sheet }: { sheet: StateSheet }) {
  const t = useWords("sheet");
  const known = sheet.topics.filter((topic) => topic.known !== "no");
  return (
    <section className="panel" aria-labelledby="known">
      <h2 id="known">{t("known")}</h2>
      {known.length === 0 && <p>{t("known-nothing")}</p>}
      <div className="topics">
        {known.map((topic) => (
          <article key={topic.topic} className="topic" aria-labelledby={`topic-${topic.topic}`}>
            <h3 id={`topic-${topic.topic}`}>
              {topic.title} <span className={`badge ${tones[topic.known]}`}>{t(`known-${topic.known}`)}</span>
            </h3>
            <TopicLines lines={topic.lines} />
            {topic.ask.length > 0 && (
              <div className="ask">
                <p className="hint">{t(`ask-${topic.known}`)}</p>
                <p>{topic.question}</p>
                <ul>
                  {topic.ask.map(({ words, name }) => (
                    <li key={words}>
                      <SaidAround text={words} name={name} />
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}

/** What is not known: the questions, together by whom to ask them. */
export function OpenQuestions({ sheet }: { sheet: StateSheet }) {
  const t = useWords("sheet");
  const asked = enquiries(sheet.topics);
  if (asked.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="open-questions">
      <h2 id="open-questions">{t("open-questions", { count: asked.reduce((sum, { topics }) => sum + topics.length, 0) })}</h2>
      <p className="hint">{t("open-questions-help")}</p>
      <div className="enquiries">
        {asked.map(({ whom, topics }) => (
          <article key={topics[0]?.topic} className="enquiry">
            {whom.length > 0 && (
              <ul className="whom">
                {whom.map(({ words, name }) => (
                  <li key={words}>
                    <SaidAround text={words} name={name} />
                  </li>
                ))}
              </ul>
            )}
            <dl>
              {topics.map((topic) => (
                <div key={topic.topic}>
                  <dt>{topic.title}</dt>
                  <dd>{topic.question}</dd>
                </div>
              ))}
            </dl>
          </article>
        ))}
      </div>
    </section>
  );
}
