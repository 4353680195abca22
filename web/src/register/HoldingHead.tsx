// SPDX-License-Identifier: EUPL-1.2
import { Fragment, type ReactNode } from "react";
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { useWords } from "../words/words";
import { toneOf, useRegisterCodes } from "./codes";
import { useHolding, partiesOf } from "./holding";

interface HoldingHeadProps {
  /** What it is, beside its number. */
  what: string;
  /** [what it is called, what it is]; an empty one is left out. */
  facts: readonly (readonly [string, ReactNode])[];
  /** Beside its stage. */
  badge?: ReactNode;
  children?: ReactNode;
}

/** What it is, with whom, where it stands, who answers for it. */
export function HoldingHead({ what, facts, badge, children }: HoldingHeadProps) {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { personName } = useCommon();
  const { holding } = useHolding();
  return (
    <header className="case-head panel">
      <div className="case-title">
        <p className="hint">
          <span className="code">{holding.number}</span> · {what}
        </p>
        <h1>
          {holding.title} <span className={`badge ${toneOf(holding.stage)}`}>{code("stage", holding.stage)}</span> {badge}
        </h1>
        <PartyLinks />
        <dl className="days">
          {facts
            .filter(([, words]) => words !== "")
            .map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          <div>
            <dt>{t("owner")}</dt>
            <dd>
              {personName(holding.owner)} <span className="hint">({t("stands-in", { name: personName(holding.substitute) })})</span>
            </dd>
          </div>
        </dl>
        {children}
      </div>
    </header>
  );
}

/** The other sides, each with the sheet of its State. */
function PartyLinks() {
  const { stateName } = useCommon();
  const parties = partiesOf(useHolding().holding);
  if (parties.length === 0) return null;
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
