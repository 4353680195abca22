// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Fact, State } from "../api/types";
import { useWords } from "../words/words";
import { Offences } from "./answers/Offences";
import { ValueInput } from "./answers/ValueInput";
import type { Fault } from "./faults";
import type { Catalogue, Offence } from "./question";

interface QuestionCardProps {
  name: string;
  /** Absent for "offences", which are not one fact. */
  fact: Fact | undefined;
  ask: string;
  why: string[];
  who: string;
  offence: string | undefined;
  /** The measures it decides, in words; "" where there is one measure only. */
  measures: string;
  /** What the answer may hold for: the fact for all measures first, then that of each. */
  scopes: { name: string; label: string }[];
  value: unknown;
  faults: Fault[];
  known: Catalogue;
  states: State[];
  /** The heading takes the focus: the reader came here through an answer. */
  focus: boolean;
  onAnswer: (name: string, value: unknown) => void;
  onSkip: () => void;
}

function clean(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter((one: unknown) => typeof one !== "object" || one === null || Object.keys(one).length > 0);
}

function YesNo({ value, onAnswer }: { value: unknown; onAnswer: (value: unknown) => void }) {
  const t = useWords("interview");
  return (
    <div className="row">
      {[true, false].map((one) => (
        <button key={String(one)} type="button" className="big" aria-pressed={value === one} onClick={() => onAnswer(one)}>
          {t(one ? "yes" : "no")}
        </button>
      ))}
    </div>
  );
}

function OneOf({ fact, value, onAnswer }: { fact: Fact; value: unknown; onAnswer: (value: unknown) => void }) {
  return (
    <div className="ways">
      {fact.values.map((one) => (
        <button key={one.value} type="button" aria-pressed={value === one.value} onClick={() => onAnswer(one.value)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}

function Typed({ fact, value, states, onAnswer }: { fact: Fact; value: unknown; states: State[]; onAnswer: (value: unknown) => void }) {
  const t = useWords("interview");
  const [draft, setDraft] = useState<unknown>(value ?? undefined);
  const many = fact.type === "list" || fact.type === "set of" || fact.type.startsWith("list of");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft !== undefined) onAnswer(clean(draft));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <ValueInput type={fact.type} values={fact.values} fields={fact.fields} states={states} label={fact.label} value={draft} onChange={setDraft} />
      <div className="row">
        <button type="submit" className="primary" disabled={draft === undefined}>
          {t("answer")}
        </button>
        {many && (
          <button type="button" onClick={() => onAnswer([])}>
            {t("there-are-none")}
          </button>
        )}
      </div>
    </form>
  );
}

/** One question, large, with what it decides and the field its answer needs. */
export function QuestionCard({ name, fact, ask, why, who, offence, measures, scopes, value, faults, known, states, focus, onAnswer: onAnswered, onSkip }: QuestionCardProps) {
  const t = useWords("interview");
  const [scope, setScope] = useState(name);
  const onAnswer = (answer: unknown) => onAnswered(scope, answer);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [name, focus]);
  return (
    <section className="panel question no-print" aria-labelledby="question">
      <p className="who">
        {who}
        {offence && (
          <>
            {" · "}
            {t("for-offence")} <span className="code">{offence}</span>
          </>
        )}
      </p>
      <h2 id="question" ref={heading} tabIndex={-1}>
        {ask}
      </h2>
      {measures && <p className="hint">{measures}</p>}
      {fact?.help && <p className="hint">{fact.help}</p>}
      {fact?.appreciation && <p className="hint">{t("appreciation")}</p>}
      {faults.length > 0 && (
        <div className="problem" role="alert">
          <p>{t("answer-wrong")}</p>
          <ul lang="en">
            {faults.map((fault) => (
              <li key={fault.message}>
                {fault.message}
                {fault.hint && ` – ${fault.hint}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {scopes.length > 1 && (
        <div className="field scope">
          <label htmlFor="scope">{t("holds-for")}</label>
          <select id="scope" value={scope} onChange={(event) => setScope(event.target.value)}>
            {scopes.map((one) => (
              <option key={one.name} value={one.name}>
                {one.label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="answer">
        {name === "offences" ? (
          <Offences offences={Array.isArray(value) ? (value as Offence[]) : []} known={known} onChange={onAnswer} />
        ) : fact === undefined ? (
          <p>{t("for-a-lawyer")}</p>
        ) : fact.type === "yes/no" ? (
          <YesNo value={value} onAnswer={onAnswer} />
        ) : fact.type === "one of" ? (
          <OneOf fact={fact} value={value} onAnswer={onAnswer} />
        ) : (
          <Typed fact={fact} value={value} states={states} onAnswer={onAnswer} />
        )}
        <div className="row aside">
          {fact && (
            <button type="button" onClick={() => onAnswer(null)}>
              {t("do-not-know")}
            </button>
          )}
          <button type="button" className="quiet" onClick={onSkip}>
            {t("skip")}
          </button>
        </div>
      </div>
      {why.length > 0 && (
        <p className="why">
          <strong>{t("decides")}</strong> {why.slice(0, 6).join(" · ")}
          {why.length > 6 && ` ${t("and-more", { count: why.length - 6 })}`}
        </p>
      )}
    </section>
  );
}
