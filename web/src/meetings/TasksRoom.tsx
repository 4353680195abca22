// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { Link, navigate, usePlace } from "../app/router";
import { SelectField } from "../desk/fields";
import { officeAddress } from "../office/ask";
import { useCommon } from "../office/common";
import { daysBetween, shortDay } from "../office/days";
import type { RegisterTask } from "../office/register";
import { useAccount } from "../office/session";
import { usePages } from "../office/usePages";
import { useRound } from "../office/useRound";
import { useRegisterCodes } from "../register/codes";
import { LeftBadge } from "../today/DeadlineRows";
import { useLanguage, useWords } from "../words/words";

const names = ["owner", "state", "by"] as const;
type Asked = Partial<Record<(typeof names)[number], string>>;

/** What is still to be done of what was decided, by the day it is due: tasks of ours, promises of theirs. */
export function TasksRoom() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { query: place } = usePlace();
  const { states, accounts } = useCommon();
  const account = useAccount();
  const asked = Object.fromEntries(names.map((name) => [name, place.get(name) ?? ""]).filter(([, value]) => value !== "")) as Asked;
  const choice = (name: (typeof names)[number], label: string, options: (readonly [string, string])[]) => (
    <SelectField label={label} value={asked[name] ?? ""} onChange={(value) => navigate(`desk/meetings?${query({ room: "tasks", ...asked, [name]: value })}`, { replace: true })} none={r("all")} options={options} />
  );
  return (
    <>
      <form className="panel register-filter no-print" role="search" aria-label={r("filter")} onSubmit={(event) => event.preventDefault()}>
        {choice("owner", r("owner"), [[account.id, r("mine")], ...accounts.filter((one) => one.id !== account.id).map((one): [string, string] => [one.id, one.name])])}
        {choice("state", r("state"), [...states].sort((one, other) => one.name.localeCompare(other.name)).map((one) => [one.code, one.name]))}
        {choice("by", t("who-does"), [["us", r("by-us")], ["them", r("by-them")]])}
      </form>
      <Tasks key={query(asked)} asked={asked} />
    </>
  );
}

/** The answer to one question: it stays while more of it is loaded. */
function Tasks({ asked }: { asked: Asked }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const { today, stateName, personName } = useCommon();
  const { rows, next, problem, loading, more, retry } = usePages<RegisterTask>("register/tasks", asked, "tasks", useRound(({ of }) => of === "meeting" || of === "publication"));
  return (
    <>
      {problem && <Problem problem={problem} retry={retry} />}
      {loading && rows.length === 0 && <p className="loading">{r("loading")}</p>}
      {(rows.length > 0 || (!loading && !problem)) && (
        <section className="panel" aria-labelledby="tasks">
          <h2 id="tasks">
            {t("room-tasks")} <span className="count">{next ? `${rows.length}+` : rows.length}</span>
          </h2>
          {rows.length === 0 && <p className="hint">{t("nothing-to-do")}</p>}
          <ul className="rows">
            {rows.map((task) => (
              <li key={`${task.holding} ${task.decision}`}>
                <span className="row-left">
                  <LeftBadge left={daysBetween(today, task.due)} />
                </span>
                <div className="row-what">
                  <Link to={task.word === "publication" ? `desk/publications/${task.holding}` : `desk/meetings/${task.holding}?pane=decisions`}>{task.says}</Link>
                  <span className="hint">
                    {[`${code("by", task.by)}: ${task.by === "us" ? personName(task.owner) : task.responsible_there || "–"}`, t("due-by", { day: shortDay(task.due, language) }), task.states.map(stateName).join(", "), `${task.number} ${task.title}`, task.about]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                  {task.case && (
                    <Link to={`desk/cases/${task.case}`} className="code">
                      {task.case_number}
                    </Link>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row no-print">
        {next && (
          <button type="button" disabled={loading} onClick={more}>
            {r("more")}
          </button>
        )}
        {rows.length > 0 && (
          <a href={officeAddress(`register/tasks?${query({ ...asked, format: "csv" })}`)} download="tasks.csv">
            {r("export")}
          </a>
        )}
      </div>
    </>
  );
}
