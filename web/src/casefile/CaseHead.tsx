// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import { TimeLeft } from "../today/TimeLeft";
import { urgency } from "../today/urgency";
import { isolated, joined, onward, useLanguage, useWords } from "../words/words";
import { nameOf, present, subjectName, useCase } from "./CaseFile";
import { dayOfClock, nearestClocks } from "./clocks";

/** Who asks whom for what, where it stands, who is held and how long; on a telephone the rest is behind a button. */
export function CaseHead() {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, stateName, personName, clockLabel } = useCommon();
  const [asking, asked] = file.direction === "incoming" ? [file.counterpart, file.own] : [file.own, file.counterpart];
  const people = present(file);
  const clocks = nearestClocks(file).slice(0, 3);
  const [whole, setWhole] = useState(false);
  return (
    <header className={whole ? "case-head panel" : "case-head short panel"} data-version={file.version}>
      <button type="button" className="quiet case-more no-print" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {t(whole ? "head-short" : "head-whole")}
      </button>
      <div className="case-title">
        <p className="hint">
          <span className="code">{file.number}</span>
          <span className="case-kind">
            {" · "}
            {joined([code("kind", file.kind), code("direction", file.direction)], language, ", ")}
          </span>
        </p>
        <h1>
          <bdi>{file.title}</bdi> {file.urgent && <span className="badge warn">{t("urgent")}</span>} {file.closed && <span className="badge soft">{t("closed")}</span>} {file.restricted && <span className="badge bad">{t("restricted")}</span>}
        </h1>
        <p className="states">
          <Link to={`states/${asking}`}>{stateName(asking)}</Link> <span aria-label={t("asks")}>{onward(language)}</span> <Link to={`states/${asked}`}>{stateName(asked)}</Link>
        </p>
        <dl className="days">
          <div className="case-stage">
            <dt>{t("stage")}</dt>
            <dd>{code("stage", file.stage)}</dd>
          </div>
          {people.length > 0 && (
            <div>
              <dt>{t("subjects")}</dt>
              <dd>{joined(people.map(subjectName), language, "; ")}</dd>
            </div>
          )}
          <div>
            <dt>{t("owner")}</dt>
            <dd>
              {personName(file.owner)} <span className="hint">({t("substitute", { name: personName(file.substitute) })})</span>
            </dd>
          </div>
          {file.foreign_reference && (
            <div>
              <dt>{t("their-reference")}</dt>
              <dd className="code">{file.foreign_reference}</dd>
            </div>
          )}
        </dl>
      </div>
      {clocks.length > 0 && (
        <ul className="case-clocks" aria-label={t("clocks")}>
          {clocks.map((clock) => {
            const left = daysBetween(today, dayOfClock(clock));
            return (
              <li key={clock.id} className={urgency(left)}>
                <TimeLeft left={left} />
                <p>
                  {clockLabel(clock)}
                  {clock.subject && people.length > 1 && ` · ${isolated(nameOf(file, clock.subject), language)}`}
                  {dayOfClock(clock) && <span className="hint"> {shortDay(dayOfClock(clock), language)}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </header>
  );
}
