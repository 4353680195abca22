// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { daysBetween, moment, shortDay } from "../office/days";
import type { RegisterTasks } from "../office/register";
import type { Cases, Proposals, Tasks } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { give } from "../casefile/CaseFile";
import { Folded, RecordForm } from "../desk/RecordForm";
import { TextField } from "../desk/fields";
import { LeftBadge } from "./DeadlineRows";

const NEW_DAYS = 7;
const SHOWN = 6;

/** A proposal, and the case, agreement or programme that it is of. */
type Waiting = Pick<Proposals["proposals"][number], "act" | "at" | "by" | "id" | "number" | "title"> & { of: string };

/** Acts of others that wait for me as the second person. */
export function Approvals({ waiting }: { waiting: Waiting[] }) {
  const t = useWords("today");
  const code = useCodes();
  const { language } = useLanguage();
  const { personName } = useCommon();
  if (waiting.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="approvals">
      <h2 id="approvals">
        {t("approvals")} <span className="count">{waiting.length}</span>
      </h2>
      <ul className="rows">
        {waiting.slice(0, SHOWN).map((proposal) => (
          <li key={`${proposal.of}/${proposal.id}`}>
            <span className="row-what">
              <Link to={`desk/approvals#${proposal.of}-${proposal.id}`}>
                {code("act", proposal.act)}: {proposal.title || proposal.number}
              </Link>
              <span className="hint">
                {personName(proposal.by)}, {moment(proposal.at, language)} · <span className="code">{proposal.number}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TaskListProps {
  tasks: Tasks["tasks"];
  /** What was decided at meetings, or asked of a publication by the law, and is mine to do. */
  decided: RegisterTasks["tasks"];
  onEnded: () => void;
}

/** What is mine to do, of cases and of meetings, the nearest day first. */
export function TaskList({ tasks, decided, onEnded }: TaskListProps) {
  const t = useWords("today");
  const code = useCodes();
  const { today } = useCommon();
  const all = [
    ...tasks.map((task) => ({ to: `desk/cases/${task.case}?pane=work`, key: `${task.case}/${task.id}`, from: task.made_by && code("from", task.made_by), ...task })),
    ...decided.map((task) => ({ to: task.word === "publication" ? `desk/publications/${task.holding}` : `desk/meetings/${task.holding}?pane=decisions`, key: `${task.holding}/${task.decision}`, from: t(task.word === "publication" ? "from-library" : "from-meeting"), ...task })),
  ].sort((one, other) => (one.due || "9").localeCompare(other.due || "9"));
  return (
    <section className="panel" aria-labelledby="tasks">
      <h2 id="tasks">
        {t("tasks")} <span className="count">{all.length}</span>
      </h2>
      {all.length === 0 && <p className="hint">{t("no-tasks")}</p>}
      <ul className="rows">
        {all.slice(0, SHOWN).map((task) => (
          <li key={task.key}>
            <span className="row-left">{task.due && <LeftBadge left={daysBetween(today, task.due)} />}</span>
            <span className="row-what">
              <Link to={task.to}>{task.says}</Link>
              <span className="hint">
                {task.from && `${task.from} · `}
                <span className="code">{task.number}</span> {task.title}
              </span>
              {"made_by" in task && task.made_by === "break-glass" && (
                <Folded label={t("seen")} name={`${t("seen")}: ${task.says}`}>
                  {(close) => (
                    <RecordForm
                      name={`${task.key}.seen`}
                      initial={{ because: "" }}
                      body={({ because }) => (because.trim() ? { because: because.trim() } : null)}
                      send={(sent, { once }) => give(task.case, "tasks/{task}/end", sent, { at: { task: task.id }, once })}
                      onDone={() => {
                        close();
                        onEnded();
                      }}
                      onCancel={close}
                    >
                      {(draft, set) => <TextField label={t("what-came")} value={draft.because} onChange={(because) => set({ because })} />}
                    </RecordForm>
                  )}
                </Folded>
              )}
            </span>
          </li>
        ))}
      </ul>
      {all.length > SHOWN && <p className="hint">{t("and-more", { count: all.length - SHOWN })}</p>}
    </section>
  );
}

export function Arrivals({ cases }: { cases: Cases["cases"] }) {
  const t = useWords("today");
  const code = useCodes();
  const { language } = useLanguage();
  const { today, stateName } = useCommon();
  const fresh = cases.filter((one) => (daysBetween(one.opened_on, today) ?? NEW_DAYS + 1) <= NEW_DAYS).sort((one, other) => other.opened_on.localeCompare(one.opened_on));
  if (fresh.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="arrivals">
      <h2 id="arrivals">
        {t("arrivals")} <span className="count">{fresh.length}</span>
      </h2>
      <ul className="rows">
        {fresh.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <span className="row-what">
              <Link to={`desk/cases/${one.id}`}>{one.title}</Link>
              <span className="hint">
                {stateName(one.counterpart)} · {code("kind", one.kind)} · {shortDay(one.opened_on, language)} · <span className="code">{one.number}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
