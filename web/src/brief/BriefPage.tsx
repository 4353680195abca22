// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { navigate, usePlace } from "../app/router";
import { officeAddress, read } from "../office/ask";
import { useCommon } from "../office/common";
import { longDay } from "../office/days";
import type { Brief } from "../office/register";
import { useAccount } from "../office/session";
import { useLanguageName } from "../register/languageName";
import { RegisterRoom } from "../register/RegisterRoom";
import { StateField } from "../states/StateField";
import { useLanguage, useWords, languages } from "../words/words";
import { BriefAgreements, BriefProgrammes, BriefTreatyLines } from "./BriefBonds";
import { BriefCaseLines } from "./BriefCases";
import { BriefMeetings, BriefTasks } from "./BriefTable";
import "./brief.css";

/** What the record holds of a counterpart today: read here, and printed in the language of whoever takes it along. */
export function BriefPage() {
  return (
    <RegisterRoom>
      <Counterpart />
    </RegisterRoom>
  );
}

function Counterpart() {
  const t = useWords("brief");
  const r = useWords("register");
  const { query: place } = usePlace();
  const { states, stateName } = useCommon();
  const state = place.get("state") ?? "";
  const { value: brief, problem, retry } = useLoaded(state ? () => read<Brief>(`register/brief?${query({ state })}`) : null, [state], state);
  useEffect(() => {
    document.title = `${state ? t("brief-of", { state: stateName(state) }) : t("title")} – Comity`;
  }, [state, stateName, t]);
  return (
    <>
      <header className="page-head">
        <h1>{state ? t("brief-of", { state: stateName(state) }) : t("title")}</h1>
        <p className="hint">{t("intro")}</p>
      </header>
      <div className="panel brief-choice no-print">
        <StateField label={t("counterpart")} value={state} states={states} onChange={(one) => navigate(`desk/brief?${query({ state: one })}`)} />
        {brief && <ToPrint state={state} />}
      </div>
      {problem && <Problem problem={problem} retry={retry} />}
      {state && !brief && !problem && <p className="loading">{r("loading")}</p>}
      {brief && <Sections brief={brief} />}
    </>
  );
}

/** The page that prints, each section on a sheet of its own, in each language. */
function ToPrint({ state }: { state: string }) {
  const t = useWords("brief");
  const languageName = useLanguageName();
  return (
    <div role="group" aria-labelledby="to-print">
      <p id="to-print">{t("to-print")}</p>
      <p className="row">
        {languages.map((lang) => (
          <a key={lang} href={officeAddress(`register/brief/page?${query({ state, lang })}`)} target="_blank" rel="noreferrer" hrefLang={lang}>
            {languageName(lang)}
          </a>
        ))}
      </p>
    </div>
  );
}

function Sections({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const { language } = useLanguage();
  const account = useAccount();
  return (
    <>
      <p className="hint">{t("as-of", { day: longDay(brief.on, language), name: account.name })}</p>
      <div className="brief">
        <BriefMeetings brief={brief} />
        <BriefTasks brief={brief} />
        <BriefTreatyLines brief={brief} />
        <BriefAgreements brief={brief} />
        <BriefProgrammes brief={brief} />
        <BriefCaseLines brief={brief} />
      </div>
    </>
  );
}
