// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { PartnersOverYears } from "../pictures/later";
import { useLanguage, useWords } from "../words/words";
import { Choice } from "./Choice";
import { PartnersPanel } from "./PartnersPanel";
import { TreatiesPanel } from "./TreatiesPanel";
import { useAtlasAddress } from "./useAtlasAddress";
import "./atlas.css";

/** What binds two States on a day, and one State with all others. */
export function AtlasPage() {
  const t = useWords("atlas");
  const { language } = useLanguage();
  const { choice, choose } = useAtlasAddress();
  const states = useLoaded(() => api.states(language), [language]);
  const kinds = useLoaded(() => api.kinds(language), [language]);
  const names = useMemo(() => new Map((states.value ?? []).map((state: State) => [state.code, state.name])), [states.value]);
  const nameOf = (code: string) => names.get(code) ?? code;
  if (states.problem) return <Problem problem={states.problem} retry={states.retry} />;
  if (!states.value || !kinds.value) return <Loading />;
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <Choice choice={choice} choose={choose} states={states.value} kinds={kinds.value} />
      <div className="atlas">
        <div className="binding">
          {choice.a && choice.b ? (
            <TreatiesPanel choice={choice} nameOf={nameOf} />
          ) : (
            <section className="panel">
              <h2>{t("choose-two")}</h2>
              <p>{t("choose-two-help")}</p>
            </section>
          )}
        </div>
        <div className="world-side">{choice.a && <PartnersPanel choice={choice} choose={choose} nameOf={nameOf} />}</div>
      </div>
      {choice.a && (
        <PartnersOverYears state={choice.a} kind={choice.kind} name={nameOf(choice.a)} />
      )}
    </>
  );
}
