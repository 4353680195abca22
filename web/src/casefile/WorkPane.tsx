// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { ladder } from "../codes/kinds";
import { AreaField, PersonField, SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useCommon } from "../office/common";
import { daysBetween, moment } from "../office/days";
import { useAccount } from "../office/session";
import type { Task } from "../office/types";
import { LeftBadge } from "../today/DeadlineRows";
import { joined, useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";

function TaskItem({ task }: { task: Task }) {
  const t = useWords("casefile");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, personName } = useCommon();
  return (
    <li className={task.done_because ? "withdrawn" : undefined}>
      <span className="row-left">{task.due && !task.done_because && <LeftBadge left={daysBetween(today, task.due)} />}</span>
      <div className="row-what">
        <p>{task.says}</p>
        <p className="hint">
          {joined([personName(task.owner), task.from && code("from", task.from), task.done_because && t("done-because", { reason: task.done_because })], language)}
        </p>
        {!task.done_because && (!file.closed || task.from === "break-glass") && (
          <Folded label={t("task-done")} name={`${t("task-done")}: ${task.says}`}>
            {(close) => (
              <CommandForm command="tasks/{task}/end" at={{ task: task.id }} initial={{ because: "" }} body={({ because }) => (because.trim() ? { because: because.trim() } : null)} onDone={close} onCancel={close}>
                {(draft, set) => <TextField label={t("how-done")} value={draft.because} onChange={(because) => set({ because })} />}
              </CommandForm>
            )}
          </Folded>
        )}
      </div>
    </li>
  );
}

/** What is to be done, what was noticed, and the ladder of reminders. */
export function WorkPane() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { today, personName } = useCommon();
  const account = useAccount();
  const open = (file.tasks ?? []).filter((task) => !task.done_because);
  const done = (file.tasks ?? []).filter((task) => task.done_because);
  return (
    <div className="case-columns">
      <div>
        {file.tasks && (
          <section className="panel" aria-labelledby="tasks">
            <h2 id="tasks">
              {t("tasks")} <span className="count">{open.length}</span>
            </h2>
            {open.length === 0 && <p className="hint">{t("no-tasks")}</p>}
            <ul className="rows">
              {open.map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
            {!file.closed && (
              <Folded label={t("add-task")}>
                {(close) => (
                  <CommandForm command="tasks" initial={{ says: "", owner: account.id, due: "" }} body={({ says, owner, due }) => (says.trim() && owner ? { says: says.trim(), owner, ...(due && { due }) } : null)} onDone={close} onCancel={close}>
                    {(draft, set) => (
                      <>
                        <TextField label={t("task-says")} value={draft.says} onChange={(says) => set({ says })} />
                        <div className="grid-2">
                          <PersonField label={t("task-owner")} value={draft.owner} onChange={(owner) => set({ owner })} />
                          <TextField label={t("due")} type="date" value={draft.due} onChange={(due) => set({ due })} help={d("optional")} />
                        </div>
                      </>
                    )}
                  </CommandForm>
                )}
              </Folded>
            )}
            {done.length > 0 && (
              <details>
                <summary>{t("tasks-done", { count: done.length })}</summary>
                <ul className="rows">
                  {done.map((task) => (
                    <TaskItem key={task.id} task={task} />
                  ))}
                </ul>
              </details>
            )}
          </section>
        )}
        {file.direction === "outgoing" && !file.closed && (
          <section className="panel" aria-labelledby="reminders">
            <h2 id="reminders">{t("reminders")}</h2>
            <p className="hint">{t("reminders-help")}</p>
            <Folded label={t("record-reminder")}>
              {(close) => (
                <CommandForm command="reminders" initial={{ rung: "contact-point", on: today }} body={({ rung, on }) => ({ rung, ...(on && { on }) })} onDone={close} onCancel={close}>
                  {(draft, set) => (
                    <div className="grid-2">
                      <SelectField label={t("line-rung")} value={draft.rung} onChange={(rung) => set({ rung })} options={ladder.map((one) => [one, code("rung", one)])} />
                      <TextField label={t("day")} type="date" value={draft.on} onChange={(on) => set({ on })} />
                    </div>
                  )}
                </CommandForm>
              )}
            </Folded>
          </section>
        )}
      </div>
      {file.notes && (
        <section className="panel" aria-labelledby="notes">
          <h2 id="notes">
            {t("notes")} <span className="count">{file.notes.length}</span>
          </h2>
          <CommandForm command="notes" initial={{ says: "" }} body={({ says }) => (says.trim() ? { says: says.trim() } : null)} submit={t("write-note")}>
            {(draft, set) => <AreaField label={t("note")} value={draft.says} onChange={(says) => set({ says })} help={t("note-help")} />}
          </CommandForm>
          <ul className="rows notes">
            {[...file.notes].reverse().map((note) => (
              <li key={note.id}>
                <div className="row-what">
                  <p className="note-words">{note.says}</p>
                  <p className="hint">
                    {personName(note.recorded.by)}, {moment(note.recorded.at, language)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
