// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from "react";
import { useCommon } from "../office/common";
import { localeOf, useLanguage, useWords } from "../words/words";
import { monthDays } from "./monthDays";
import "./clocks.css";

interface MonthTableProps {
  /** "2026-11" */
  month: string;
  onMonth: (month: string) => void;
  /** What stands on a day. */
  onDay: (day: string) => ReactNode;
}

/** A month by weeks, Monday first (ISO 8601). */
export function MonthTable({ month, onMonth, onDay }: MonthTableProps) {
  const t = useWords("clocks");
  const id = useId();
  const { language } = useLanguage();
  const { today } = useCommon();
  const locale = localeOf(language);
  const weeks = monthDays(month);
  const move = (by: number) => {
    const [year = 0, at = 1] = month.split("-").map(Number);
    onMonth(new Date(Date.UTC(year, at - 1 + by, 1)).toISOString().slice(0, 7));
  };
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="page-head">
        <h2 id={id} aria-live="polite">
          {name}
        </h2>
        <div className="row no-print">
          <button type="button" onClick={() => move(-1)}>
            {t("month-before")}
          </button>
          <button type="button" onClick={() => onMonth(today.slice(0, 7))}>
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
                    {onDay(day)}
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
