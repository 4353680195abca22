// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { usePlace } from "../app/router";
import { useLanguage, useWords } from "../words/words";
import { fromFragment } from "./fragment";
import { Interview } from "./Interview";
import { dotted, startFromQuery, startOf, withStart } from "./question";
import "./interview.css";

/** Loads what the interview speaks with: States, kinds, the catalogue of facts; the question comes from the address. */
export function InterviewPage() {
  const t = useWords("interview");
  const { language } = useLanguage();
  const { query, hash } = usePlace();
  const loaded = useLoaded(() => Promise.all([api.states(language), api.kinds(language), api.facts(language)]), [language]);
  const known = useMemo(() => new Map((loaded.value?.[2].facts ?? []).map((fact) => [fact.name, fact])), [loaded.value]);
  if (loaded.problem) return <Problem problem={loaded.problem} retry={loaded.retry} />;
  if (!loaded.value) {
    return (
      <p className="loading" role="status">
        {t("loading")}
      </p>
    );
  }
  const [states, kinds] = loaded.value;
  const shared = fromFragment(hash);
  const start = startFromQuery(query);
  const question = shared ? { ...shared, facts: dotted(shared.facts, known) } : withStart({ facts: {} }, start, kinds);
  return (
    <>
      {shared === undefined && (
        <p className="problem" role="alert">
          {t("link-cut")}
        </p>
      )}
      <Interview question={question} start={shared ? startOf(question, kinds) : start} known={known} states={states} kinds={kinds} />
    </>
  );
}
