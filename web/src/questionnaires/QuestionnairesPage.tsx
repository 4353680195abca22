// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { Link, navigate, usePlace } from "../app/router";
import { SelectField } from "../desk/fields";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import type { AnsweredQuestion, QuestionnaireAnswers, Questionnaires } from "../office/register";
import { useAccount } from "../office/session";
import { RegisterRoom } from "../register/RegisterRoom";
import { CountedRows } from "../statistics/CountedRows";
import { spoken, useLanguage, useWords } from "../words/words";
import { AnswerTable } from "./AnswerTable";
import "../statistics/statistics.css";

const casework: readonly string[] = ["officer", "head-of-unit", "deputy", "registrar", "executing-officer", "translator", "auditor"];
const publishers: readonly string[] = ["public-editor", "head-of-unit", "deputy"];

/** As many at once as the server counts. */
const MOST_YEARS = 20;

/** The usual questionnaires of international bodies, and what the record answers to them. */
export function QuestionnairesPage({ id }: { id: string }) {
  return <RegisterRoom>{id ? <Answers key={id} id={id} /> : <All />}</RegisterRoom>;
}

/** In the reader's language; the law's own instruments are cited as they are called. */
function useLocal() {
  const { language } = useLanguage();
  return (words: { en: string; fr: string; ru: string }) => words[spoken(language)];
}

function All() {
  const t = useWords("questionnaires");
  const local = useLocal();
  const { value, problem, retry } = useLoaded(() => read<Questionnaires>("questionnaires"), []);
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{t("intro")}</p>
      </header>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value && (
        <section className="panel" aria-label={t("title")}>
          <ul className="rows">
            {value.questionnaires.map((one) => (
              <li key={one.id}>
                <div className="row-what">
                  <Link to={`desk/questionnaires/${one.id}`}>{local(one.title)}</Link>
                  <span className="hint">{[one.source, t("questions", { count: one.questions })].join(" · ")}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The years, and for whom, stand in the address, so that a reader comes back to the same numbers. */
function Answers({ id }: { id: string }) {
  const t = useWords("questionnaires");
  const { language } = useLanguage();
  const local = useLocal();
  const { today } = useCommon();
  const { roles } = useAccount();
  const place = usePlace().query;
  const years = Array.from({ length: 2 * MOST_YEARS }, (_, at) => Number(today.slice(0, 4)) - at);
  const has = (some: readonly string[]) => roles.some((role) => some.includes(role));
  const last = Number(place.get("to")) || Number(today.slice(0, 4)) - 1;
  const first = Number(place.get("from")) || last - 4;
  const outside = has(publishers) && (place.get("outside") === "true" || !has(casework));
  const asked = { from: String(first), to: String(last), outside: outside ? "true" : "" };
  const { value, problem, retry } = useLoaded(() => read<QuestionnaireAnswers>(`questionnaires/${id}?${query(asked)}`), [id, query(asked)], `questionnaires/${id}?${query(asked)}`);
  const title = value && local(value.title);
  useEffect(() => {
    if (title) document.title = `${title} – Comity`;
  }, [title]);
  const go = (changed: Partial<typeof asked>) => navigate(`desk/questionnaires/${id}?${query({ ...asked, ...changed })}`, { replace: true });
  const question = value?.questions.find((one) => one.id === place.get("question"));
  return (
    <>
      <header className="page-head">
        <h1>{title ?? t("title")}</h1>
        {value && <p className="hint">{value.source}</p>}
      </header>
      <form className="panel register-filter no-print" aria-label={t("years")} onSubmit={(event) => event.preventDefault()}>
        <SelectField label={t("first-year")} value={String(first)} onChange={(from) => go({ from })} options={years.filter((year) => year <= last && year > last - MOST_YEARS).map((year) => [String(year), String(year)])} />
        <SelectField label={t("last-year")} value={String(last)} onChange={(to) => go({ to, from: String(Math.min(first, Number(to))) })} options={years.map((year) => [String(year), String(year)])} />
        {has(publishers) && has(casework) && <SelectField label={t("for-whom")} value={outside ? "true" : ""} onChange={(next) => go({ outside: next })} none={t("for-house")} options={[["true", t("for-others")]]} />}
      </form>
      <p className="notice">{t(outside ? "others-help" : "house-help", { smallest: value?.smallest_told ?? 5 })}</p>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <Loading />}
      {value && !outside && question && place.get("direction") && (
        <CountedRows about="cases" heading={t("cases-behind")} file="cases.csv" path={`questionnaires/${id}/questions/${question.id}/cases`} asked={{ from: asked.from, to: asked.to, direction: place.get("direction") ?? "", row: place.get("row") ?? "", outcome: place.get("outcome") ?? "" }} />
      )}
      {value && (
        <>
          <div className="row no-print">
            <button type="button" onClick={() => print()}>
              {t("print")}
            </button>
            <a href={officeAddress(`questionnaires/${id}?${query({ ...asked, lang: language, format: "csv" })}`)} download={`${id}.csv`}>
              {t("export")}
            </a>
          </div>
          {value.questions.map((one, at) => (
            <Question key={one.id} question={one} number={at + 1} open={outside ? undefined : (of) => `desk/questionnaires/${id}?${query({ ...asked, question: one.id, ...of })}`} />
          ))}
        </>
      )}
    </>
  );
}

interface QuestionProps {
  question: AnsweredQuestion;
  number: number;
  /** Where a number opens to its cases; without: it does not. */
  open?: (of: { direction: string; row: string; outcome: string }) => string;
}

function Question({ question, number, open }: QuestionProps) {
  const t = useWords("questionnaires");
  const local = useLocal();
  return (
    <section className="panel" aria-labelledby={question.id}>
      <h2 id={question.id}>
        {number}. {local(question.ask)}
      </h2>
      <p className="hint">{question.cite}</p>
      {question.tables.length === 0 && <p>{t("for-a-person")}</p>}
      {question.tables.map((table) => (
        <AnswerTable key={table.direction} table={table} open={open && ((row, outcome) => open({ direction: table.direction, row, outcome }))} />
      ))}
    </section>
  );
}
