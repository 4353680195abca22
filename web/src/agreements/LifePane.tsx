// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { AgreementStep } from "../office/register";
import { Assignment } from "../register/Assignment";
import { useRegisterCodes } from "../register/codes";
import { useAgreement, useChanges } from "../register/holding";
import { Dialog } from "../signin/dialogs";
import { useLanguage, useWords } from "../words/words";
import { Amendments } from "./Amendments";
import { Correction, Withdrawal } from "./Correction";
import { Procedures } from "./Procedures";
import { StepForm, type StepWord } from "./StepForm";

function StepEntry({ step, last }: { step: AgreementStep; last: boolean }) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  const changes = useChanges();
  return (
    <li className={step.withdrawn ? "entry withdrawn" : "entry step-taken"}>
      <div className="row-what">
        <p className="entry-head">
          <strong>{code("step", step.step)}</strong> <span className="entry-time">{shortDay(step.on, language)}</span>
          {step.effect !== step.on && ` · ${t("counts-from", { day: shortDay(step.effect, language) })}`}
        </p>
        {step.withdrawn && <p className="badge soft">{t("withdrawn")}</p>}
        {step.says && <p className="quoted">{step.says}</p>}
        <p className="hint">
          {[
            step.place, step.signatories.join("; "), step.how && code("how", step.how), step.by && code("by", step.by), step.replaced_by && t("replaced-by", { what: step.replaced_by }), step.source, step.document,
            t("recorded-by", { name: personName(step.recorded.by), day: shortDay(step.recorded.at, language) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {changes && !step.withdrawn && (
          <div className="row">
            <Folded label={t("correct")} name={`${t("correct")}: ${code("step", step.step)}`}>
              {(close) => <Correction step={step} onClose={close} />}
            </Folded>
            {last && (
              <Folded label={t("withdraw")} name={`${t("withdraw")}: ${code("step", step.step)}`}>
                {(close) => <Withdrawal step={step} onClose={close} />}
              </Folded>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** What can happen now. What has us as a side is proposed by an offer of ours or theirs. */
function NextSteps() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const agreement = useAgreement();
  const changes = useChanges();
  const [chosen, setChosen] = useState<StepWord | null>(null);
  const possible = agreement.possible.filter((step): step is StepWord => agreement.observed || step !== "propose");
  return (
    <section className="panel acts" aria-labelledby="next">
      <h2 id="next">{t("next")}</h2>
      {!changes && <p className="hint">{t("only-owner")}</p>}
      {changes && possible.length === 0 && <p className="hint">{t("no-next")}</p>}
      {changes && (
        <ul className="act-list">
          {possible.map((step) => (
            <li key={step}>
              <button type="button" className="act forward" onClick={() => setChosen(step)}>
                <span className="act-name">{code("step", step)}</span>
                <span className="hint">{t(`step-${step}-help`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Assignment />
      {chosen && (
        <Dialog title={code("step", chosen)} onClose={() => setChosen(null)}>
          <StepForm step={chosen} onClose={() => setChosen(null)} />
        </Dialog>
      )}
    </section>
  );
}

/** The steps of its life in order, and what comes next. */
export function LifePane() {
  const t = useWords("register");
  const { language } = useLanguage();
  const agreement = useAgreement();
  const last = agreement.steps.findLast((step) => !step.withdrawn);
  return (
    <div className="case-columns">
      <section className="panel" aria-labelledby="life">
        <h2 id="life">
          {t("pane-life")} <span className="count">{agreement.steps.length}</span>
        </h2>
        <p className="hint">{t("entered-on", { day: shortDay(agreement.entered_on, language) })}</p>
        {agreement.steps.length === 0 && <p>{t("no-steps")}</p>}
        <ol className="story">
          {agreement.steps.map((step) => (
            <StepEntry key={step.id} step={step} last={step === last} />
          ))}
        </ol>
      </section>
      <div>
        <NextSteps />
        <Procedures />
        <Amendments />
      </div>
    </div>
  );
}
