// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { effectWords, useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import { useLanguage, useWords } from "../words/words";
import { LawLink, NextSteps } from "./NextSteps";
import { TimeLeft } from "./TimeLeft";
import { dayToKeep, type HeldPerson, urgency } from "./urgency";

/** One person held: how many days, who, why, what happens then, where to go. */
export function CustodyCard({ person }: { person: HeldPerson }) {
  const t = useWords("today");
  const code = useCodes();
  const { language } = useLanguage();
  const { today, stateName, personName, clockLabel } = useCommon();
  const [nearest, ...others] = person.clocks;
  const left = daysBetween(today, dayToKeep(nearest));
  const effect = nearest.gap ? t("find-limit") : effectWords(nearest.effect, code, language);
  return (
    <li className={`custody-card ${urgency(left)}`}>
      <TimeLeft left={left} />
      <div className="custody-who">
        <h3>
          <Link to={`desk/cases/${nearest.case}`}>{nearest.subject_name || t("person-unnamed")}</Link>
        </h3>
        <p>
          {stateName(nearest.counterpart)} · <span className="code">{nearest.number}</span>
        </p>
        {nearest.place && <p>{t("held-at", { place: nearest.place })}</p>}
        <p>
          {clockLabel(nearest)} {nearest.rule && <LawLink rule={nearest.rule} />}
        </p>
        {effect && <p className="then">{effect}</p>}
        {nearest.next_steps.length > 0 && <NextSteps steps={nearest.next_steps} />}
        <dl className="days">
          {!nearest.gap && nearest.careful && nearest.careful !== nearest.due && (
            <div>
              <dt>{t("careful-day")}</dt>
              <dd>{shortDay(nearest.careful, language)}</dd>
            </div>
          )}
          {!nearest.gap && nearest.due && (
            <div>
              <dt>{t("last-day")}</dt>
              <dd>{shortDay(nearest.due, language)}</dd>
            </div>
          )}
          <div>
            <dt>{t("watched-by")}</dt>
            <dd>{personName(nearest.owner)}</dd>
          </div>
        </dl>
        {others.map((clock) => (
          <p key={clock.id} className="hint">
            {t("then-clock", { label: clockLabel(clock), day: shortDay(dayToKeep(clock), language) })}
          </p>
        ))}
      </div>
    </li>
  );
}
