// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { Instrument, State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { usePlace } from "../app/router";
import { InstrumentSpread } from "../pictures/later";
import { formatDate, formatNumber, useLanguage, useWords } from "../words/words";
import { DeclarationList } from "./DeclarationList";
import { PartyTable } from "./PartyTable";
import { ProvisionList } from "./ProvisionList";
import "./instrument.css";

const marks = ["T", "V", "E", "C", "X", "M"];

function Head({ instrument, states }: { instrument: Instrument; states: State[] }) {
  const t = useWords("instrument");
  const { language } = useLanguage();
  const name = (code: string) => states.find((state) => state.code === code)?.name ?? code;
  const known = Object.entries(instrument.mark_counts).filter(([mark]) => marks.includes(mark));
  return (
    <header className="panel instrument-head">
      <p className="hint">
        {t(`role-${instrument.role}`)}
        {instrument.reference && ` · ${instrument.reference}`}
      </p>
      <h1>{instrument.title}</h1>
      <dl className="days">
        {instrument.between.length > 0 && (
          <div>
            <dt>{t("between")}</dt>
            <dd>{instrument.between.map(name).join(" – ")}</dd>
          </div>
        )}
        {instrument.opened && (
          <div>
            <dt>{t("opened")}</dt>
            <dd>{formatDate(instrument.opened, language)}</dd>
          </div>
        )}
        <div>
          <dt>{t("party-count")}</dt>
          <dd>{formatNumber(instrument.party_count, language)}</dd>
        </div>
        <div>
          <dt>{t("rule-count")}</dt>
          <dd>{formatNumber(instrument.rules, language)}</dd>
        </div>
      </dl>
      {!instrument.loaded && <p className="notice">{t("not-loaded")}</p>}
      {known.length > 0 && (
        <ul className="marks">
          {known.map(([mark, count]) => (
            <li key={mark}>
              <span className={`badge ${mark === "M" ? "warn" : "soft"}`}>{mark}</span> {t(`mark-${mark}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

/** Everything the library knows of one instrument. */
export function InstrumentPage({ id }: { id: string }) {
  const t = useWords("instrument");
  const { language } = useLanguage();
  const { hash } = usePlace();
  const { value, problem, retry } = useLoaded(() => Promise.all([api.instrument(id, language), api.states(language)]), [id, language]);
  const here = value?.[0].id === id;
  useEffect(() => {
    if (!here || hash === "") return;
    document.getElementById(decodeURIComponent(hash))?.scrollIntoView();
  }, [here, hash]);
  useEffect(() => {
    if (here && value) document.title = `${value[0].title} – Comity`;
  }, [here, value]);
  if (problem) return problem.status === 404 ? <section className="panel"><h1>{t("no-such", { id })}</h1><p>{t("no-such-help")}</p></section> : <Problem problem={problem} retry={retry} />;
  if (!value || !here) {
    return (
      <p className="loading" role="status">
        {t("loading")}
      </p>
    );
  }
  const [instrument, states] = value;
  return (
    <>
      <Head instrument={instrument} states={states} />
      {instrument.parties.length > 0 && instrument.between.length === 0 && (
        <InstrumentSpread instrument={id} nameOf={(code) => states.find((state) => state.code === code)?.name ?? code} />
      )}
      {instrument.provisions.length > 0 && <ProvisionList provisions={instrument.provisions} target={decodeURIComponent(hash)} />}
      {instrument.parties.length > 0 && <PartyTable parties={instrument.parties} states={states} />}
      {instrument.declarations.length > 0 && <DeclarationList declarations={instrument.declarations} states={states} />}
    </>
  );
}
