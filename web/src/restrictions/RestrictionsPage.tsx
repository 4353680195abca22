// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useAccount } from "../office/session";
import type { Restrictions } from "../office/types";
import { useLive } from "../office/useLive";
import { Folded } from "../desk/RecordForm";
import { joined, useLanguage, useWords } from "../words/words";
import { ReasonForm } from "./ReasonForm";

/** Closed cases that were put out of sight: known by their number, shown again by two persons. */
export function RestrictionsPage() {
  const t = useWords("restrictions");
  const code = useCodes();
  const { language } = useLanguage();
  const { stateName } = useCommon();
  const proposes = useAccount().roles.some((role) => role === "head-of-unit" || role === "registrar");
  const { value, problem, retry } = useLive(() => read<Restrictions>("restrictions?limit=200"), []);
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
          {value.restrictions.length === 0 && <p className="hint">{t("none")}</p>}
          <ul className="rows">
            {value.restrictions.map((one) => (
              <li key={one.case}>
                <div className="row-what">
                  <Link to={`desk/cases/${one.case}`} className="code">
                    {one.number}
                  </Link>
                  {one.arrived > 0 && <span className="badge warn">{t("arrived", { count: one.arrived })}</span>}
                  {one.glass_broken > 0 && <span className="badge bad">{t("glass-broken")}</span>}
                  <span className="hint">
                    {joined([code("kind", one.kind), code("direction", one.direction), stateName(one.counterpart), t("closed-on", { day: shortDay(one.closed_on, language) }), t("restricted-on", { day: shortDay(one.restricted_on, language) })], language)}
                  </span>
                  {proposes && (
                    <Folded label={t("lift")} name={`${t("lift")}: ${one.number}`}>
                      {(close) => <ReasonForm caseId={one.case} command="restriction/end" done={t("lift-waits")} onClose={close} />}
                    </Folded>
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
