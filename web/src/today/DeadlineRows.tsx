// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import { useLanguage, useWords } from "../words/words";
import { dayToKeep, type ListedClock, urgency } from "./urgency";

/** "3 days", "today", "5 days over" in few signs, for rows. */
export function LeftBadge({ left }: { left: number | null }) {
  const t = useWords("today");
  const tone = { over: "bad", now: "warn", soon: "open", later: "soft" }[urgency(left)];
  const words = left === null ? t("limit-unknown") : left < 0 ? t("short-over", { count: -left }) : left === 0 ? t("short-today") : t("short-left", { count: left });
  return <span className={`badge ${tone}`}>{words}</span>;
}

export function DeadlineRows({ clocks }: { clocks: ListedClock[] }) {
  const { language } = useLanguage();
  const { today, stateName, clockLabel } = useCommon();
  return (
    <ul className="rows">
      {clocks.map((clock) => (
        <li key={`${clock.case}/${clock.id}`}>
          <span className="row-left">
            <LeftBadge left={daysBetween(today, dayToKeep(clock))} />
          </span>
          <span className="row-what">
            <Link to={`desk/cases/${clock.case}`}>{clockLabel(clock)}</Link>
            <span className="hint">
              {shortDay(dayToKeep(clock), language)} · {stateName(clock.counterpart)} · <span className="code">{clock.number}</span>
              {clock.subject_name && ` · ${clock.subject_name}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
