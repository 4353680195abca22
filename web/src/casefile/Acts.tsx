// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { read } from "../office/ask";
import type { CaseSteps, Step } from "../office/types";
import { Dialog } from "../signin/dialogs";
import { onward, useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { StepForm } from "./StepForm";

const SHOWN = 6;

/** What moves the case on comes first, then our own acts, then news of others. */
function order(one: Step, other: Step): number {
  const rank = (step: Step) => (step.to !== "" ? 0 : 2) + (step.by === "central authority" ? 0 : 1);
  return rank(one) - rank(other);
}

/** The acts that the course of this kind allows now, as the server offers them. */
export function Acts() {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const [chosen, setChosen] = useState<Step | null>(null);
  const [all, setAll] = useState(false);
  const { value, problem, retry } = useLoaded(() => read<CaseSteps>(`cases/${file.id}/steps`), [file.id, file.version]);
  if (value === undefined) return problem ? <Problem problem={problem} retry={retry} /> : <section className="panel acts" />;
  const possible = [...value.possible].sort(order);
  return (
    <section className="panel acts no-print" aria-labelledby="acts">
      <h2 id="acts">{t("acts")}</h2>
      <p className="hint">{t(possible.length === 0 ? "no-acts" : "acts-help")}</p>
      <ul className="act-list">
        {possible.slice(0, all ? undefined : SHOWN).map((step) => (
          <li key={step.step}>
            <button type="button" className={step.to ? "act forward" : "act"} onClick={() => setChosen(step)}>
              <span className="act-name">{code("step", step.step)}</span>
              <span className="hint">
                {code("actor", step.by)}
                {step.to && ` ${onward(language)} ${code("stage", step.to)}`}
                {step.act && ` · ${t("needs-two")}`}
              </span>
              {language === "en" && <span className="act-says">{step.says}</span>}
            </button>
          </li>
        ))}
      </ul>
      {possible.length > SHOWN && (
        <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("more-acts", { count: possible.length - SHOWN })}
        </button>
      )}
      {chosen && (
        <Dialog title={code("step", chosen.step)} onClose={() => setChosen(null)}>
          <StepForm step={chosen} onClose={() => setChosen(null)} />
        </Dialog>
      )}
    </section>
  );
}
