// SPDX-License-Identifier: EUPL-1.2
// What binds us to the counterpart, and what we do together.
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import type { Brief } from "../office/register";
import { toneOf, useRegisterCodes } from "../register/codes";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { BriefRows } from "./BriefRows";

export function BriefTreatyLines({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const r = useWords("register");
  const caseCode = useCodes();
  return (
    <section className="panel" aria-labelledby="brief-treaties">
      <h2 id="brief-treaties">{t("treaties")}</h2>
      <BriefRows
        title={t("what-governs")}
        columns={[r("line-covers"), r("case-direction"), t("basis"), t("instruments")]}
        rows={brief.treaties.map((line) => ({
          key: `${line.family} ${line.direction}`,
          cells: [
            r(`covers-${line.family}`),
            caseCode("direction", line.direction),
            t(`answer-${line.answer}`),
            line.governing.length === 0 ? (
              ""
            ) : (
              <ul className="plain-list">
                {line.governing.map((instrument) => (
                  <li key={instrument}>
                    <Link to={`instruments/${instrument}`} className="code">
                      {instrument}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          ],
        }))}
      />
    </section>
  );
}

export function BriefAgreements({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { personName, stateName } = useCommon();
  return (
    <section className="panel" aria-labelledby="brief-agreements">
      <h2 id="brief-agreements">{r("agreements")}</h2>
      <BriefRows
        title={t("entered")}
        columns={[r("title"), r("kind"), r("stage"), r("in-force-since")]}
        rows={brief.agreements.map((one) => ({
          key: one.id,
          cells: [
            <>
              <Link to={`desk/agreements/${one.id}`}>{one.title}</Link>
              <span className="hint code">{one.number}</span>
            </>,
            code("kind", one.kind),
            <span className={`badge ${toneOf(one.stage)}`}>{code("stage", one.stage)}</span>,
            shortDay(one.in_force_since, language),
          ],
        }))}
      />
      {brief.observed.length > 0 && (
        <BriefRows
          title={r("enter-observed")}
          columns={[r("title"), r("all-sides"), r("stage"), r("since"), r("source")]}
          rows={brief.observed.map((one) => ({
            key: one.id,
            cells: [
              <>
                <Link to={`desk/agreements/${one.id}`}>{one.title}</Link>
                <span className="hint code">{one.number}</span>
              </>,
              one.parties.map(({ state, authority }) => (authority ? `${stateName(state)} (${authority})` : stateName(state))).join("; "),
              <span className={`badge ${toneOf(one.stage)}`}>{code("stage", one.stage)}</span>,
              shortDay(one.since, language),
              one.source,
            ],
          }))}
        />
      )}
      <BriefRows
        title={r("open-offers")}
        columns={[r("what-outlines"), r("whose"), r("waits"), r("line-answer_by"), r("reminders"), r("owner")]}
        rows={brief.offers.map((offer) => ({
          key: `${offer.agreement} ${offer.offer}`,
          cells: [
            <Link to={`desk/agreements/${offer.agreement}?pane=offers`}>{offer.says}</Link>,
            code("by", offer.by),
            r("days", { count: offer.days }),
            <>
              {shortDay(offer.answer_by, language)} {offer.overdue && <span className="badge bad">{r("overdue")}</span>}
            </>,
            formatNumber(offer.reminders, language),
            personName(offer.owner),
          ],
        }))}
      />
    </section>
  );
}

export function BriefProgrammes({ brief }: { brief: Brief }) {
  const t = useWords("brief");
  const r = useWords("register");
  const code = useRegisterCodes();
  return (
    <section className="panel" aria-labelledby="brief-programmes">
      <h2 id="brief-programmes">{r("programmes")}</h2>
      <BriefRows
        title={t("entered")}
        columns={[r("title"), r("stage"), t("progress"), t("late-items")]}
        rows={brief.programmes.map((one) => ({
          key: one.id,
          cells: [
            <>
              <Link to={`desk/programmes/${one.id}`}>{one.title}</Link>
              <span className="hint code">{one.number}</span>
            </>,
            <span className={`badge ${toneOf(one.stage)}`}>{code("stage", one.stage)}</span>,
            r("percent-done", { percent: one.progress.percent }),
            one.progress.late > 0 ? <span className="badge bad">{r("count-late", { count: one.progress.late })}</span> : "",
          ],
        }))}
      />
    </section>
  );
}
