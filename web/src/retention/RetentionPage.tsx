// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { Folded } from "../desk/RecordForm";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useAccount } from "../office/session";
import type { DueForErasure } from "../office/types";
import { useLive } from "../office/useLive";
import { ReasonForm } from "../restrictions/ReasonForm";
import { useLanguage, useWords } from "../words/words";

/** Closed cases that may be erased, and whose turn it is. */
export function RetentionPage() {
  const t = useWords("retention");
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const proposes = useAccount().roles.some((role) => role === "head-of-unit" || role === "registrar");
  const { value, problem, retry } = useLive(() => read<DueForErasure>("retention?limit=200"), []);
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{t("intro")}</p>
      </header>
      {value === undefined && !problem && <Loading />}
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <section className="panel" aria-label={t("title")}>
          {value.retention.length === 0 && <p className="hint">{t("none")}</p>}
          <ul className="rows">
            {value.retention.map((one) => (
              <li key={one.case}>
                <div className="row-what">
                  <Link to={`desk/cases/${one.case}`}>{one.title || one.number}</Link>
                  <span className="hint">
                    <span className="code">{one.number}</span> · {[stateName(one.counterpart), t("closed-on", { day: shortDay(one.closed_on, language) }), t("kept-until", { day: shortDay(one.kept_until, language) }), one.ground].join(" · ")}
                  </span>
                  {one.proposed && <p>{t("waits")}</p>}
                  {!one.proposed && !proposes && <p>{t("not-yours")}</p>}
                  {!one.proposed && proposes && (
                    <div className="row">
                      <Folded label={t("erase")} name={`${t("erase")}: ${one.number}`}>
                        {(close) => <ReasonForm caseId={one.case} command="erasure" done={t("erase-waits")} onClose={close} />}
                      </Folded>
                      <Folded label={t("restrict")} name={`${t("restrict")}: ${one.number}`}>
                        {(close) => <ReasonForm caseId={one.case} command="restriction" done={t("restrict-waits")} onClose={close} />}
                      </Folded>
                    </div>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {value.next && <p className="hint">{t("more-there-are")}</p>}
        </section>
      )}
    </>
  );
}
