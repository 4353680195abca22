// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { api, query } from "../api/client";
import { Problem } from "../api/Problem";
import type { Answer, Question } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { SelectField, TextField } from "../desk/fields";
import { Determination } from "../interview/Determination";
import { describe, factValue, offenceOf } from "../interview/question";
import { QuestionCard } from "../interview/QuestionCard";
import { askText, type Reading, ReadingContext, resultLabels, useReader } from "../interview/Reading";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { CaseCommands } from "../office/commands";
import type { CaseDeterminations } from "../office/types";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";
import { give, nameOf, useCase } from "./CaseFile";
import { sourceOf } from "./FactForm";
import { aboutPerson, useCatalogue } from "./useCatalogue";
import "../interview/interview.css";

/** "offences.fraud.fiscal" as the record names it: the fact, and the offence it is of. */
export function recordedFact(name: string, subject: string, measure: string): { fact: string; subject?: string; measure?: string; offence?: string } {
  const offence = offenceOf(name);
  if (offence !== undefined) return { fact: name.replace(`offences.${offence}.`, "offence."), offence };
  if (aboutPerson(name) && subject) return { fact: name, subject };
  return { fact: name, ...(measure && !name.startsWith("request.") && { measure }) };
}

/** What the law answers for the facts as they are; an answer to one of its questions becomes a fact of the case. */
export function LawPane() {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const catalogue = useCatalogue();
  const { value, problem, retry } = useLoaded(() => read<CaseDeterminations>(`cases/${file.id}/determination?${query({ lang: language })}`), [file.id, file.version, language]);
  const [at, setAt] = useState(0);
  if (value === undefined || catalogue.value === undefined) {
    const failed = problem ?? catalogue.problem;
    return failed ? <Problem problem={failed} retry={problem ? retry : catalogue.retry} /> : <p className="loading">{t("loading")}</p>;
  }
  if (value.determinations.length === 0) return <p className="panel hint">{t("no-determination")}</p>;
  const chosen = value.determinations[at] ?? value.determinations[0];
  const name = (one: CaseDeterminations["determinations"][number]) => [nameOf(file, one.subject), one.measure && `${file.measures?.find(({ id }) => id === one.measure)?.word ?? ""} (${one.measure})`].filter(Boolean).join(" · ") || t("of-the-case");
  return (
    <>
      <div className="panel law-head">
        <h2>{t("pane-law")}</h2>
        {value.determinations.length > 1 && <SelectField label={t("law-about")} value={String(at)} onChange={(next) => setAt(Number(next))} options={value.determinations.map((one, index) => [String(index), name(one)])} />}
        <p className="hint">{t("law-on", { day: shortDay(value.as_of, language) })}</p>
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {chosen && (chosen.answer ? <Answered key={`${chosen.subject} ${chosen.measure}`} entry={chosen} known={catalogue.value} /> : <Faulty faults={chosen.faults ?? []} />)}
    </>
  );
}

