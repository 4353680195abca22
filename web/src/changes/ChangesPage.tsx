// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { useLanguage, useWords } from "../words/words";
import { ChangesFilter } from "./ChangesFilter";
import { DifferencesPanel } from "./DifferencesPanel";
import { EventsPanel } from "./EventsPanel";
import { useChangesAddress, views } from "./useChangesAddress";
import "./changes.css";

/** What happened in the network in a period, and which answers are others since. */
export function ChangesPage() {
  const t = useWords("changes");
  const { language } = useLanguage();
  const { choice, choose } = useChangesAddress();
  const { value, problem, retry } = useLoaded(() => Promise.all([api.states(language), api.instruments(language), api.kinds(language)]), [language]);
  if (problem) return <Problem problem={problem} retry={retry} />;
  if (!value) return <Loading />;
  const [states, instruments, kinds] = value;
  const backwards = choice.to !== "" && choice.to < choice.from;
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <div className="views" role="group" aria-label={t("view")}>
        {views.map((view) => (
          <button key={view} type="button" aria-pressed={choice.view === view} onClick={() => choose({ view })}>
            {t(`view-${view}`)}
          </button>
        ))}
      </div>
      <ChangesFilter choice={choice} choose={choose} states={states} instruments={instruments} kinds={kinds} />
      {backwards ? (
        <p className="notice" role="alert">
          {t("order-wrong")}
        </p>
      ) : choice.view === "events" ? (
        <EventsPanel choice={choice} choose={choose} />
      ) : (
        <DifferencesPanel choice={choice} states={states} instruments={instruments} kinds={kinds} />
      )}
    </>
  );
}
