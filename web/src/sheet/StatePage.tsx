// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useMemo } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { Link, navigate, usePlace } from "../app/router";
import { today } from "../atlas/useAtlasAddress";
import { PartnersOverYears } from "../pictures/later";
import { StateField } from "../states/StateField";
import { useLanguage, useWords } from "../words/words";
import { Authorities } from "./Authorities";
import { EnglishTexts, textsOf } from "./English";
import { Instruments } from "./Instruments";
import { PartnerCounts } from "./PartnerCounts";
import { SheetHead } from "./SheetHead";
import { KnownTopics, OpenQuestions } from "./Topics";
import "./sheet.css";

const addressOf = (code: string, on: string) => `states/${code}${on === today() ? "" : `?on=${on}`}`;

function Choice({ code, on, states }: { code: string; on: string; states: State[] }) {
  const t = useWords("sheet");
  const id = useId();
  return (
    <section className="panel sheet-choice no-print" aria-label={t("choice")}>
      <StateField label={t("state")} value={code} onChange={(chosen) => navigate(addressOf(chosen, on))} states={states} />
      <div className="field">
        <label htmlFor={id}>{t("day")}</label>
        <input id={id} type="date" value={on} onChange={(event) => event.target.value && navigate(addressOf(code, event.target.value), { replace: true })} />
      </div>
    </section>
  );
}

function Sheet({ code, on, states }: { code: string; on: string; states: State[] }) {
  const { language } = useLanguage();
  const { value, problem, retry } = useLoaded(
    () => Promise.all([api.state({ state: code, on, lang: language }), language === "en" ? null : api.state({ state: code, on, lang: "en" })]),
    [code, on, language],
  );
  const english = useMemo(() => textsOf(value?.[1] ?? null), [value]);
  const names = useMemo(() => new Map(states.map((state) => [state.code, state.name])), [states]);
  const sheet = value?.[0];
  useEffect(() => {
    if (sheet) document.title = `${sheet.name} – Comity`;
  }, [sheet]);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!sheet || sheet.state !== code) return <Loading />;
  return (
    <EnglishTexts value={english}>
      <SheetHead sheet={sheet} />
      <div className="law-side">
        <KnownTopics sheet={sheet} />
        <div>
          <Authorities sheet={sheet} />
          <OpenQuestions sheet={sheet} />
        </div>
      </div>
      <PartnerCounts sheet={sheet} />
      <PartnersOverYears state={sheet.state} kind="extradition" name={sheet.name} />
      <Instruments key={sheet.state} sheet={sheet} nameOf={(other) => names.get(other) ?? other} />
    </EnglishTexts>
  );
}

/** Everything the register holds of a State on one sheet; without a State, all of them to choose from. */
export function StatePage({ code }: { code: string }) {
  const t = useWords("sheet");
  const { language } = useLanguage();
  const given = usePlace().query.get("on") ?? "";
  const on = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : today();
  const states = useLoaded(() => api.states(language), [language]);
  if (states.problem) return <Problem problem={states.problem} retry={states.retry} />;
  if (!states.value) return <Loading />;
  const known = code === "" ? undefined : states.value.find((state) => state.code === code || state.alpha3 === code);
  const sorted = [...states.value].sort((one, other) => one.name.localeCompare(other.name, language));
  return (
    <>
      {!known && <h1>{code === "" ? t("title") : t("no-such", { code })}</h1>}
      {!known && <p className="lead">{t("lead")}</p>}
      <Choice code={known?.code ?? ""} on={on} states={states.value} />
      {known ? (
        <Sheet code={known.code} on={on} states={states.value} />
      ) : (
        <section className="panel" aria-labelledby="all-states">
          <h2 id="all-states">{t("all-states")}</h2>
          <ul className="all-states">
            {sorted.map((state) => (
              <li key={state.code}>
                <Link to={addressOf(state.code, on)}>{state.name}</Link> <span className="code">{state.code}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