function Faulty({ faults }: { faults: { message: string; hint: string }[] }) {
  const t = useWords("casefile");
  return (
    <div className="problem">
      <p>{t("law-cannot")}</p>
      <ul lang="en">
        {faults.map((fault) => (
          <li key={fault.message}>
            {fault.message}
            {fault.hint && <span className="hint"> – {fault.hint}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Answered({ entry, known }: { entry: CaseDeterminations["determinations"][number]; known: NonNullable<ReturnType<typeof useCatalogue>["value"]> }) {
  const t = useWords("casefile");
  const i = useWords("interview");
  const { language } = useLanguage();
  const { file, reload } = useCase();
  const { states } = useCommon();
  const reader = useReader(states);
  const answer = entry.answer as unknown as Answer;
  const question = entry.question as unknown as Question;
  const { problem, run } = useSending();
  const [skipped, setSkipped] = useState<string[]>([]);
  const [picked, setPicked] = useState<string | null>(null);
  const [source, setSource] = useState("");
  const [answered, setAnswered] = useState("");
  const kind = String(question.facts["request.measure"] ?? question.facts["request.kind"] ?? "extradition");
  const treaties = useLoaded(
    answer.requesting_state && answer.requested_state ? () => api.treaties({ a: answer.requesting_state ?? "", b: answer.requested_state ?? "", kind, on: answer.as_of, lang: language }) : null,
    [answer.requesting_state, answer.requested_state, kind, answer.as_of, language],
  );
  const open = answer.questions.filter((one) => !one.fact.startsWith("verified.") && !one.fact.startsWith("status.") && factValue(question.facts, one.fact) !== null);
  const current = open.find((one) => one.fact === picked) ?? open.find((one) => !skipped.includes(one.fact)) ?? open[0];
  const labels = resultLabels(answer);
  const reading: Reading = {
    question, answer, known, states, titles: new Map((treaties.value?.instruments ?? []).map(({ id, title }) => [id, title])), changed: new Set(), depth: 0, within: "",
  };
  const record = async (fact: string, value: unknown) => {
    const about = recordedFact(fact, entry.subject, entry.measure);
    const where = sourceOf({ words: source, document: "", page: "" });
    const done =
      value === null
        ? await run({ about, unknown: true }, (once) => give(file.id, "facts/unknown", { ...about, reason: source.trim() || t("asked-not-known"), ...(where && { source: where }) }, { once }))
        : await run({ about, value }, (once) => give(file.id, "facts", { ...about, value, ...(where && { source: where }) } as CaseCommands["facts"], { once }));
    if (!done) return;
    setAnswered(askText({ fact, ask: describe(fact, known)?.label ?? fact }, reader));
    setPicked(null);
    reload();
  };
  const mayRecord = !file.closed && file.relations.some((relation) => ["owner", "substitute", "team"].includes(relation));
  const fact = current && describe(current.fact, known);
  return (
    <div className="interview law">
      <div className="ask-side">
        <p role="status" className="visually-hidden">
          {answered && t("fact-recorded", { fact: answered })}
        </p>
        {problem && <Problem problem={problem} />}
        {current && mayRecord ? (
          <>
            <QuestionCard
              key={current.fact}
              name={current.fact}
              fact={fact && { ...fact, label: fact.label || current.fact }}
              ask={fact?.ask || askText(current, reader)}
              why={[...new Set(current.decides.map((id) => labels.get(id) ?? (id === "c.legal-basis" ? i("legal-basis") : id)))]}
              who={i(`answers-${current.answers}`, { a: reader.state(answer.requesting_state ?? ""), b: reader.state(answer.requested_state ?? "") })}
              offence={offenceOf(current.fact)}
              measures=""
              scopes={[]}
              value={undefined}
              faults={[]}
              known={known}
              states={states}
              focus={answered !== "" || picked !== null}
              onAnswer={(name, value) => void record(name, value)}
              onSkip={() => {
                setSkipped(open.every((one) => one.fact === current.fact || skipped.includes(one.fact)) ? [] : [...skipped, current.fact]);
                setPicked(null);
              }}
            />
            <div className="panel">
              <TextField label={t("source-of-answers")} value={source} onChange={setSource} help={t("source-of-answers-help")} />
            </div>
          </>
        ) : (
          <section className="panel">
            <h2>{t(open.length === 0 ? "nothing-open" : "open-questions")}</h2>
            <p className="hint">{t(open.length === 0 ? "nothing-open-help" : "may-not-record")}</p>
          </section>
        )}
        {open.length > 1 && (
          <section className="panel" aria-labelledby="open-questions">
            <h2 id="open-questions">
              {t("open-questions")} <span className="count">{open.length}</span>
            </h2>
            <ul className="jumps">
              {open
                .filter((one) => one !== current)
                .slice(0, 8)
                .map((one) => (
                  <li key={one.fact}>
                    <button type="button" className="quiet jump" onClick={() => setPicked(one.fact)}>
                      {askText(one, reader)}
                      {offenceOf(one.fact) && <span className="code"> {offenceOf(one.fact)}</span>}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        )}
      </div>
      <div className="result-side">
        <ReadingContext value={reading}>
          <Determination />
        </ReadingContext>
      </div>
    </div>
  );
}
