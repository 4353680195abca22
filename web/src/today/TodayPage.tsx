// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { Loading } from "../app/Loading";
import { Link } from "../app/router";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { longDay } from "../office/days";
import { registerReaders } from "../office/readers";
import { useAccount } from "../office/session";
import { useLive } from "../office/useLive";
import type { RegisterProposals, RegisterTasks } from "../office/register";
import type { Cases, Clocks, Proposals, Tasks } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { Approvals, Arrivals, TaskList } from "./Waiting";
import { CustodyCard } from "./CustodyCard";
import { DeadlineRows } from "./DeadlineRows";
import { deadlines, heldPersons } from "./urgency";
import "./today.css";

/** Deadlines are shown two weeks ahead, arrivals a week back. */
const AHEAD_DAYS = 14;

/** Whoever keeps accounts or audits has no cases, and is not told that nobody is held. */
const casework: readonly string[] = ["officer", "head-of-unit", "deputy", "executing-officer", "translator", "registrar"];

/** Where the work of those who keep no cases is. */
const otherwise: { path: string; name: string; roles: readonly string[] }[] = [
  { path: "desk/administration", name: "administration", roles: ["administrator", "auditor"] },
  { path: "desk/approvals", name: "approvals", roles: ["administrator"] },
  { path: "desk/docket", name: "docket", roles: ["auditor"] },
  { path: "desk/news", name: "news", roles: ["public-editor"] },
  { path: "desk/statistics", name: "statistics", roles: ["public-editor"] },
];

function YourPages({ roles }: { roles: readonly string[] }) {
  const t = useWords("today");
  const d = useWords("desk");
  return (
    <section className="panel" aria-labelledby="your-pages">
      <h2 id="your-pages">{t("your-pages")}</h2>
      <p className="row">
        {otherwise
          .filter((page) => page.roles.some((role) => roles.includes(role)))
          .map(({ path, name }) => (
            <Link key={path} to={path}>
              {d(name)}
            </Link>
          ))}
      </p>
    </section>
  );
}

/** Whoever does not read the register owns nothing of what was decided at a table. */
async function everything(owner: string | null) {
  const [clocks, proposals, ofRegister, tasks, cases, ofMeetings] = await Promise.all([
    read<Clocks>("clocks?limit=200"),
    read<Proposals>("proposals?limit=200"),
    read<RegisterProposals>("register/proposals?limit=200"),
    read<Tasks>("tasks?limit=200"),
    read<Cases>("cases?direction=incoming&limit=200"),
    owner === null ? { tasks: [] } : read<RegisterTasks>(`register/tasks?${query({ owner, limit: "200" })}`),
  ]);
  const waiting = [...proposals.proposals.map((one) => ({ ...one, of: one.case })), ...ofRegister.proposals.map((one) => ({ ...one, of: one.holding }))];
  return { clocks: clocks.clocks, waiting, tasks: tasks.tasks, decided: ofMeetings.tasks, cases: cases.cases };
}

/** What needs me now: who is held first, then days to keep, then what waits. */
export function TodayPage() {
  const t = useWords("today");
  const { language } = useLanguage();
  const { today } = useCommon();
  const { id, roles } = useAccount();
  const owner = roles.some((role) => registerReaders.includes(role)) ? id : null;
  const { value, problem, retry } = useLive(() => everything(owner), [owner]);
  const works = roles.some((role) => casework.includes(role));
  const held = heldPersons(value?.clocks ?? []);
  const due = deadlines(value?.clocks ?? [], today, AHEAD_DAYS);
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{longDay(today, language)}</p>
      </header>
      {value === undefined && !problem && <Loading />}
      {problem && <Problem problem={problem} retry={retry} />}
      {value && (
        <>
          {works && <section aria-labelledby="held">
            <h2 id="held">
              {t("held")} <span className="count">{t("persons", { count: held.length })}</span>
            </h2>
            {held.length === 0 ? (
              <p className="panel hint">{t("nobody-held")}</p>
            ) : (
              <ul className="custody-wall">
                {held.slice(0, 6).map((person) => (
                  <CustodyCard key={person.key} person={person} />
                ))}
              </ul>
            )}
            {held.length > 6 && (
              <p>
                <Link to="desk/clocks">{t("all-held", { count: held.length })}</Link>
              </p>
            )}
          </section>}
          {!works && <YourPages roles={roles} />}
          <div className="today-columns">
            {works && <section className="panel" aria-labelledby="deadlines">
              <h2 id="deadlines">
                {t("deadlines")} <span className="count">{due.length}</span>
              </h2>
              {due.length === 0 ? <p className="hint">{t("no-deadlines", { days: AHEAD_DAYS })}</p> : <DeadlineRows clocks={due.slice(0, 12)} />}
              <p>
                <Link to="desk/clocks">{t("all-clocks")}</Link>
              </p>
            </section>}
            <div>
              <Approvals waiting={value.waiting} />
              <TaskList tasks={value.tasks} decided={value.decided} onEnded={retry} />
              <Arrivals cases={value.cases} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
