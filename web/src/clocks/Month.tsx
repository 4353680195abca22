// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { dayToKeep, type ListedClock } from "../today/urgency";
import { useLanguage, useWords } from "../words/words";
import { monthDays } from "./monthDays";

/** A month by weeks, Monday first (ISO 8601); each clock on the day to keep. */
export function Month({ clocks }: { clocks: ListedClock[] }) {
  const t = useWords("clocks");
  const { language } = useLanguage();
  const { today, clockLabel } = useCommon();
  const [month, setMonth] = useState(today.slice(0, 7));
  const locale = language === "en" ? "en-GB" : language;
  const weeks = monthDays(month);
  const move = (by: number) => {
    const [year = 0, at = 1] = month.split("-").map(Number);
    setMonth(new Date(Date.UTC(year, at - 1 + by, 1)).toISOString().slice(0, 7));
  };
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const onDay = (day: string) => clocks.filter((clock) => dayToKeep(clock).startsWith(day));
  return (
    <section className="panel" aria-labelledby="month">
      <div className="page-head">
        <h2 id="month" aria-live="polite">
          {name}
        </h2>
        <div className="row">
          <button type="button" onClick={() => move(-1)}>
            {t("month-before")}
          </button>
          <button type="button" onClick={() => setMonth(today.slice(0, 7))}>
            {t("this-month")}
          </button>
          <button type="button" onClick={() => move(1)}>
            {t("month-after")}
          </button>
        </div>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("view-month")}>
        <table className="month">
          <thead>
            <tr>
              {(weeks[0] ?? []).map((day) => (
                <th key={day} scope="col">
                  {weekday.format(new Date(`${day}T00:00:00Z`))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td key={day} className={`${day.startsWith(month) ? "" : "outside"} ${day === today ? "today" : ""}`}>
                    <time dateTime={day}>{Number(day.slice(8))}</time>
                    {onDay(day).map((clock) => (
                      <Link key={`${clock.case}/${clock.id}`} to={`desk/cases/${clock.case}`} className={clock.kind === "custody" ? "on-day custody" : "on-day"}>
                        {clock.subject_name || clock.number}: {clockLabel(clock)}
                      </Link>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
