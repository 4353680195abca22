// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Link, navigate, usePlace } from "../app/router";
import { CalendarFeeds } from "../clocks/CalendarFeeds";
import { monthDays } from "../clocks/monthDays";
import { MonthTable } from "../clocks/MonthTable";
import { SelectField } from "../desk/fields";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import type { RegisterDay, RegisterDays } from "../office/register";
import { useAccount } from "../office/session";
import { useRegisterCodes } from "../register/codes";
import { useWords } from "../words/words";
import { useDaysText } from "./useDaysText";

const names = ["month", "owner", "state"] as const;
const wholeMonth = /^\d{4}-(0[1-9]|1[0-2])$/;

const addressOf = (day: RegisterDay) => (day.what === "item" ? `desk/programmes/${day.holding}` : day.what === "meeting" ? `desk/meetings/${day.holding}` : `desk/meetings/${day.holding}?pane=decisions`);

/** Meetings, and what is to be done of them and of programmes: a month by its weeks, and the same as a list. */
export function CalendarRoom() {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const daysText = useDaysText();
  const { query: place } = usePlace();
  const { states, accounts, today, stateName, personName } = useCommon();
  const account = useAccount();
  const asked = Object.fromEntries(names.map((name) => [name, place.get(name) ?? ""])) as Record<(typeof names)[number], string>;
  const month = wholeMonth.test(asked.month) ? asked.month : today.slice(0, 7);
  const { owner, state } = asked;
  const weeks = monthDays(month).flat();
  const { value, problem, retry } = useLoaded(() => read<RegisterDays>(`register/days?${query({ from: weeks[0], to: weeks.at(-1), owner, state })}`), [], query({ month, owner, state }));
  const change = (part: Partial<typeof asked>) => navigate(`desk/meetings?${query({ room: "calendar", ...asked, ...part })}`, { replace: true });
  const days = value?.days ?? [];
  const inMonth = days.filter(({ from, to }) => from.slice(0, 7) <= month && month <= to.slice(0, 7));
  const what = (day: RegisterDay) => (day.what === "meeting" ? day.title : day.says);
  return (
    <>
      <form className="panel register-filter no-print" role="search" aria-label={r("filter")} onSubmit={(event) => event.preventDefault()}>
        <SelectField label={t("whose-days")} value={owner} onChange={(one) => change({ owner: one })} none={r("all")} options={[[account.id, r("mine")], ...accounts.filter((one) => one.id !== account.id).map((one): [string, string] => [one.id, one.name])]} />
        <SelectField label={r("state")} value={state} onChange={(one) => change({ state: one })} none={r("all")} options={[...states].sort((one, other) => one.name.localeCompare(other.name)).map((one) => [one.code, one.name])} />
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {value === undefined && !problem && <p className="loading">{r("loading")}</p>}
      <MonthTable
        month={month}
        onMonth={(next) => change({ month: next === today.slice(0, 7) ? "" : next })}
        onDay={(on) =>
          days
            .filter(({ from, to }) => from <= on && on <= to)
            .map((day) => (
              <Link key={`${day.holding} ${day.part}`} to={addressOf(day)} className={`on-day ${day.what} ${day.status === "late" ? "custody" : ""}`}>
                {what(day)}
              </Link>
            ))
        }
      />
      {value && (
        <section className="panel" aria-labelledby="days">
          <h2 id="days">
            {t("days-listed")} <span className="count">{inMonth.length}</span>
          </h2>
          {inMonth.length === 0 && <p className="hint">{t("no-days")}</p>}
          <ul className="rows days-list">
            {inMonth.map((day) => (
              <li key={`${day.holding} ${day.part}`}>
                <span className="row-left">{daysText(day.from, day.to)}</span>
                <div className="row-what">
                  <Link to={addressOf(day)}>{what(day)}</Link>
                  <span className="hint">
                    {[t(`day-${day.what}`), day.kind && code(day.what === "item" ? "form" : "kind", day.kind), day.states.map(stateName).join(", "), personName(day.owner), day.number].filter(Boolean).join(" · ")}
                  </span>
                </div>
                <span className={`badge ${day.status === "late" ? "bad" : "soft"}`}>{code(day.what === "meeting" ? "stage" : "status", day.status)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <CalendarFeeds of="register" />
    </>
  );
}
