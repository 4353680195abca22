// SPDX-License-Identifier: EUPL-1.2
import { Fragment } from "react";
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { toneOf, useRegisterCodes } from "../register/codes";
import { useAgreement } from "../register/holding";
import { useLanguage, useWords } from "../words/words";

/** What it is, with whom, where it stands and since when. */
export function AgreementHead() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  const agreement = useAgreement();
  const days = [
    ["signed-on", agreement.signed_on],
    ["in-force-since", agreement.in_force_since],
    ["expected-entry", agreement.in_force_since ? "" : agreement.expected_entry],
    ["term-ends", agreement.term_ends],
  ] as const;
  return (
    <header className="case-head panel">
      <div className="case-title">
        <p className="hint">
          <span className="code">{agreement.number}</span> · {code("kind", agreement.kind)}
        </p>
        <h1>
          {agreement.title} <span className={`badge ${toneOf(agreement.stage)}`}>{code("stage", agreement.stage)}</span>
        </h1>
        <PartyLinks />
        <dl className="days">
          {days
            .filter(([, day]) => day !== "")
            .map(([name, day]) => (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{shortDay(day, language)}</dd>
              </div>
            ))}
          <div>
            <dt>{t("owner")}</dt>
            <dd>
              {personName(agreement.owner)} <span className="hint">({t("stands-in", { name: personName(agreement.substitute) })})</span>
            </dd>
          </div>
        </dl>
      </div>
    </header>
  );
}

/** The other sides, each with the sheet of its State. */
function PartyLinks() {
  const { stateName } = useCommon();
  const { parties } = useAgreement();
  return (
    <p className="states">
      {parties.map(({ state, authority }, at) => (
        <Fragment key={`${state} ${authority}`}>
          {at > 0 && "; "}
          <Link to={`states/${state}`}>{stateName(state)}</Link>
          {authority && ` (${authority})`}
        </Fragment>
      ))}
    </p>
  );
}
