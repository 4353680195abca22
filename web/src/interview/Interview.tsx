// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import type { Kind, Question, State } from "../api/types";
import { Link, navigate, usePlace } from "../app/router";
import { useSession } from "../office/session";
import { formatDate, useLanguage, useWords } from "../words/words";
import { ChangesPanel } from "./ChangesPanel";
import { faultsOf } from "./faults";
import { toFragment } from "./fragment";
import { GivenFacts } from "./GivenFacts";
import { NextQuestions } from "./NextQuestions";
import { factOfMeasure, measureNames, measuresOf, ofMeasure, withKinds } from "./measures";
import { type Catalogue, describe, factValue, offenceOf, type Start, startFacts, startOf, startQuery, statusOf, withFact, withoutMeasure, withStart } from "./question";
import { QuestionCard } from "./QuestionCard";
import { askText, factLabel, resultLabels, useReader } from "./Reading";
import { type OpenQuestion, openQuestions } from "./request";
import { Result } from "./Result";
import { Share } from "./Share";
import { StartForm } from "./StartForm";
import { useAnswer } from "./useAnswer";
import { useTrail } from "./useTrail";

interface InterviewProps {
  question: Question;
  start: Start;
  known: Catalogue;
  states: State[];
  kinds: Kind[];
}

export function Interview({ question, start, known, states, kinds }: InterviewProps) {
  const t = useWords("interview");
  const { language } = useLanguage();
  const { hash } = usePlace();
  const ready = start.a !== "" && start.b !== "" && start.a !== start.b && start.kinds.length > 0;
  const { request, changes, problem, loading, retry } = useAnswer(ready ? question : null, start.kinds[0] ?? "", language);
  const signedIn = useSession().session?.signed_in === true;
  const trail = useTrail(hash);
  const [chosen, setChosen] = useState<string | null>(null);
  const [skipped, setSkipped] = useState<string[]>([]);
  const [last, setLast] = useState("");
  const [changing, setChanging] = useState(false);
  const reader = useReader(states);
  const stateName = reader.state;
  const asks = measuresOf(question.facts, kinds);
  const measures = asks.length > 0 ? asks : withKinds([], start.kinds);
  const names = measureNames(measures, kinds);
  const nameOf = (id: string) => names.get(id) ?? id;

  const go = (next: Question, from: Start = start) => {
    trail.leave(location.hash.slice(1));
    navigate(`interview?${startQuery(from)}#${toFragment(next)}`);
  };
  const give = (name: string, value: unknown) => {
    setLast(factLabel(ofMeasure(name)?.fact ?? name, known, reader));
    // Offences are added one after another: their field stays.
    setChosen(name === "offences" && value !== undefined ? name : null);
    go({ ...question, facts: withFact(question.facts, name, value) });
  };
  const remove = (measure: string) => {
    const next = withoutMeasure(question, measure, kinds);
    setLast(t("start"));
    setChosen(null);
    go(next, startOf(next, kinds));
  };
  const startForm = (
    <StartForm
      start={start}
      states={states}
      kinds={kinds}
      onStart={(next) => {
        setChanging(false);
        setChosen(null);
        setLast(t("start"));
        go(withStart(question, next, kinds), next);
      }}
    />
  );
  if (!ready || changing) {
    return (
      <>
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        {startForm}
      </>
    );
  }

  const faults = faultsOf(problem, question);
  const faulty = faults.find((fault) => fault.fact && !startFacts.includes(fault.fact))?.fact;
  const asked = request ? openQuestions(request) : [];
  const open = asked.filter((one) => !one.fact.startsWith("verified.") && factValue(question.facts, one.fact) !== null);
  const first = open.find((one) => !skipped.includes(one.fact)) ?? open[0];
  const name = faulty ?? chosen ?? first?.fact;
  const bare = name === undefined ? undefined : (ofMeasure(name)?.fact ?? name);
  const current = asked.find((one) => one.fact === bare);
  const fact = name === undefined ? undefined : describe(name, known);
  const labels = new Map((request?.measures ?? []).flatMap(({ answer }) => [...resultLabels(answer)]));
  const why = [...new Set((current?.decides ?? []).map((id) => labels.get(id) ?? (id === "c.legal-basis" ? t("legal-basis") : id)))];
  const several = measures.length > 1;
  const decided = ({ measures: ids }: OpenQuestion) => (several && ids.length < measures.length ? ids.map(nameOf).join("; ") : "");
  const scopes =
    several && name !== undefined && name === bare && fact && !statusOf(name)
      ? [
          { name, label: t("holds-all") },
          ...measures.flatMap(({ id }, at) => (!current || current.measures.includes(id) ? [{ name: factOfMeasure(at, name), label: t("holds-only", { measure: nameOf(id) }) }] : [])),
        ]
      : [];
  const decides = current && several ? (decided(current) ? t("for-measures", { measures: decided(current) }) : t("for-all-measures")) : "";
  const own = name === undefined ? null : ofMeasure(name);
  const answers = current?.answers ?? fact?.answered_by ?? "requesting";
  return (
    <>
      <header className="interview-head">
        <h1>{t("asks", { a: stateName(start.a), b: stateName(start.b) })}</h1>
        <p>
          {[...names.values()].join("; ")}, {formatDate(start.on, language)}{" "}
          <button type="button" className="quiet no-print" onClick={() => setChanging(true)}>
            {t("change")}
          </button>{" "}
          <Link className="no-print" to={`./?${startQuery({ ...start, kinds: start.kinds.slice(0, 1) })}`}>
            {t("in-atlas")}
          </Link>{" "}
          {signedIn && (
            <Link className="no-print" to={`desk/new?${startQuery(start)}${hash ? `#${hash}` : ""}`}>
              {t("open-case")}
            </Link>
          )}
        </p>
      </header>
      {problem && !faulty && <Problem problem={problem} retry={retry} />}
      {problem?.status === 422 && !faulty && startForm}
      <div className={`interview ${loading ? "waiting" : ""}`}>
        <div className="ask-side">
          {name !== undefined ? (
            <QuestionCard
              key={[name, name === "offences" ? "" : JSON.stringify(factValue(question.facts, name) ?? null), ...(current?.measures ?? [])].join(" ")}
              name={name}
              fact={fact && { ...fact, label: fact.label || factLabel(bare ?? name, known, reader) }}
              ask={fact?.ask || askText({ fact: bare ?? name, ask: current?.ask ?? name }, reader)}
              why={why}
              who={t(`answers-${answers}`, { a: stateName(start.a), b: stateName(start.b) })}
              offence={offenceOf(name)}
              measures={own ? t("for-measures", { measures: nameOf(measures[own.at]?.id ?? "") }) : decides}
              scopes={scopes}
              value={factValue(question.facts, name)}
              faults={faults.filter((fault) => fault.fact === name)}
              known={known}
              states={states}
              focus={last !== "" || chosen !== null}
              onAnswer={give}
              onSkip={() => {
                setSkipped(open.every((one) => one.fact === name || skipped.includes(one.fact)) ? [] : [...skipped, name]);
                setChosen(null);
              }}
            />
          ) : (
            request && (
              <section className="panel question">
                <h2>{t("nothing-open")}</h2>
                <p>{t("nothing-open-help")}</p>
              </section>
            )
          )}
          <div className="row no-print">
            <button type="button" disabled={!trail.canGoBack} onClick={trail.back}>
              {t("back")}
            </button>
          </div>
          <NextQuestions states={states} measures={decided} questions={asked.filter((one) => one.fact !== name && !one.fact.startsWith("verified."))} onChoose={setChosen} />
          <GivenFacts facts={question.facts} known={known} states={states} measures={measures.map(({ id }) => nameOf(id))} onEdit={setChosen} onRemove={(one) => give(one, undefined)} />
          <Share question={question} name={`${start.a}-${start.b}-${several ? "request" : start.kinds[0]}`.toLowerCase()} />
        </div>
        <div className="result-side">
          <ChangesPanel changes={changes} since={last} names={names} />
          {request && <Result question={question} request={request} changes={changes} names={names} known={known} states={states} start={start} onRemove={remove} />}
        </div>
      </div>
    </>
  );
}
